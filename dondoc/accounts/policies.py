"""When one may try to sign in."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from dondoc.accounts import rules
from dondoc.accounts.models import SignInFailure
from dondoc.lib.errors import Refused


class TooOften(Refused):
    """Too many failed tries; the answer is the same whether the password is right or wrong."""

    status = 429


class WrongPassword(Refused):
    """Name and password do not belong together; it is not told which of them is wrong."""

    status = 200


def check_try(*, username: str, address: str, at: datetime) -> None:
    """Refuse a try after too many failed ones for the name or from the address."""
    recent = SignInFailure.objects.filter(at__gt=at - rules.WINDOW)
    by_name = recent.filter(username=username).count()
    by_address = recent.filter(address=address).count()
    if rules.is_too_often(by_name=by_name, by_address=by_address):
        raise TooOften(_("Too many failed tries. Wait 15 minutes, then try again."))
