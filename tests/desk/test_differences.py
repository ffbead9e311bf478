from hypothesis import given
from hypothesis import strategies as st

from gongkai.desk.shown.differences import Change, differences, plain

texts = st.text(st.sampled_from("甲乙丙丁123。\n"), max_size=60)


def told(paragraphs, leaving_out: Change) -> str:
    lines = ["".join(piece.text for piece in line if piece.change != leaving_out) for line in paragraphs]
    return "\n".join(line for line in lines if line)


@given(texts, texts)
def test_what_is_kept_and_what_is_new_make_the_later_text(before, after):
    assert told(differences(before, after), Change.GONE) == "\n".join(filter(None, after.splitlines()))


@given(texts, texts)
def test_what_is_kept_and_what_is_gone_make_the_earlier_text(before, after):
    kept = told(differences(before, after), Change.NEW)

    assert sorted(kept.split("\n")) == sorted("\n".join(filter(None, before.splitlines())).split("\n"))


def test_a_number_is_one_word():
    ((same, gone, new),) = differences("共40000", "共42000")

    assert [piece.text for piece in (same, gone, new)] == ["共", "40000", "42000"]


def test_an_unchanged_text_has_no_marks():
    assert {piece.change for line in differences("甲\n乙", "甲\n乙") for piece in line} == {Change.SAME}


def test_a_body_is_read_as_its_paragraphs_and_cells():
    body = "<h2>一、总则</h2><p>正文&amp;附注</p><table><tr><td>甲</td><td>乙</td></tr></table>"

    assert plain(body) == "一、总则\n正文&附注\n甲　乙"
