"""A refusal nobody caught becomes a page of the surface that was asked."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.law.refusals import Refusal

BAD_REQUEST = 400


def status_of(refused: Refusal) -> int:
    """Return the HTTP status of a refusal: its own `status` where its class names one, else 400."""
    status = getattr(refused, "status", BAD_REQUEST)
    return status if isinstance(status, int) else BAD_REQUEST


def refusal_page(request: HttpRequest, refused: Refusal) -> HttpResponse:
    """Answer with the surface's `refusal.html`: what was refused, by which rule, what to do."""
    return render(
        request, f"{settings.SURFACE}/refusal.html", {"refused": refused}, status=status_of(refused)
    )


class RefusalMiddleware:
    """Shows a Refusal raised by a view; every other exception stays a programming error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a refusal, and leave everything else to Django."""
        return refusal_page(request, exception) if isinstance(exception, Refusal) else None
