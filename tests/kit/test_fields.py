"""Fields of plain Django forms, as a reader sees and hears them."""

from datetime import date

import pytest
from django import forms

from tests.kit.page import drawn, words


class Request(forms.Form):
    """A form with one field of every kind."""

    name = forms.CharField(label="姓名", help_text="与证件一致 <b>", error_messages={"required": "请填写。"})
    content = forms.CharField(label="所需信息", widget=forms.Textarea)
    organ = forms.ChoiceField(label="机关", choices=[("zj", "市住建局"), ("cz", "市财政局")])
    kind = forms.ChoiceField(label="身份", choices=[("p", "公民"), ("o", "组织")], widget=forms.RadioSelect)
    form = forms.MultipleChoiceField(
        label="方式", choices=[("e", "邮件"), ("m", "邮寄")], widget=forms.CheckboxSelectMultiple
    )
    since = forms.DateField(label="日期", required=False)
    proof = forms.FileField(label="证明")
    honest = forms.BooleanField(label="我保证真实。", error_messages={"required": "请勾选。"})
    step = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        self.add_error(None, "今天已经提交过 <i>。")


@pytest.fixture
def refused() -> Request:
    form = Request({})
    form.is_valid()
    return form


@pytest.mark.parametrize("name", ["name", "content", "organ", "since", "proof", "honest"])
def test_a_label_belongs_to_its_control(name: str):
    page = drawn("{% field bound %}", bound=Request()[name])

    (label,) = page.xpath("//label")
    (control,) = page.xpath("//*[@name]")
    assert label.get("for") == control.get("id")


@pytest.mark.parametrize("name", ["kind", "form"])
def test_choices_stand_under_a_legend_and_each_has_its_label(name: str):
    page = drawn("{% field bound %}", bound=Request()[name])

    assert page.xpath("//fieldset/legend")
    assert page.xpath("//label/@for") == page.xpath("//input/@id")


def test_the_choice_made_is_shown_again():
    page = drawn("{% field bound %}", bound=Request({"kind": "o"})["kind"])

    assert page.xpath("//input[@checked]/@value") == ["o"]


def test_a_control_is_described_by_its_hint_and_its_error(refused: Request):
    page = drawn("{% field bound %}", bound=refused["name"])

    (control,) = page.xpath("//input")
    ids = control.get("aria-describedby").split()
    assert [words(page.get_element_by_id(one)) for one in ids] == ["与证件一致 <b>", "错误：请填写。"]
    assert control.get("aria-invalid") == "true"


def test_an_optional_field_says_so():
    assert "（选填）" in words(drawn("{% field bound %}", bound=Request()["since"]))
    assert "（选填）" not in words(drawn("{% field bound %}", bound=Request()["name"]))


def test_a_day_is_picked_in_the_browser_and_written_as_a_day():
    page = drawn("{% field bound %}", bound=Request(initial={"since": date(2025, 10, 9)})["since"])

    (control,) = page.xpath("//input")
    assert (control.get("type"), control.get("value")) == ("date", "2025-10-09")


def test_what_a_person_typed_comes_back_as_text():
    page = drawn("{% field bound %}", bound=Request({"name": '"><script>'})["name"])

    assert page.xpath("//input/@value") == ['"><script>']
    assert not page.xpath("//script")


def test_an_error_summary_leads_to_every_field_refused(refused: Request):
    page = drawn("{% error_summary form %}{% fields form %}", form=refused)

    targets = [href.removeprefix("#") for href in page.xpath("//div[@data-focus]//a/@href")]
    assert len(targets) == len(refused.errors) - 2  # the form's own error and the hidden field have no place
    for target in targets:
        assert page.get_element_by_id(target).tag in {"input", "select", "textarea"}


def test_an_error_summary_names_the_field_once(refused: Request):
    lines = [words(line) for line in drawn("{% error_summary form %}", form=refused).xpath("//li")]

    assert lines[0] == "今天已经提交过 <i>。"
    assert "姓名：请填写。" in lines
    assert "请勾选。" in lines


def test_a_form_without_errors_has_no_summary():
    assert words(drawn("{% error_summary form %}", form=Request())) == ""


def test_all_fields_are_drawn_in_their_order():
    page = drawn("{% fields form %}", form=Request())

    names = list(dict.fromkeys(page.xpath("//*[@name]/@name")))
    assert names == ["step", "name", "content", "organ", "kind", "form", "since", "proof", "honest"]
