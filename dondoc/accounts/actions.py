"""What signing in leaves behind."""

from __future__ import annotations

from datetime import datetime

from dondoc.accounts import rules
from dondoc.accounts.models import SignInFailure, User


def note_failure(*, username: str, address: str, at: datetime) -> None:
    """Remember a failed try, and forget those that the limit no longer looks at."""
    SignInFailure.objects.filter(at__lte=at - rules.WINDOW).delete()
    SignInFailure.objects.create(username=username[:150], address=address[:64], at=at)


def forget_failures(*, user: User) -> None:
    """A person who got in starts from nought; other names tried from the same address do not."""
    SignInFailure.objects.filter(username=user.username).delete()
