"""What search does with the news from publishing: one line in the log, in the transaction of the act."""

from collections.abc import Sequence

from django.dispatch import receiver

from gongkai.publishing.signals import item_published, item_withdrawn
from gongkai.search.models import Change, Turnstile


@receiver(item_published, dispatch_uid="search.item_published")
def log_publication(item_ids: Sequence[int], **_: object) -> None:
    """Note items that became public or show a newer edition."""
    _log(item_ids, withdrawn=False)


@receiver(item_withdrawn, dispatch_uid="search.item_withdrawn")
def log_withdrawal(item_ids: Sequence[int], **_: object) -> None:
    """Note items that stopped being public."""
    _log(item_ids, withdrawn=True)


def _log(item_ids: Sequence[int], *, withdrawn: bool) -> None:
    Turnstile.objects.select_for_update().get_or_create(pk=1)
    Change.objects.bulk_create(Change(item_id=item_id, withdrawn=withdrawn) for item_id in item_ids)
