"""A field of a plain Django form, taken apart for the page: label, hint, errors, control."""

from dataclasses import dataclass
from enum import StrEnum

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.widgets import ChoiceWidget, Widget
from django.utils.safestring import SafeString


class DayInput(forms.DateInput):
    """A day, picked in the browser's own calendar; written YYYY-MM-DD where it has none."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Kind(StrEnum):
    """How a field is laid out."""

    HIDDEN = "hidden"
    SINGLE = "single"  # one control under its label
    TICK = "tick"  # one box before its label
    CHOICES = "choices"  # radios or boxes under a legend
    GROUP = "group"  # several controls under a legend


@dataclass(frozen=True, slots=True)
class FieldView:
    """What `kit/field.html` draws of a bound field.

    own_hint: takes the place of the field's help text. width: "2", "10" or "20" letters; else full.
    """

    bound: BoundField
    own_hint: str = ""
    width: str = ""

    @property
    def kind(self) -> Kind:
        widget = self.bound.field.widget
        if widget.is_hidden:
            return Kind.HIDDEN
        if isinstance(widget, forms.RadioSelect):
            return Kind.CHOICES
        if isinstance(widget, forms.CheckboxInput):
            return Kind.TICK
        if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
            return Kind.GROUP
        return Kind.SINGLE

    @property
    def id(self) -> str:
        return self.bound.auto_id or self.bound.html_name

    @property
    def target(self) -> str:
        """Return the id of the control an error message leads to."""
        return f"{self.id}_0" if self.kind in (Kind.CHOICES, Kind.GROUP) else self.id

    @property
    def label(self) -> str:
        return str(self.bound.label)

    @property
    def optional(self) -> bool:
        return not self.bound.field.required

    @property
    def hint(self) -> str:
        return self.own_hint or str(self.bound.help_text)

    @property
    def errors(self) -> list[str]:
        return [str(error) for error in self.bound.errors]

    @property
    def complaints(self) -> list[str]:
        """Return the errors as they read away from their field: with its label, where they do not name it."""
        alone = self.kind is Kind.TICK
        return [error if alone or self.label in error else f"{self.label}：{error}" for error in self.errors]

    @property
    def described_by(self) -> str:
        """Return the ids of what explains the control, for a reader who hears the page."""
        hint = f"{self.id}-hint" if self.hint else ""
        error = f"{self.id}-error" if self.errors else ""
        return f"{hint} {error}".strip()

    @property
    def options(self) -> list[BoundWidget]:
        return list(self.bound)

    @property
    def input_type(self) -> str:
        """Return "radio" or "checkbox", for choices."""
        widget = self.bound.field.widget
        return str(widget.input_type) if isinstance(widget, ChoiceWidget) else ""

    @property
    def control(self) -> SafeString:
        """Return the widget's own HTML, with the classes and the ids of the page."""
        widget = self.bound.field.widget
        attrs: dict[str, str | bool] = {"class": self._classes(widget)}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        # A text box for days becomes the browser's calendar; a widget made for the case stays itself.
        if type(widget) is forms.DateInput:
            widget = DayInput(widget.attrs)
        return self.bound.as_widget(widget, attrs=attrs)

    def _classes(self, widget: Widget) -> str:
        block = _block_of(widget)
        error = f" {block}--error" if self.errors else ""
        width = f" gk-width-{self.width}" if self.width else ""
        return f"{block}{error}{width}"


def _block_of(widget: Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return "govuk-textarea"
    if isinstance(widget, forms.Select | forms.SelectDateWidget):
        return "govuk-select"
    if isinstance(widget, forms.FileInput):
        return "govuk-file-upload"
    if isinstance(widget, forms.CheckboxInput):
        return "govuk-checkboxes__input"
    return "govuk-input"
