"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.desk import attempts
from gongkai.desk.forms.accounts import SignInForm
from gongkai.law.refusals import Refusal

DEMO_ACCOUNTS = "demo-accounts.txt"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a person in by name and password, and lead them to the page they asked for."""
    form = SignInForm(request.POST or None)
    if not form.is_valid():
        return _page(request, form)
    name = form.cleaned_data["username"]
    try:
        attempts.require_open(name)
    except Refusal as refused:
        return _page(request, form, refused)
    person = authenticate(request, **form.cleaned_data)
    if person is None:
        attempts.failed(name)
        form.add_error(None, "登录名或者密码不对，请重新输入")
        return _page(request, form)
    attempts.forget(name)
    login(request, person)
    return HttpResponseRedirect(_wanted(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let a person out."""
    logout(request)
    return redirect("sign_in")


def _page(request: HttpRequest, form: SignInForm, refused: Refusal | None = None) -> HttpResponse:
    facts = {"form": form, "refused": refused, "demo_accounts": _demo_accounts()}
    status = 422 if refused or form.errors else 200
    return render(request, "desk/accounts/sign_in.html", facts, status=status)


def _wanted(request: HttpRequest) -> str:
    path = request.GET.get("next", "")
    # Only a path of this site can be gone on to.
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return path
    return "/"


def _demo_accounts() -> str:
    """Return who can sign in to the demo city; empty on a real site, which has no such file."""
    try:
        return (settings.VAR / DEMO_ACCOUNTS).read_text("utf-8").strip()
    except OSError:
        return ""
