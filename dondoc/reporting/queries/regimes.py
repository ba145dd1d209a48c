"""Regimes as pages show them: what each asks on a day, who sends, what falls due next, and how levels follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet

from dondoc.agencies.queries.calling import Called
from dondoc.plans.models import Plan
from dondoc.reporting.enums import Stage
from dondoc.reporting.models import Obligation, Regime, RegimeVersion
from dondoc.reporting.models.words import period_words
from dondoc.reporting.queries.rhythms import due_words, regime_due
from dondoc.reporting.rules.ledger import GONE

#: Periods ahead that a page tells.
_NEXT = 4


@dataclass(frozen=True, slots=True)
class Coming:
    """A period that falls due: for how many agencies, by which day in words."""

    period: str
    words: str
    due: str
    agencies: int


@dataclass(frozen=True, slots=True)
class Told:
    """A regime on a day."""

    regime: Regime
    #: What it asks on the day, else what it will ask first, else what it asked last.
    version: RegimeVersion
    #: It holds on the day.
    holds: bool
    receiver_name: str
    keeper_name: str
    due: str
    coming: Sequence[Coming]

    @property
    def senders(self) -> int:
        """How many agencies owe the next period."""
        return self.coming[0].agencies if self.coming else 0


def regimes_told(regimes: QuerySet[Regime], day: date) -> list[Told]:
    """Each of the regimes on the day; five queries, however many there are."""
    versions = RegimeVersion.objects.order_by("valid")
    found = list(regimes.select_related("plan", "duty").prefetch_related(Prefetch("versions", versions)))
    held = {regime.pk: version_for(list(regime.versions.all()), day) for regime in found}
    coming = _coming(found, held, day)
    called = Called({key for regime in found for key in (held[regime.pk].receiver_id, regime.keeper_id)})
    return [
        Told(
            regime=regime,
            version=held[regime.pk],
            holds=day in held[regime.pk].valid,
            receiver_name=called.on(held[regime.pk].receiver_id, day, short=True),
            keeper_name=called.on(regime.keeper_id, day, short=True),
            due=regime_due(held[regime.pk]),
            coming=coming[regime.pk],
        )
        for regime in found
    ]


def version_for(versions: Sequence[RegimeVersion], day: date) -> RegimeVersion:
    """Of versions in order of time, what holds on the day, else the next to come, else the last."""
    return next(
        (version for version in versions if version.valid.upper is None or day < version.valid.upper), versions[-1]
    )


def _coming(regimes: Iterable[Regime], held: dict[int, RegimeVersion], day: date) -> dict[int, list[Coming]]:
    rows = Obligation.objects.filter(regime__in=list(regimes), due_on__gte=day).exclude(stage__in=list(GONE))
    counted = rows.order_by("due_on", "period").values("regime", "period", "due_on", "version__is_before")
    found: dict[int, list[Coming]] = defaultdict(list)
    for row in counted.annotate(number=Count("pk")):
        if len(found[row["regime"]]) < _NEXT:
            due = due_words(row["due_on"], is_before=row["version__is_before"])
            found[row["regime"]].append(Coming(row["period"], period_words(row["period"]), due, row["number"]))
    return found


def levels(told: Iterable[Told]) -> list[list[Told]]:
    """The regimes as chains, each from those who report first up to whoever is told last."""
    known = {one.regime.pk: one for one in told}
    gathering = {one.regime.gathers_into_id for one in known.values()}
    chains = []
    for key in known:
        if key not in gathering:
            chain: list[Told] = []
            next_: int | None = key
            while next_ in known and known[next_] not in chain:
                chain.append(known[next_])
                next_ = known[next_].regime.gathers_into_id
            chains.append(chain)
    return chains


def unresolved(regimes: Iterable[Regime], day: date) -> QuerySet[Obligation]:
    """Obligations not fallen due whose agency ends before they do, and nobody answers for it: a person has to say."""
    rows = Obligation.objects.filter(
        regime__in=list(regimes), due_on__gte=day, agency__valid__endswith__lte=F("due_on")
    )
    return rows.filter(stage__in=[Stage.NONE, Stage.DRAFT, Stage.APPROVING, Stage.RETURNED]).order_by("due_on", "pk")


def plans_with_duties() -> QuerySet[Plan]:
    """Live plans that make somebody report, or by which a regime reports, newest first; how many of each."""
    duties = Count("duties", filter=Q(duties__dropped_at=None, duties__regimes=None), distinct=True)
    rows = Plan.objects.issued().annotate(unset=duties, set=Count("regimes", distinct=True))
    return rows.filter(Q(unset__gt=0) | Q(set__gt=0)).order_by("-dated_on", "-pk")
