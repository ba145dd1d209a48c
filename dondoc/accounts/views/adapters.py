"""Where allauth asks what we want: our sentences, and nobody signs up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.accounts.views import refusals

_WRONG = _("The user name or the password is wrong.")
_WRONG_CODE = _("The code is wrong or has run out. Try the next one.")

#: What is said after a change, by the name of allauth's template for it; what is not named here is not said.
SAID: dict[str, str | Promise] = {
    "account/messages/password_changed.txt": _("The new password is in force."),
    "mfa/messages/totp_activated.txt": _("The app is set up. From now on signing in asks for its code."),
    "mfa/messages/totp_deactivated.txt": _("The app is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("Recovery codes are made; only these work now."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Passwords and messages."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _WRONG,
        "email_password_mismatch": _WRONG,
        "incorrect_password": _("The password is wrong."),
        "enter_current_password": _("The present password is wrong."),
        "incorrect_code": _WRONG_CODE,
        "invalid_password_reset": _("The link is used up or has run out."),
        "too_many_login_attempts": _("Too many failed tries. Wait 15 minutes, then try again."),
        "rate_limited": _("Too many failed tries. Wait 15 minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Somebody who may no longer sign in is told what a stranger is told."""
        user = super().authenticate(request, **credentials)
        return user if isinstance(user, User) and user.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return refusals.not_signed_in(request, _("Your account is closed. Ask the administrator of your agency."), 403)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes and passkeys."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _WRONG_CODE}

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002  (allauth's name)
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}


class ProvinceAdapter(DefaultSocialAccountAdapter):
    """The province's own sign-in: for people who have an account here, known by their e-mail."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Only signing in: a strange identity is never tied to the account of whoever is signed in."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise PermissionDenied

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        raise ImmediateHttpResponse(refusals.unknown_person(request, sociallogin.email_addresses))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        # Some providers forget the state when they say so, and allauth then sees only that.
        if error == AuthError.CANCELLED or request.GET.get("error") == "access_denied":
            raise ImmediateHttpResponse(self._cancelled(request))
        if exception is None and "state" not in (extra_context or {}):
            raise ImmediateHttpResponse(refusals.begun_elsewhere(request))
        raise ImmediateHttpResponse(refusals.unanswered(request, exception or error))

    def _cancelled(self, request: HttpRequest) -> HttpResponseRedirect:
        messages.info(request, _("You have stopped signing in through %(name)s.") % {"name": settings.OIDC_NAME})
        return redirect("accounts:sign-in")
