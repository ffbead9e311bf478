"""Reading a page as a browser, a reader and a crawler do."""

import re
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from lxml import html

HOST = "http://testserver"


def page(client: Client, address: str, status: int = 200) -> html.HtmlElement:
    """Open an address and return the page; the status must be as expected."""
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return parsed(response)


def parsed(response: HttpResponse) -> html.HtmlElement:
    return html.document_fromstring(response.content.decode())


def text(response: HttpResponse) -> str:
    """Return the body of any answer, streamed or not."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def meta(tree: html.HtmlElement) -> dict[str, str]:
    return {tag.get("name"): tag.get("content") for tag in tree.iter("meta") if tag.get("name")}


def addresses(body: str) -> set[str]:
    """Return every address of this site an answer leads to, without fragments."""
    found = re.findall(r'(?:href|action)="([^"]+)"|<loc>([^<]+)</loc>|"url": ?"([^"]+)"', body)
    return {address for match in found if (address := _own("".join(match).replace("&amp;", "&")))}


def _own(address: str) -> str:
    parts = urlsplit(urljoin(HOST + "/", address))
    if f"{parts.scheme}://{parts.netloc}" != HOST or parts.path.startswith("/static/"):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
