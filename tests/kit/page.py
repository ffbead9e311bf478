"""Templates drawn and read back as a browser would read them."""

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from lxml import html


def get(path: str = "/", **cookies: str) -> HttpRequest:
    """Return a request for a path, as from a browser with these cookies."""
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    return request


def drawn(source: str, request: HttpRequest | None = None, **context: object) -> html.HtmlElement:
    """Draw a template and return its elements, under one `div`."""
    return html.fragment_fromstring(written(source, request, **context), create_parent="div")


def written(source: str, request: HttpRequest | None = None, **context: object) -> str:
    """Draw a template and return its text."""
    return engines["django"].from_string(source).render(context, request)


def words(element: html.HtmlElement) -> str:
    """Return what a reader reads, spaces evened out."""
    return " ".join(element.text_content().split())
