"""Making an item of a law: its kind, its content, and the refusal of texts nobody can read."""

from html import escape

from markdown_it import MarkdownIt

from gongkai.law.refusals import Refusal
from gongkai.publishing.content import Content
from gongkai.publishing.lawtexts.record import LawText

# Raw HTML inside Markdown is shown as text: a law has none, and nobody else's may come in this way.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


class TextDamaged(Refusal):
    """Characters of the text are lost; publishing it would publish a different law."""

    def __init__(self, title: str, places: list[str]) -> None:
        super().__init__(
            f"《{title}》没有公开：{places[0]}（共{len(places)}处）",
            rule="公开的文本须与原件一致",
            remedy="请对照原件补正后重新导入",
        )


def law_content(law: LawText) -> Content:
    """Return the content of an item that shows the law: its 题注 above its text.

    Refused by TextDamaged where characters of the text are lost.
    """
    places = [doubt.reason for doubt in law.unclassified if doubt.field == "body_markdown"]
    if places:
        raise TextDamaged(law.title, places)
    history = "".join(f"<p>{escape(line)}</p>" for line in law.history)
    return Content(
        title=law.title,
        body=(f"<blockquote>{history}</blockquote>" if history else "") + _html(law.body_markdown),
        number=law.number,
        issuer=law.issuer,
        source=law.region or "法律法规库",
        keywords=law.kind.label,
        adopted_on=law.adopted_on,
        effective_on=law.effective_on,
    )


def _html(markdown: str) -> str:
    """Return the text as HTML; a page has one first heading, and it is the title's."""
    html = str(_MARKDOWN.render(markdown))
    return html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
