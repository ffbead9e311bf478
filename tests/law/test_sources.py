import pytest

from gongkai.law.sources import FEES, NORMS, REGULATION, Article, chinese_number, cite


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (33, "三十三"),
        (100, "一百"),
        (102, "一百零二"),
        (110, "一百一十"),
        (201, "二百零一"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1260, "一千二百六十"),
        (9999, "九千九百九十九"),
    ],
)
def test_articles_are_numbered_in_chinese(number, text):
    assert chinese_number(number) == text


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_no_article_has_such_a_number(number):
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


def test_every_number_has_a_name_of_its_own():
    assert len({chinese_number(number) for number in range(1, 10_000)}) == 9_999


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (Article(REGULATION, 30), "第三十条"),
        (Article(REGULATION, 33, 2), "第三十三条第二款"),
        (Article(REGULATION, 36, item=3), "第三十六条第（三）项"),
        (Article(REGULATION, 20, 1, 15), "第二十条第一款第（十五）项"),
    ],
)
def test_a_place_is_cited_down_to_its_item(article, text):
    assert article.place == text
    assert str(article) == f"《中华人民共和国政府信息公开条例》{text}"


def test_places_of_one_norm_share_its_title():
    assert cite([Article(REGULATION, 36, item=3), Article(REGULATION, 14), Article(FEES, 6)]) == (
        "《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十四条，《政府信息公开信息处理费管理办法》第六条"
    )


def test_nothing_to_cite_is_an_empty_text():
    assert cite([]) == ""


def test_every_norm_is_found_by_its_own_key():
    assert all(key == norm.key for key, norm in NORMS.items())
