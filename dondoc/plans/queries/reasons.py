"""Why this agency: from the words of the document over what they mean to who answers today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.models.words import reason_sentence
from dondoc.agencies.queries.calling import Called
from dondoc.plans.enums import Role
from dondoc.plans.models import Assignment, HeirChoice, Holding, Meaning
from dondoc.plans.queries.duties import ROLES, sentences_of
from dondoc.plans.queries.holdings import histories
from dondoc.plans.rules.holding import Step

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One agency had it from a day until before another; nobody, where `name` is empty."""

    start: date
    end: date | None
    state: AnswerState
    agency: int | None
    #: Its name on the first day, and on the last (until the day that is asked about): it may have been renamed.
    name: str
    last_name: str
    #: What happened, and who chose for which reason; empty for the first.
    change: str
    choice: HeirChoice | None


@dataclass(frozen=True, slots=True)
class Holder:
    """One duty through all time since the plan, the first stretch being as the plan meant it."""

    holding: int
    stretches: Sequence[Stretch]

    @property
    def then(self) -> Stretch:
        """As the plan meant it."""
        return self.stretches[0]

    @property
    def now(self) -> Stretch:
        """Last of all: today, as nothing is dated later, or what is to come."""
        return self.stretches[-1]

    @property
    def has_moved(self) -> bool:
        """It is not as it was."""
        return len(self.stretches) > 1


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase of an item: what it means, and who has the duty by it."""

    role: str
    phrase: str
    #: None in a plan whose names are being settled still.
    meaning: Meaning | None
    reason: str
    holders: Sequence[Holder]


def named_in(assignments: Iterable[Assignment], day: date) -> list[Named]:
    """The phrases of an item in their order, with everybody who has held a duty by them until the day."""
    keys = [assignment.pk for assignment in assignments]
    if not keys:
        return []
    holdings = Prefetch("holdings", Holding.objects.order_by("position"))
    rows = Assignment.objects.filter(pk__in=keys).select_related("meaning").prefetch_related(holdings)
    found = sorted(rows, key=lambda row: (ROLES.index(Role(row.role)), row.position))
    history = histories(holding for row in found for holding in row.holdings.all())
    until = {key: [step for step in steps if step.start <= day] or steps[:1] for key, steps in history.items()}
    tell = _Teller(until, day)
    return [_named(row, until, tell) for row in found]


class _Teller:
    """Names, changes and choices of some histories, fetched at once."""

    def __init__(self, histories: Mapping[int, Sequence[Step]], day: date) -> None:
        self._day = day
        steps = [step for several in histories.values() for step in several]
        self._called = Called(step.agency for step in steps)
        self._changes = sentences_of(steps)
        choices = {step.choice for step in steps if step.choice}
        self._choices = HeirChoice.objects.select_related("chosen_by").in_bulk(choices) if choices else {}

    def stretches(self, steps: Sequence[Step]) -> list[Stretch]:
        """The steps with their words; by full names where short ones would be the same for two of the agencies."""
        names = {step.agency: self._called.on(step.agency, step.start, short=True) for step in steps if step.agency}
        short = len(set(names.values())) == len(names)
        return [self._stretch(step, short=short) for step in steps]

    def _stretch(self, step: Step, *, short: bool) -> Stretch:
        last = max(step.start, min(self._day, step.end - _DAY if step.end else self._day))
        return Stretch(
            step.start,
            step.end,
            step.state,
            step.agency,
            self._called.on(step.agency, step.start, short=short),
            self._called.on(step.agency, last, short=short),
            self._changes.get(step.change or 0, ""),
            self._choices.get(step.choice or 0),
        )


def _named(row: Assignment, histories: Mapping[int, Sequence[Step]], tell: _Teller) -> Named:
    meaning = getattr(row, "meaning", None)
    holders = [
        Holder(holding.pk, tell.stretches(histories[holding.pk]))
        for holding in row.holdings.all()
        if histories[holding.pk]
    ]
    reason = reason_sentence(meaning.reason, meaning.reason_detail) if meaning else ""
    return Named(row.role, row.phrase, meaning, reason, holders)
