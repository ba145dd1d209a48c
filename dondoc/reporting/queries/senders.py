"""Who sends the reports of a regime's version, through all time: the lines that `rules.lineages` reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.models import Answering
from dondoc.plans.enums import Role
from dondoc.plans.models import HeirChoice, Holding
from dondoc.plans.queries.holdings import OPEN_ENDS, histories
from dondoc.reporting.enums import Senders
from dondoc.reporting.models import RegimeVersion
from dondoc.reporting.rules.lineages import Line, Stretch


def lines_of(version: RegimeVersion) -> list[Line]:
    """One line a lineage: of all duties that one agency has and nobody re-gave, one stands for all."""
    if version.senders == Senders.CHOSEN:
        origins = version.chosen.order_by("pk").values_list("pk", flat=True)
        return list(answering(origins).values())
    holdings = _holdings(version).filter(assignment__role=_ROLES[version.senders])
    moved = Exists(HeirChoice.objects.filter(holding=OuterRef("pk")))
    apart = holdings.filter(moved).order_by("pk")
    alike = holdings.filter(~moved).order_by("agency", "pk").distinct("agency")
    return [
        [Stretch(step.start, step.end, step.agency, step.state == AnswerState.CHOOSE, step.change) for step in steps]
        for steps in histories([*apart, *alike]).values()
    ]


_ROLES: dict[str, Role] = {Senders.DUTY: Role.SENDER, Senders.LEADS: Role.LEAD}


def _holdings(version: RegimeVersion) -> QuerySet[Holding]:
    if version.senders == Senders.DUTY:
        return Holding.objects.filter(assignment__duty=version.regime.duty_id)
    kept = Q(assignment__task__dropped_at=None, assignment__task__isnull=False)
    kept |= Q(assignment__indicator__dropped_at=None, assignment__indicator__isnull=False)
    return Holding.objects.filter(kept, plan=version.regime.plan_id)


def answering(origins: Iterable[int]) -> dict[int, Line]:
    """Who answers for each of the agencies through all time, by its key; one query."""
    found: dict[int, list[Stretch]] = defaultdict(list)
    rows = Answering.objects.filter(origin__in=list(origins)).order_by("origin", "valid")
    for origin, valid, state, heir, change in rows.values_list("origin", "valid", "state", "heir", "change"):
        found[origin].append(Stretch(valid.lower, valid.upper, heir, state in OPEN_ENDS, change))
    return dict(found)
