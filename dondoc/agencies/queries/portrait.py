"""One agency as it stands on a day, and through all time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.models import Agency, Answering, Change, Phase, Spelling
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.changes import Told, changes_of, told

#: Agencies for which one answers, shown on its page.
MOST_ANSWERED = 200


@dataclass(frozen=True, slots=True)
class Link:
    """An agency, called as on the day of the page."""

    key: int
    name: str


def links_of(agencies: Sequence[int], day: date) -> list[Link]:
    """The agencies, called as on the day."""
    called = Called(agencies)
    return [Link(key, called.on(key, day)) for key in agencies]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Who answers for what the agency held, in a stretch of time."""

    start: date | None
    end: date | None
    state: str
    heir: Link | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """An agency for which this one answers on the day, and since when."""

    origin: Link
    since: date | None


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the page of an agency shows."""

    agency: Agency
    day: date
    phase: Phase
    #: The stretches of its life, oldest first.
    phases: Sequence[Phase]
    parent: Link | None
    province: Link | None
    #: How many stand under it on the day, by kind.
    children: list[tuple[str, int]]
    spellings: Sequence[Spelling]
    happened: list[Told]
    prepared: list[Told]
    answered_by: list[AnswerRow]
    answers_for: list[AnsweredRow]

    @property
    def child_count(self) -> int:
        """How many stand under it on the day."""
        return sum(number for _, number in self.children)

    @property
    def exists(self) -> bool:
        """Whether the day lies in its life."""
        return self.day in self.agency.valid


def portrait_of(agency: Agency, day: date) -> Portrait:
    """All of an agency that its page shows; a constant number of queries."""
    phases = list(agency.phases.defer("words").order_by("valid"))
    begun = [phase for phase in phases if phase.valid.lower is None or phase.valid.lower <= day]
    phase = (begun or phases)[-1 if begun else 0]
    answered_by = list(Answering.objects.filter(origin=agency).order_by("valid"))
    answers_for = list(
        Answering.objects.on(day).filter(heir=agency).exclude(origin=agency).order_by("valid", "origin")[:MOST_ANSWERED]
    )
    near = [phase.parent_id, phase.province_id]
    called = Called([*near, *(row.heir_id for row in answered_by), *(row.origin_id for row in answers_for)])
    waiting = Change.objects.filter(agencies=agency, done_at=None)
    tales = told([*changes_of(agency.pk), *waiting])
    return Portrait(
        agency=agency,
        day=day,
        phase=phase,
        phases=phases,
        parent=_link(called, phase.parent_id, day),
        province=_link(called, phase.province_id if phase.province_id != agency.pk else None, day),
        children=_children(agency, day),
        spellings=list(agency.spellings.defer("words")),
        happened=[one for one in tales if one.change.is_done],
        prepared=[one for one in tales if not one.change.is_done],
        answered_by=[_answer_row(row, called, day) for row in answered_by],
        answers_for=[_answered_row(row, called, day) for row in answers_for],
    )


def _children(agency: Agency, day: date) -> list[tuple[str, int]]:
    rows = Phase.objects.on(day).filter(parent=agency).order_by().values_list("kind")
    return sorted(rows.annotate(n=Count("pk")), key=lambda row: (-row[1], row[0]))


def _answer_row(row: Answering, called: Called, day: date) -> AnswerRow:
    name_day = max(day, row.valid.lower) if row.valid.lower else day
    heir = _link(called, row.heir_id, name_day) if row.state == AnswerState.HEIR else None
    return AnswerRow(row.valid.lower, row.valid.upper, row.state, heir, day in row.valid)


def _answered_row(row: Answering, called: Called, day: date) -> AnsweredRow:
    """The origin by its last name: that of the day is none any more."""
    return AnsweredRow(Link(row.origin_id, called.on(row.origin_id, day)), row.valid.lower)


def _link(called: Called, key: int | None, day: date) -> Link | None:
    return Link(key, called.on(key, day)) if key else None
