import pytest

from gongkai.documents import typefaces
from gongkai.documents.pdf import letter_pdf
from gongkai.documents.sheet import Face
from tests.documents.samples import LETTER


@pytest.fixture
def licensed(tmp_path):
    """A folder with an operator's 仿宋: a shipped face under another name."""
    source = typefaces.SHIPPED / "NotoSansSC-Medium.ttf"
    stand_in, real = ("Noto Sans SC".encode("utf-16-be"), "FangSong 123".encode("utf-16-be"))
    (tmp_path / "fangsong.ttf").write_bytes(source.read_bytes().replace(stand_in, real))
    return (tmp_path,)


def test_names_with_rare_characters_can_be_set():
    assert not typefaces.missing("龑䶮㛃㙍𬭸𬱖〇〔〕■□√①“”—…")


def test_a_character_of_no_font_is_told():
    assert typefaces.missing("张伟😀") == {"😀"}


def test_a_character_of_no_font_leaves_a_visible_mark():
    assert typefaces.settable("张伟😀") == "张伟〓"


def test_an_operators_fangsong_sets_the_text(licensed):
    assert typefaces.cuts(licensed)[Face.BODY].families[0].startswith("FangSong")


def test_an_operators_fangsong_does_not_set_the_title(licensed):
    assert typefaces.cuts(licensed)[Face.TITLE].families[0] == typefaces.cuts()[Face.TITLE].families[0]


def test_an_operators_font_changes_the_letter(licensed):
    assert letter_pdf(LETTER, licensed) != letter_pdf(LETTER)


def test_only_shipped_fonts_are_used_by_default():
    assert {font.path for font in typefaces.loaded().fonts()} == {
        str(path) for path in typefaces.SHIPPED.glob("*.ttf")
    }


def test_the_licence_is_beside_each_font():
    for family in ("NotoSerifSC", "NotoSansSC"):
        assert "SIL OPEN FONT LICENSE" in (typefaces.SHIPPED / f"OFL-{family}.txt").read_text("utf-8")


def test_the_fonts_stay_small():
    assert sum(path.stat().st_size for path in typefaces.SHIPPED.glob("*.ttf")) < 25_000_000
