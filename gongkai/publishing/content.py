"""What an edition says: its text and its metadata, cleaned and fingerprinted."""

import hashlib
import html
import json
import re
from dataclasses import asdict, dataclass
from datetime import date

import nh3

from gongkai.publishing.kinds import FIELD_LABELS, Kind
from gongkai.publishing.lifecycle import FieldsMissing

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "strong", "b", "sup", "sub", "a", "blockquote", "span", "div"),
    *("ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
}
CLASSES = {"p": {"addressee", "signed"}}
"""主送 and 署名 stand where an official text has them; no other class comes in from outside."""
ATTRIBUTES = {"a": {"href", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}

_INLINE = {"a", "b", "strong", "span", "sub", "sup"}
_TAG = re.compile(r"""</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>""")


@dataclass(frozen=True, slots=True)
class Content:
    """The words and the metadata of one edition (peers: 元数据 of a document page).

    body: HTML; whatever is not on the allow-list is removed by `cleaned`.
    number: 文号; issuer: 发文机关; source: 来源, the organ or medium the text comes from.
    adopted_on, effective_on, expires_on: 成文、施行、失效日期; None where the text has none.
    keywords: 主题词, separated by spaces. topic: 主题分类.
    """

    title: str
    body: str
    number: str = ""
    issuer: str = ""
    source: str = ""
    abstract: str = ""
    keywords: str = ""
    topic: str = ""
    adopted_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None

    def fingerprint(self) -> str:
        """Return the SHA-256 of the content in a canonical form: what a reviewer's approval is bound to."""
        canonical = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=date.isoformat)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def require_complete(self, kind: Kind) -> None:
        """Refuse with FieldsMissing unless everything the kind must show is there."""
        missing = [name for name in ("title", "body", *kind.required) if not getattr(self, name)]
        if missing:
            raise FieldsMissing(kind.label, [FIELD_LABELS[name] for name in missing])


def clean_html(text: str) -> str:
    """Return HTML with only what an official text needs; scripts, styles, handlers and images are gone."""
    return nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto", "tel"},
    )


def plain_text(body: str) -> str:
    """Return the words of cleaned HTML, a line for each block; a word half in bold stays one word."""
    text = html.unescape(_TAG.sub(lambda tag: "" if tag["name"].lower() in _INLINE else "\n", body))
    return "\n".join(stripped for line in text.splitlines() if (stripped := line.strip()))
