"""Reading the pages of the desk."""

from django.http import HttpResponse
from django.test import Client
from lxml import html


def page(client: Client, address: str, status: int = 200) -> html.HtmlElement:
    """Open an address and return the page; the status must be as expected."""
    return parsed(client.get(address), status)


def posted(client: Client, where: str, status: int = 302, /, **form: object) -> HttpResponse:
    """Post a form; the status must be as expected."""
    response = client.post(where, form)
    assert response.status_code == status, (where, response.status_code, words(response))
    return response


def parsed(response: HttpResponse, status: int = 200) -> html.HtmlElement:
    assert response.status_code == status, response.status_code
    return html.document_fromstring(response.content.decode())


def words(response: HttpResponse | html.HtmlElement) -> str:
    """Return what a reader reads, each piece of text set off by one space."""
    if isinstance(response, HttpResponse):
        response = html.document_fromstring(response.content.decode() or "<p></p>")
    return " ".join(" ".join(response.itertext()).split())


def forms(tree: html.HtmlElement) -> set[str]:
    """Return the addresses the main part of a page can post to."""
    return {form.get("action", "") for form in tree.xpath("//main//form[@method='post']")}


def links(tree: html.HtmlElement) -> set[str]:
    """Return where the main part of a page leads."""
    return {link.get("href") for link in tree.xpath("//main//a")}
