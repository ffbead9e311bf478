"""What the journal is narrowed down to."""

from django import forms

from gongkai.journal.words import WORD_LABELS


class JournalSearch(forms.Form):
    """Only one kind of act, only one thing; `before` turns the page."""

    word = forms.ChoiceField(
        label="事项",
        required=False,
        choices=[("", "全部"), *((word.value, label) for word, label in WORD_LABELS.items())],
    )
    subject = forms.CharField(label="申请编号或者信息编号", required=False, max_length=80)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def clean_subject(self) -> str:
        """Return the journal's name of what is asked for: a request by its number, an item by its own."""
        told = str(self.cleaned_data["subject"])
        if told.isdigit():
            return f"item:{told}"
        return f"inforequest:{told}" if told and ":" not in told else told
