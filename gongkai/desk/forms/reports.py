"""The numbers agencies file for the annual report."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from django import forms

from gongkai.agencies.models import Agency
from gongkai.law.report_tables import Form
from gongkai.reports.facts import cell_label, cells_of, is_filed


class FilingForm(forms.Form):
    """One field for each cell of table two that no record is counted for; its name is the cell's address."""

    def __init__(self, *args: object, sheet: Form, filed: Mapping[str, Decimal], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.sheet = sheet
        self.filed = filed
        for cell in filter(is_filed, cells_of(sheet)):
            label = cell_label(sheet, cell)
            self.fields[cell] = forms.DecimalField(
                label=label,
                required=False,
                initial=f"{filed[cell].normalize():f}" if cell in filed else None,
                widget=forms.TextInput(
                    attrs={"class": "govuk-input gk-width-10", "inputmode": "decimal", "aria-label": label}
                ),
                error_messages={"invalid": "请填写一个数"},
            )

    def clean(self) -> dict[str, Decimal | None]:
        """Refuse to empty a cell: a filed number can be replaced, not taken back."""
        cleaned = cast("dict[str, Decimal | None]", self.cleaned_data)
        for cell in self.filed:
            if cell in cleaned and cleaned[cell] is None:
                self.add_error(cell, "已填报的数字不能清空，没有的请填 0")
        return cleaned

    @property
    def new_numbers(self) -> dict[str, Decimal]:
        """The numbers that are not on file yet."""
        told = {cell: number for cell, number in self.cleaned_data.items() if number is not None}
        return {cell: number for cell, number in told.items() if self.filed.get(cell) != number}

    @property
    def blocks(self) -> list[tuple[str, str, list[str], list[tuple[str, list[forms.BoundField]]]]]:
        """The fields as the form prints them: caption, heading, column labels, and each row's fields."""
        found = []
        for block in self.sheet.table2:
            rows = [row for row in block.rows if is_filed(f"table2.{row.key}.{block.columns[0].key}")]
            lines = [
                (row.label, [self[f"table2.{row.key}.{one.key}"] for one in block.columns]) for row in rows
            ]
            labels = [f"{one.label}（{one.unit}）" if one.unit else one.label for one in block.columns]
            if lines:
                found.append((block.caption, block.row_header, labels, lines))
        return found


class WhoseForm(forms.Form):
    """Of which agency, or of the city."""

    agency = forms.ChoiceField(label="机关", required=False)

    def __init__(self, *args: object, agencies: list[Agency], city: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        whole = [("", "全市")] if city else []
        choices = [*whole, *((agency.code, agency.name) for agency in agencies)]
        cast("forms.ChoiceField", self.fields["agency"]).choices = choices
