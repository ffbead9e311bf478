import argparse
import gzip
import json
from pathlib import Path

import pytest

from gongkai.console import importing
from gongkai.console.main import Parser
from gongkai.publishing import public
from gongkai.publishing.models import Item
from gongkai.search.public import search

pytestmark = pytest.mark.django_db(transaction=True)

LAW = {
    "path": "行政法规/演示条例(2020-01-01).md",
    "title": "演示条例",
    "markdown": "# 演示条例\n\n2019年12月1日 国务院令第700号公布\n\n<!-- INFO END -->\n\n"
    "第一条 为了演示，制定本条例。\n\n第二条 本条例自2020年1月1日起施行。",
}


def written(folder: Path, *lines: str) -> Path:
    file = folder / "laws.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def imported(capsys, file: Path, *options: str) -> dict:
    parser = Parser(prog="gongkai import")
    importing.add_arguments(parser)
    args = parser.parse_args(
        [str(file), "--agency", "zjj", "--crew", "wangfang,zhaomin,zhoujian", "--format", "json", *options]
    )
    assert importing.run(args) == 0
    return json.loads(capsys.readouterr().out)


def test_good_lines_are_published_and_bad_ones_told_with_line_and_reason(cast, capsys, tmp_path):
    file = written(tmp_path, json.dumps(LAW), "{不是", json.dumps(LAW | {"title": ""}))

    told = imported(capsys, file)

    assert (told["read"], told["published"]) == (3, 1)
    assert [line["line"] for line in told["refused"]] == [2, 3]
    assert "不是有效的 JSON" in told["refused"][0]["reason"]
    assert "字段“title”是空的" in told["refused"][1]["reason"]
    assert Item.objects.count() == 1


def test_imported_law_is_read_with_its_source_and_found(cast, capsys, tmp_path):
    imported(capsys, written(tmp_path, json.dumps(LAW)))

    item = public.item(Item.objects.get().pk)
    assert (item.title, item.source_path, item.kind_label) == ("演示条例", LAW["path"], "行政法规")
    assert "<p>第一条 为了演示，制定本条例。</p>" in item.body
    assert search("演示条例").hits[0].source_path == LAW["path"]


def test_importing_again_adds_nothing(cast, capsys, tmp_path):
    file = written(tmp_path, json.dumps(LAW))
    imported(capsys, file)

    again = imported(capsys, file)

    assert (again["published"], again["already_imported"]) == (0, 1)
    assert Item.objects.count() == 1


def test_what_the_text_does_not_say_is_listed_and_left_empty(cast, capsys, tmp_path):
    silent = LAW | {"markdown": "# 演示条例\n\n<!-- INFO END -->\n\n第一条 为了演示，制定本条例。"}

    told = imported(capsys, written(tmp_path, json.dumps(silent)))

    assert told["unclassified"]["施行日期"] == 1
    assert public.item(Item.objects.get().pk).effective_on is None
    assert "施行日期" in Path(told["listing"]).read_text("utf-8-sig")


def test_html_inside_a_law_is_shown_as_words(cast, capsys, tmp_path):
    sly = LAW | {"markdown": LAW["markdown"] + "\n\n<script>alert(1)</script>"}

    imported(capsys, written(tmp_path, json.dumps(sly)))

    assert "<script" not in public.item(Item.objects.get().pk).body


def test_compressed_file_is_read_alike(cast, capsys, tmp_path):
    file = tmp_path / "laws.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps(LAW).encode()))

    assert imported(capsys, file)["published"] == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "不是 UTF-8 文本"),
        (b"\x1f\x8b\x08\x00abc", "压缩文件不完整"),
        (gzip.compress(b"{}" * 999, mtime=0)[:-9] + b"x" * 9, "压缩文件"),
    ],
    ids=["not text", "cut off", "damaged"],
)
def test_file_that_cannot_be_read_is_refused_whole(cast, tmp_path, content, told):
    file = tmp_path / "laws.jsonl"
    file.write_bytes(content)

    with pytest.raises(importing.FileUnreadable, match=told):
        importing.run(arguments(file))


def test_missing_file_is_refused_by_its_path(cast, tmp_path):
    with pytest.raises(importing.FileUnreadable, match="nowhere"):
        importing.run(arguments(tmp_path / "nowhere.jsonl"))


def test_nobody_imports_without_three_names(cast, tmp_path):
    with pytest.raises(importing.CrewMissing):
        importing.run(arguments(written(tmp_path, json.dumps(LAW)), crew=None))
    with pytest.raises(importing.UnknownPerson, match="nobody"):
        importing.run(arguments(written(tmp_path, json.dumps(LAW)), crew="wangfang,zhaomin,nobody"))
    assert not Item.objects.exists()


def arguments(file: Path, crew: str | None = "wangfang,zhaomin,zhoujian") -> argparse.Namespace:
    return argparse.Namespace(file=file, agency="zjj", crew=crew, format="text")
