"""What one's own account page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from dondoc.accounts.models import User


@dataclass(frozen=True)
class Passkey:
    """One passkey; `is_enough` when it signs in without the password."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None
    is_enough: bool


@dataclass(frozen=True)
class Factors:
    """The second factors of a person; `codes_left` is None when there are no recovery codes."""

    has_app: bool
    passkeys: list[Passkey]
    codes_left: int | None


def factors_of(user: User) -> Factors:
    """All second factors, passkeys in the order in which they were added."""
    kept = list(Authenticator.objects.filter(user=user).order_by("pk"))
    codes = next((one for one in kept if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return Factors(
        has_app=any(one.type == Authenticator.Type.TOTP for one in kept),
        passkeys=[_passkey(one) for one in kept if one.type == Authenticator.Type.WEBAUTHN],
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
    )


def _passkey(authenticator: Authenticator) -> Passkey:
    key = authenticator.wrap()
    return Passkey(
        authenticator.pk, key.name, authenticator.created_at, authenticator.last_used_at, bool(key.is_passwordless)
    )
