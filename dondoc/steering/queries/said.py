"""Obstacles and proposals of accepted reports: what waits on the leaders, in the agencies' own words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from operator import itemgetter

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.reporting.enums import AnswerKind, Part
from dondoc.reporting.models import Answer
from dondoc.reporting.permissions import readable_obligations
from dondoc.steering.queries.accepted import accepted_by
from dondoc.steering.queries.scope import Scope

PARTS = (Part.OBSTACLES, Part.PROPOSALS)
#: What was closed longer ago is no news of anybody's.
_LOOK_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Said:
    """What an agency said in one part of its report."""

    answer: int
    revision: int
    agency: int
    part: str
    period: str
    text: str
    #: Of the agency.
    name: str = ""

    def named(self, name: str) -> Said:
        """The same with the name of the agency."""
        return replace(self, name=name)


def said(user: User | AnonymousUser, scope: Scope, period: str = "") -> list[Said]:
    """Of the period, else of the last one of each regime that a report was accepted for; two queries.

    Only what the person may open, as the revisions say it that hold at the end of the day.
    """
    owed = readable_obligations(user).filter(scope.reports().conditions(scope.day))
    recent = Q(obligation__closes_on__gt=scope.day - _LOOK_BACK)
    wanted = Q(obligation__in=owed) & (Q(obligation__period=period) if period else recent)
    rows = Answer.objects.filter(kind=AnswerKind.PART, part__in=PARTS, revision__in=accepted_by(scope.day, wanted))
    of = "revision__obligation__"
    columns = ("pk", "revision", f"{of}agency", f"{of}period", "part", "text", f"{of}regime", f"{of}closes_on")
    listed = list(rows.order_by("part", f"{of}agency", "pk").values_list(*columns))
    # In order of time, so that of each regime the last one stays.
    last = dict(sorted(((row[6], row[7]) for row in listed), key=itemgetter(1)))
    kept = [row for row in listed if row[5].strip() and (period or row[7] == last[row[6]])]
    return [
        Said(pk, revision, agency, part, key, text.strip())
        for pk, revision, agency, key, part, text, _regime, _closes_on in kept
    ]
