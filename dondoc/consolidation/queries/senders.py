"""Who owed the reports that a report draws on, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.lineage import answered_by
from dondoc.consolidation.models import Report
from dondoc.lib.text import sort_key
from dondoc.reporting.enums import LedgerState, RevisionStage, Stage, Step
from dondoc.reporting.models import Move, Obligation, Revision
from dondoc.reporting.rules.ledger import Facts, is_late, state_of

#: A regime and the key of a period.
Pair = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Sender:
    """One obligation as it stands: whose, in which state, what was accepted."""

    obligation: int
    regime: int
    period: str
    agency: int
    name: str
    due_on: date
    #: None where nobody owes it any more.
    state: LedgerState | None
    is_late: bool
    #: When the first report that counts as one came.
    first_valid_on: date | None
    #: The revision that holds, its number and the day it was submitted.
    accepted: int | None
    number: int | None
    submitted_on: date | None
    #: Why it is excused, or had nothing to report.
    reason: str = ""
    #: A revision that was submitted and is not decided yet: it is no source.
    waiting: int | None = None

    @property
    def has_valid(self) -> bool:
        """Something that counts as a report has come."""
        return self.first_valid_on is not None


def pairs_of(report: Report) -> list[Pair]:
    """The regimes and periods that it draws on, in their order."""
    return [(source.regime_id, source.period) for source in report.sources.all()]


def obligations_of(pairs: Iterable[Pair], keeper: int, day: date) -> QuerySet[Obligation]:
    """What is owed of these regimes and periods to the keeper, or to an agency for which it answers on the day."""
    wanted = Q(pk__in=())
    for regime, period in pairs:
        wanted |= Q(regime=regime, period=period)
    return Obligation.objects.filter(wanted, receiver__in=answered_by([keeper], day))


def senders(report: Report, day: date) -> list[Sender]:
    """Of a report, as known now, judged on the day: by source, then by name as a dictionary has it; four queries."""
    order = {pair: place for place, pair in enumerate(pairs_of(report))}
    found = _read(obligations_of(order, report.keeper_id, day), day)
    return sorted(found, key=lambda sender: (order[sender.regime, sender.period], sort_key(sender.name)))


def sender_rows(obligations: Iterable[int], day: date) -> list[Sender]:
    """Of these obligations, by name; four queries."""
    found = _read(Obligation.objects.filter(pk__in=list(obligations)), day)
    return sorted(found, key=lambda sender: sort_key(sender.name))


def _read(obligations: QuerySet[Obligation], day: date) -> list[Sender]:
    rows = list(obligations.select_related("accepted"))
    called = Called(row.agency_id for row in rows)
    reasons = _reasons([row.pk for row in rows if row.stage == Stage.EXCUSED])
    waiting = _waiting(rows)
    return [_sender(row, called.on(row.agency_id, day, short=True), day, reasons, waiting) for row in rows]


def _sender(row: Obligation, name: str, day: date, reasons: dict[int, str], waiting: dict[int, int]) -> Sender:
    first = timezone.localdate(row.first_valid_at) if row.first_valid_at else None
    facts = Facts(row.closes_on, row.due_on, Stage(row.stage), row.is_nil, first)
    held = row.accepted
    return Sender(
        obligation=row.pk,
        regime=row.regime_id,
        period=row.period,
        agency=row.agency_id,
        name=name,
        due_on=row.due_on,
        state=state_of(facts, day),
        is_late=is_late(facts, day),
        first_valid_on=first,
        accepted=held.pk if held else None,
        number=held.number if held else None,
        submitted_on=timezone.localdate(held.submitted_at) if held and held.submitted_at else None,
        reason=reasons.get(row.pk) or (held.nil_reason if held else ""),
        waiting=waiting.get(row.pk),
    )


def _waiting(rows: Sequence[Obligation]) -> dict[int, int]:
    keys = [row.pk for row in rows]
    found = Revision.objects.filter(obligation__in=keys, stage=RevisionStage.SUBMITTED)
    return dict(found.values_list("obligation", "pk"))


def _reasons(excused: Sequence[int]) -> dict[int, str]:
    if not excused:
        return {}
    rows = Move.objects.filter(obligation__in=excused, step=Step.EXCUSED).order_by("obligation", "-pk")
    return dict(rows.distinct("obligation").values_list("obligation", "reason"))
