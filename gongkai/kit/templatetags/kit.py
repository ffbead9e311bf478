"""The tags pages are written with; they are built in, no template needs to load them.

Each draws one part from the facts of `gongkai.kit.parts`, or from a plain Django form. What a
caller gives is text and is escaped; only the body of a block tag is template.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from gongkai.kit import parts
from gongkai.kit.charts import drawn
from gongkai.kit.fields import FieldView, Kind
from gongkai.kit.paging import Pagination
from gongkai.kit.site import Site
from gongkai.law.refusals import Refusal

register = template.Library()

_FRAME = '<div class="gk-scroll" role="region" aria-label="表格" tabindex="0">'


# Where am I


@register.inclusion_tag("kit/breadcrumbs.html")
def breadcrumbs(*steps: str, trail: Sequence[parts.Crumb] = ()) -> dict[str, object]:
    """Draw 当前位置; the front page is put before it.

    steps: label, address, label, address …; the last label, the page itself, has no address.
    trail: the same as Crumbs, from a view.
    """
    pairs = zip(steps[::2], [*steps[1::2], ""], strict=False)
    return {"trail": [parts.Crumb("首页", "/"), *(parts.Crumb(*pair) for pair in pairs), *trail]}


@register.inclusion_tag("kit/nav_item.html", takes_context=True)
def nav_item(context: Context, page: str, label: str, section: str) -> dict[str, object]:
    """Draw one entry of the main navigation; none where this surface has no page of that name.

    page: the name of its URL. section: the entry's word. An entry is marked as the current one when
    the view says so (`section` in its context), or, where it says nothing, by the beginning of the path.
    """
    try:
        url = reverse(page)
    except NoReverseMatch:
        return {"url": ""}
    path = getattr(context.get("request"), "path", "")
    beneath = path == url or (url != "/" and path.startswith(url))
    current = context["section"] == section if "section" in context else beneath
    return {"url": url, "label": label, "current": current}


@register.inclusion_tag("kit/side_nav.html")
def side_nav(heading: str, links: Sequence[parts.Link]) -> dict[str, object]:
    """Draw the list of the side column, two levels deep."""
    return {"heading": heading, "links": links}


@register.inclusion_tag("kit/tabs.html")
def tabs(links: Sequence[parts.Link], label: str = "分类") -> dict[str, object]:
    """Draw tabs, each a page of its own. label: what they divide, for a reader who hears the page."""
    return {"links": links, "label": label}


@register.inclusion_tag("kit/steps.html")
def steps(*labels: str, current: int) -> dict[str, object]:
    """Draw how far a task of several pages is. current: the step now open, from 1."""
    return {"labels": labels, "current": current}


@register.inclusion_tag("kit/pagination.html", takes_context=True)
def pagination(context: Context, pages: Pagination) -> dict[str, object]:
    """Draw the pages of a list as links `?page=n`; what else the address asks for is kept."""
    return {"pages": pages, "request": context.get("request")}


@register.simple_tag
def fault_address(site: Site, request: HttpRequest) -> str:
    """Return where a reader reports a fault of the page now open (我为政府网站找错)."""
    return site.fault_address(request.build_absolute_uri())


# Words and headings


@register.inclusion_tag("kit/tag.html")
def tag(word: str, tone: str = "") -> dict[str, object]:
    """Draw a status word in its colour. tone: good, wait, stop or plain; empty asks the kit's own list."""
    return {"word": word, "tone": parts.Tone(tone) if tone else parts.tone_of(word)}


@register.inclusion_tag("kit/document_title.html")
def document_title(title: str, number: str = "", status: str = "") -> dict[str, object]:
    """Draw the head of a document: title, 文号, the red rule, and a mark where it is in force no longer."""
    mark = status if parts.tone_of(status) is parts.Tone.STOP else ""
    return {"title": title, "number": number, "mark": mark}


@register.inclusion_tag("kit/legal_text.html")
def legal_text(body: str) -> dict[str, object]:
    """Draw the body of a document; a table wider than the page scrolls within its frame.

    body: cleaned HTML, marked as safe; anything else is text and is escaped.
    """
    framed = (
        conditional_escape(body).replace("<table>", f"{_FRAME}<table>").replace("</table>", "</table></div>")
    )
    return {"body": SafeString(framed)}


# Facts and lists


@register.inclusion_tag("kit/facts.html")
def facts(facts: Iterable[parts.Fact]) -> dict[str, object]:
    """Draw a metadata table: two columns on wide screens, one on narrow. Empty facts are left out."""
    return {"facts": [fact for fact in facts if fact.value not in (None, "")]}


@register.simple_block_tag
def factlist(content: SafeString) -> SafeString:
    """Draw a metadata table written in the template, of `{% fact %}`s."""
    return render_to_string("kit/factlist.html", {"content": content})


@register.inclusion_tag("kit/fact.html")
def fact(label: str, value: object, url: str = "", wide: object = None) -> dict[str, object]:
    """Draw one row of a `{% factlist %}`; nothing where the value is empty. wide: the whole width."""
    return {"fact": parts.Fact(label, value, url, bool(wide))}


@register.inclusion_tag("kit/entries.html")
def entries(entries: Sequence[parts.Entry]) -> dict[str, object]:
    """Draw a list of documents: title, status, day; with note and excerpt where they are given."""
    return {"entries": entries}


