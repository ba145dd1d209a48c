"""The one check: does a seat of the person give the permission, and does it reach the agency?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.accounts.permissions import REACHING_DOWN, SENTENCES
from dondoc.agencies.permissions.standing import Seat, Standing, standing_of
from dondoc.lib.errors import Forbidden, can
from dondoc.lib.remembering import remembered

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

#: The agency that answers today for another, and all that stand above it.
_ABOVE = """
WITH RECURSIVE above(agency, step) AS (
    SELECT heir_id, 0 FROM agencies_answering WHERE origin_id = %s AND valid @> %s::date AND heir_id IS NOT NULL
    UNION
    SELECT phase.parent_id, above.step + 1 FROM above
    JOIN agencies_phase phase ON phase.agency_id = above.agency AND phase.valid @> %s::date
    WHERE phase.parent_id IS NOT NULL
) SELECT agency FROM above ORDER BY step
"""


def check_may(
    user: User | AnonymousUser, permission: Permission, *, agency: int | None = None, matter: str = ""
) -> Seat:
    """The seat by which the person may do it, at the agency if one is said; refuses where there is none.

    An agency that has ended counts as the one that answers for it today. `matter` names the one thing in question
    ("plans.plan:12") for posts that are limited to one. The record tells what is done next as done by this seat.
    """
    seat = seats_for(user, permission, agency=agency, matter=matter)[0]
    if isinstance(user, User):
        user.acts_by = seat
    return seat


def seats_for(
    user: User | AnonymousUser, permission: Permission, *, agency: int | None = None, matter: str = ""
) -> list[Seat]:
    """All seats by which the person may do it, one's own first; refuses where there is none."""
    standing = standing_of(user)
    seats = standing.giving(permission, matter)
    found = [seat for seat in seats if agency is None or seat.agency is None or reaches(seat, agency)]
    if not found:
        raise Forbidden(_why_not(standing, permission))
    return found


may = can(seats_for)


def _why_not(standing: Standing, permission: Permission) -> str | Promise:
    if not standing.seats:
        return _("You belong to no agency today, so there is nothing that you may do here. Ask your administrator.")
    if standing.holds(permission):
        return _("You may not do this for that agency: %(permission)s.") % {"permission": SENTENCES[permission]}
    return _("Your post does not allow this: %(permission)s. Ask an administrator.") % {
        "permission": SENTENCES[permission]
    }


def reaches(seat: Seat, agency: int) -> bool:
    """Whether the seat's role extends to the agency, or to the one that answers for it today."""
    above = answering_and_above(agency, timezone.localdate())
    return seat.agency in (above if seat.role in REACHING_DOWN else above[:1])


@remembered
def answering_and_above(agency: int, on: date) -> list[int]:
    """Who answers for the agency on the day, then all that stand above it, nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [agency, on, on])
        return [row[0] for row in cursor.fetchall()]


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``may.issue_plans`` and its like, so that a page offers only what will be allowed."""
    standing = standing_of(getattr(request, "user", None) or AnonymousUser())
    return {
        "may": {permission.value: standing.holds(permission) for permission in Permission},
        "seats": standing.seats,
    }


def needs(permission: Permission) -> Callable[[View[P]], View[P]]:
    """Decorate a view that only holders of the permission may call; others get a page with the reason and 403."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            check_may(request.user, permission)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
