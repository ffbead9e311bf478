"""The pages and the one switch both surfaces share: 长者模式, and what is shown when a page cannot be."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

ELDER_SECONDS = 365 * 24 * 3600


@csrf_exempt  # It changes the size of letters and nothing else, and a token would make every page private.
@require_POST
def toggle_elder(request: HttpRequest) -> HttpResponse:
    """Turn 长者模式 on (`elder=1`) or off, for a year, and go back to the page the reader came from.

    Posted: `elder`, "1" or "0"; `next`, a path of this site. Any other place is not gone to: the
    reader lands on the front page.
    """
    response = HttpResponseRedirect(_same_site_path(request))
    if request.POST.get("elder") == "1":
        response.set_cookie(
            "elder", "1", max_age=ELDER_SECONDS, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        response.delete_cookie("elder", samesite="Lax")
    return response


def _same_site_path(request: HttpRequest) -> str:
    path = request.POST.get("next", "")
    # No host is allowed at all: only a path can be gone back to.
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return path
    return "/"


def error_page(request: HttpRequest, status: int, **facts: object) -> HttpResponse:
    """Answer with the surface's page for an HTTP status: 403, 404, 410 or 503.

    facts: what the page may say beyond its fixed words, e.g. `reason`, one Chinese sentence.
    """
    return render(request, f"{settings.SURFACE}/errors/{status}.html", facts, status=status)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's handler403."""
    return error_page(request, 403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's CSRF_FAILURE_VIEW: a form that was open too long, or came from elsewhere."""
    return error_page(
        request,
        403,
        reason="您提交的表单已经过期，或者不是从本站页面提交的。请返回表单页面，刷新后重新提交。",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's handler404."""
    return error_page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's handler500: drawn without the request, because what broke may be what a request needs."""
    page = render_to_string(f"{settings.SURFACE}/errors/500.html", {"site": settings.SITE})
    return HttpResponse(page, status=500)
