"""Signing in, and one's own account."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.views import LoginView, PasswordResetView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.accounts import actions, queries, rules
from dondoc.accounts.models import User


class SignInView(LoginView):
    """allauth's, which knows whether there are other ways in; too many tries have a status of their own."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ways = {"province": settings.OIDC_NAME if settings.HAS_OIDC else "", "has_mail": settings.HAS_MAIL}
        return {**super().get_context_data(**kwargs), **ways}

    def form_invalid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        if form.has_error("__all__", "too_many_login_attempts"):
            response.status_code = 429
        return response


class ForgottenView(PasswordResetView):
    """allauth's, which says so when there is no mail."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "has_mail": settings.HAS_MAIL}


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, how one signs in, and where one is signed in."""
    user = cast("User", request.user)
    sessions = [(session, rules.device(session.user_agent)) for session in UserSession.objects.purge_and_list(user)]
    context = {"factors": queries.factors_of(user), "sessions": sessions, "has_password": user.has_usable_password()}
    return render(request, "accounts/account.html", context)


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    user = cast("User", request.user)
    actions.end_sessions(user=user)
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("accounts:account")
