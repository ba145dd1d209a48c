"""Who keeps an agency in the registry: whoever keeps it or what stands above it, today or when it last stood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, Answering, Phase
from dondoc.agencies.permissions.checks import check_may, may
from dondoc.agencies.permissions.reach import at_or_below
from dondoc.agencies.permissions.standing import standing_of


def check_keeps(by: User | AnonymousUser, agencies: Iterable[int]) -> None:
    """Refuse somebody who does not keep the registry for each of the agencies."""
    check_may(by, Permission.KEEP_REGISTRY)
    for agency in agencies:
        check_may(by, Permission.KEEP_REGISTRY, agency=_standing_in_for(agency))


def may_keep(user: User | AnonymousUser, agency: int) -> bool:
    """Whether the person keeps the agency."""
    return may(user, Permission.KEEP_REGISTRY, agency=_standing_in_for(agency))


def keeps_all(user: User | AnonymousUser, agencies: Iterable[int]) -> bool:
    """Whether the person keeps each of the agencies."""
    return may(user, Permission.KEEP_REGISTRY) and all(may_keep(user, agency) for agency in agencies)


def _standing_in_for(agency: int) -> int:
    """The agency if anybody answers for it today; else the nearest above where it stood for which somebody does."""
    today, at = timezone.localdate(), agency
    seen = {at}
    while not Answering.objects.on(today).filter(origin=at, heir__isnull=False).exists():
        last = Phase.objects.filter(agency=at).order_by("-valid").values_list("parent", "province").first()
        above = next((key for key in last or () if key and key not in seen), None)
        if above is None:
            return agency
        at = above
        seen.add(at)
    return at


def kept_by(by: User) -> set[int] | None:
    """Every agency that the person keeps, for lists too long to ask one by one; None for all there are."""
    seats = standing_of(by).giving(Permission.KEEP_REGISTRY)
    if any(seat.agency is None for seat in seats):
        return None
    today = timezone.localdate()
    reached = at_or_below([cast("int", seat.agency) for seat in seats], today)
    keys = set(Agency.objects.filter(pk__in=reached).values_list("pk", flat=True))
    coming = Phase.objects.filter(valid__startswith__gt=today)
    under = coming.filter(Q(parent__in=keys) | Q(parent=None, province__in=keys))
    return keys | set(under.values_list("agency", flat=True))
