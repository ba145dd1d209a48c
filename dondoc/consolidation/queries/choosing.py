"""What a report can draw on, and which report upwards it can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from dondoc.agencies.queries.lineage import answered_by
from dondoc.consolidation.queries.senders import Pair, obligations_of
from dondoc.lib.keys import key_of
from dondoc.reporting.enums import Stage
from dondoc.reporting.models import Obligation, Regime
from dondoc.reporting.models.words import period_words
from dondoc.reporting.rules.ledger import GONE

#: Periods that are offered, the newest first.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """A regime and period whose reports come to an agency."""

    pair: Pair
    name: str
    due_on: date
    owed: int
    accepted: int

    @property
    def value(self) -> str:
        """As forms carry it."""
        return f"{self.pair[0]}:{self.pair[1]}"


def pair_of(value: str) -> Pair | None:
    """What a form carries, as a pair; None for anything else."""
    regime, _colon, period = value.partition(":")
    key = key_of(regime)
    return (key, period) if key is not None and period else None


def sources_for(agencies: Iterable[int], day: date, chosen: Iterable[Pair] = ()) -> list[Choice]:
    """Periods that have opened by the day, the newest first, and those that are chosen already; two queries."""
    wanted = Q(opens_on__lte=day)
    for regime, period in chosen:
        wanted |= Q(regime=regime, period=period)
    owed = Obligation.objects.filter(wanted, receiver__in=answered_by(agencies, day)).exclude(stage__in=GONE)
    rows = owed.order_by().values("regime", "period")
    counted = rows.annotate(due=Max("due_on"), owed=Count("pk"), got=Count("pk", filter=Q(accepted__isnull=False)))
    found = list(counted.order_by("-due", "regime", "period")[:_MOST])
    names = {regime.pk: regime for regime in Regime.objects.filter(pk__in=[row["regime"] for row in found])}
    return [
        Choice(
            (row["regime"], row["period"]),
            f"{names[row['regime']]} – {period_words(row['period'])}",
            row["due"],
            row["owed"],
            row["got"],
        )
        for row in found
    ]


def keeper_for(pairs: Sequence[Pair], agencies: Sequence[int], day: date) -> int:
    """Of these agencies the one that receives all of the chosen reports, else the first; a query for each."""
    for agency in agencies:
        rows = obligations_of(pairs, agency, day).order_by().values_list("regime", "period").distinct()
        if set(pairs) <= set(rows):
            return agency
    return agencies[0]


def upwards_for(agencies: Iterable[int], day: date) -> QuerySet[Obligation]:
    """Reports that these agencies owe by a regime that gathers others, and have not sent."""
    rows = Obligation.objects.filter(agency__in=answered_by(agencies, day), regime__gathered__isnull=False)
    unsent = rows.filter(stage__in=(Stage.NONE, Stage.DRAFT, Stage.RETURNED), opens_on__lte=day)
    return unsent.select_related("regime").order_by("-due_on", "pk").distinct()
