"""An entry of the journal. It names its subject by code, so that it outlives the row it speaks of."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from gongkai.journal.words import WORD_LABELS, Word


class JournalIsWritten(Exception):
    """Somebody tried to change or remove an entry: a programming error."""


class Entry(models.Model):
    """One act: what was done to what, by whom, when, with which facts."""

    word = models.CharField(
        "事项", max_length=40, choices=[(word.value, label) for word, label in WORD_LABELS.items()]
    )
    subject = models.CharField("对象", max_length=80)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="经办人"
    )
    at = models.DateTimeField("时间")
    facts = models.JSONField("内容", default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = "留痕"
        indexes = [
            models.Index(fields=["subject", "id"], name="journal_subject"),
            models.Index(fields=["word", "id"], name="journal_word"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once."""
        if not self._state.adding:
            raise JournalIsWritten
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never."""
        raise JournalIsWritten

    @property
    def label(self) -> str:
        """The act in Chinese."""
        return WORD_LABELS[Word(self.word)]
