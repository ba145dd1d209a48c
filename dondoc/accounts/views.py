"""Signing in and out, and one's own account."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.accounts import actions, permissions, policies
from dondoc.accounts.forms import NewPasswordForm, SignInForm
from dondoc.accounts.models import User
from dondoc.lib.errors import Refused


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a safe `next` is followed afterwards."""
    following = _safe_next(request)
    if request.user.is_authenticated:
        return redirect(following)
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            user = _authenticated(request, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            login(request, user)
            return redirect(following)
    return render(request, "accounts/sign-in.html", {"form": form, "next": following}, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("accounts:sign-in")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, what one may do, and a new password."""
    user = cast("User", request.user)
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)
        messages.success(request, _("The new password is in force."))
        return redirect("accounts:account")
    context = {"form": form, "role": permissions.role_name(user), "sentences": permissions.sentences_of(user)}
    return render(request, "accounts/account.html", context)


def _authenticated(request: HttpRequest, form: SignInForm) -> User:
    """The person with this name and password; raises `Refused`."""
    now, address = timezone.now(), _address(request)
    username = form.cleaned_data["username"].lower()
    policies.check_try(username=username, address=address, at=now)
    user = authenticate(request, username=username, password=form.cleaned_data["password"])
    if not isinstance(user, User):
        actions.note_failure(username=username, address=address, at=now)
        raise policies.WrongPassword(_("The user name or the password is wrong."))
    actions.forget_failures(user=user)
    return user


def _address(request: HttpRequest) -> str:
    """Where the request comes from; behind a proxy, what the proxy itself has added last."""
    if hasattr(settings, "SECURE_PROXY_SSL_HEADER") and settings.SECURE_PROXY_SSL_HEADER:
        return str(request.headers.get("X-Forwarded-For", "")).rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _safe_next(request: HttpRequest) -> str:
    """The page that was asked for, if it is one of ours; else the start page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return resolve_url("home:start")
