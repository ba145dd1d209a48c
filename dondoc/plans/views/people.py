from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from dondoc.accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The person who asks; pages let nobody else come this far."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
