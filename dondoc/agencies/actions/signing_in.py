"""What signing in leaves in the record: told by the library's own signals, since its views are not ours."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.socialaccount import signals as social
from django.contrib.auth import signals as auth
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record

#: Verb of each signal; the person is in its `user`.
_VERBS: dict[str, Signal] = {
    "accounts.signed_in": account.user_logged_in,
    "accounts.signed_out": auth.user_logged_out,
    "accounts.password_changed": account.password_changed,
    "accounts.password_reset": account.password_reset,
    "accounts.factor_added": mfa.authenticator_added,
    "accounts.factor_removed": mfa.authenticator_removed,
    "accounts.codes_renewed": mfa.authenticator_reset,
}
SENTENCES = {
    "accounts.signed_in": _("{by} signed in"),
    "accounts.signed_out": _("{by} signed out"),
    "accounts.password_changed": _("{by} changed the password"),
    "accounts.password_reset": _("{by} set a new password by a link from a mail"),
    "accounts.factor_added": _("{by} added a second factor ({factor})"),
    "accounts.factor_removed": _("{by} removed a second factor ({factor})"),
    "accounts.codes_renewed": _("{by} had new recovery codes made"),
    "accounts.tied": _("{by} tied the account to the province's sign-in"),
}


def listen() -> None:
    """Have every such signal recorded; called once, when the applications are ready."""
    for verb, signal in _VERBS.items():
        signal.connect(_recorder(verb), weak=False, dispatch_uid=verb)
    social.social_account_added.connect(_tied, dispatch_uid="accounts.tied")


def _recorder(verb: str) -> Any:
    def tell(*, user: User | None = None, authenticator: Any = None, **_facts: Any) -> None:
        if user is not None:
            _tell(verb, user, {"factor": str(authenticator.type)} if authenticator else {})

    return tell


def _tied(*, sociallogin: Any, **_facts: Any) -> None:
    _tell("accounts.tied", sociallogin.user, {})


@transaction.atomic
def _tell(verb: str, person: User, data: dict[str, str]) -> None:
    record(by=person, verb=verb, thing=person, at=timezone.now(), data=data)