@register.inclusion_tag("kit/attachments.html")
def attachments(files: Sequence[parts.Attachment]) -> dict[str, object]:
    """Draw the files that belong to a document, with their sizes; nothing where there are none."""
    return {"files": files}


@register.inclusion_tag("kit/figures.html")
def figures(figures: Sequence[parts.Figure]) -> dict[str, object]:
    """Draw the numbers at the head of a page, each leading to what it counts."""
    return {"figures": figures}


@register.inclusion_tag("kit/timeline.html")
def timeline(events: Iterable[parts.Event]) -> dict[str, object]:
    """Draw a history, in the order given."""
    return {"events": [(event, isinstance(event.when, datetime)) for event in events]}


@register.inclusion_tag("kit/task_list.html")
def task_list(tasks: Sequence[parts.Task]) -> dict[str, object]:
    """Draw what is to be done and how each stands."""
    return {"tasks": tasks}


# Tables and charts


@register.simple_block_tag
def datatable(content: SafeString, caption: str, stack: object = None, quiet: object = None) -> SafeString:
    """Draw a table whose head and rows stand in the template; wide ones scroll within their frame.

    caption: what the table shows; quiet: it is only heard, because a heading above says the same.
    stack: on narrow screens each row becomes a block, and each cell needs a `data-label`.
    """
    facts = {"content": content, "caption": caption, "stack": stack, "quiet": quiet}
    return render_to_string("kit/datatable.html", facts)


@register.inclusion_tag("kit/data_table.html")
def data_table(table: parts.Table) -> dict[str, object]:
    """Draw a table of facts or figures, with grouped columns and a last row of sums."""
    rows = [list(zip(table.columns, row, strict=True)) for row in table.rows]
    total = list(zip(table.columns, table.total, strict=True)) if table.total else []
    return {"table": table, "rows": rows, "total": total}


@register.inclusion_tag("kit/day_sheet.html")
def day_sheet(days: Sequence[parts.DayLine], caption: str = "办理期限逐日计算表") -> dict[str, object]:
    """Draw the count of a term, day by day."""
    return {"days": days, "caption": caption}


@register.inclusion_tag("kit/bar_chart.html")
def bar_chart(chart: parts.Chart, key: str = "chart") -> dict[str, object]:
    """Draw a bar chart as SVG, and the table behind it. key: tells charts of one page apart."""
    return {"chart": chart, "bars": drawn(chart), "height": len(chart.bars) * 2.8, "key": key}


# Messages


@register.simple_block_tag
def notice(content: SafeString, title: str, tone: str = "plain") -> SafeString:
    """Draw a framed remark with a heading. tone: plain, good, wait or stop."""
    facts = {"content": content, "title": title, "tone": parts.Tone(tone)}
    return render_to_string("kit/notice.html", facts)


@register.simple_block_tag
def confirmation(content: SafeString, title: str, number: str = "", number_label: str = "") -> SafeString:
    """Draw what stands on the page after a thing is done; its title is the page's h1.

    number: what to keep, e.g. the receipt number; number_label: what it is called.
    """
    facts = {"content": content, "title": title, "number": number, "number_label": number_label}
    return render_to_string("kit/confirmation.html", facts)


@register.inclusion_tag("kit/refusal.html")
def refusal(refused: Refusal | None) -> dict[str, object]:
    """Draw what was refused, by which rule, and what to do; nothing where nothing was refused."""
    return {"refusal": refused}


@register.inclusion_tag("kit/messages.html")
def message_list(messages: Iterable[Message]) -> dict[str, object]:
    """Draw Django's messages of this request."""
    return {"messages": list(messages)}


@register.inclusion_tag("kit/empty_state.html")
def empty_state(title: str, remedy: str = "") -> dict[str, object]:
    """Draw that a list is empty, and what a reader may do now."""
    return {"title": title, "remedy": remedy}


@register.simple_block_tag
def details(content: SafeString, summary: str) -> SafeString:
    """Draw text that opens on demand."""
    return render_to_string("kit/details.html", {"content": content, "summary": summary})


# Forms


@register.inclusion_tag("kit/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, object]:
    """Draw all errors of the forms of a page, each leading to its field; nothing where there are none."""
    return {
        "general": [str(error) for form in forms for error in form.non_field_errors()],
        "views": [FieldView(bound) for form in forms for bound in form if bound.errors],
    }


@register.inclusion_tag("kit/field.html")
def field(bound: BoundField, hint: str = "", width: str = "") -> dict[str, object]:
    """Draw a field of a form: label, hint, errors, control.

    hint: takes the place of the help text. width: "2", "10" or "20" letters; empty is the whole width.
    """
    return {"view": FieldView(bound, hint, width), "kinds": Kind}


@register.inclusion_tag("kit/fields.html")
def fields(form: BaseForm) -> dict[str, object]:
    """Draw all fields of a form, in its order."""
    return {"form": form}


@register.inclusion_tag("kit/post_button.html", takes_context=True)
def post_button(context: Context, label: str, url: str, style: str = "") -> dict[str, object]:
    """Draw a button that does one thing by POST. style: empty, "quiet" or "stop"."""
    return {"label": label, "url": url, "style": style, "csrf_token": context.get("csrf_token")}
