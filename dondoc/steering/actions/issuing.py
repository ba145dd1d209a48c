from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused, Stale
from dondoc.steering import permissions, policies
from dondoc.steering.models import IssuedRating, Method, Rated
from dondoc.steering.queries.methods import rule_of
from dondoc.steering.queries.ratings import ratings
from dondoc.steering.queries.scope import scope_of_method
from dondoc.steering.rules.freezing import FrozenRow, digest


@transaction.atomic
def issue_rating(*, method: Method, until: date, seen: str, number: str = "", by: User, at: datetime) -> IssuedRating:
    """Freeze the rating of the year up to a day, with its working and a digest over all of it.

    `seen` is the digest of what the person looked at: `Stale` where a figure has changed since. Refuses an example of a
    method, a day to come, and a rating of nobody.
    """
    permissions.check_may_keep(by, method.agency_id)
    policies.check_issuable(method, until, timezone.localdate(at))
    found = ratings(rule_of(method), scope_of_method(method, until))
    rows = found.frozen()
    if not any(row.score for row in rows):
        raise Refused(_("Nobody could be rated, so there is nothing to issue."))
    if digest(rows) != seen:
        raise Stale(_("Figures have changed since you looked at the rating; look at it once more."))
    issued = IssuedRating.objects.create(
        method=method, since=found.since, until=until, number=number, sha256=seen, issued_at=at, issued_by=by
    )
    Rated.objects.bulk_create(_rated(issued, row) for row in rows)
    data = {"agencies": len(rows), "since": found.since.isoformat(), "until": until.isoformat(), "sha256": seen}
    record(by=by, verb="steering.rating_issued", thing=issued, at=at, data=data)
    return issued


def _rated(issued: IssuedRating, row: FrozenRow) -> Rated:
    return Rated(
        issued=issued,
        agency_id=row.agency,
        name=row.name,
        group=row.group,
        score=row.score,
        place=row.place,
        band=row.band,
        working=list(row.working),
    )
