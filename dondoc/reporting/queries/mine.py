"""What a person's own agencies owe."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import standing_of
from dondoc.reporting.queries.ledger import Scope, counts


def own_agencies(user: User | AnonymousUser) -> list[int]:
    """Where the person fills reports in, or approves them."""
    return list(dict.fromkeys(standing_of(user).agencies(Permission.DRAFT_REPORTS)))


def owed_by(user: User | AnonymousUser) -> int:
    """How many reports they owe today, with those of agencies that they took over from."""
    agencies = own_agencies(user)
    return counts(Scope(agencies=agencies), timezone.localdate()).owed if agencies else 0
