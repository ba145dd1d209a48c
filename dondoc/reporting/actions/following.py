"""Obligations that follow their regime and its senders, gathered and then written at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.agencies.models import Change
from dondoc.agencies.queries.calling import Called
from dondoc.plans.queries.duties import said_of
from dondoc.reporting.enums import Stage, Step
from dondoc.reporting.models import Move, Obligation, Regime, RegimeVersion
from dondoc.reporting.queries.senders import answering
from dondoc.reporting.rules.ledger import GONE
from dondoc.reporting.rules.lineages import SENT, Line, Plan, stretch_on
from dondoc.reporting.rules.making import Asked
from dondoc.reporting.rules.steps import after, rests_at

_BATCH = 2_000
_COLUMNS = ("version", "receiver", "opens_on", "closes_on", "due_on", "stage", "handed_to")


@dataclass(slots=True)
class Follower:
    """Follows one regime; what has fallen due by the day of `at` it leaves alone."""

    regime: Regime
    versions: Mapping[int, RegimeVersion]
    at: datetime
    _receivers: dict[int, Line] = field(init=False)
    _made: list[Obligation] = field(default_factory=list)
    _changed: dict[int, Obligation] = field(default_factory=dict)
    _moves: list[Move] = field(default_factory=list)
    #: Obligation → its heir's, both of one period, and the change.
    _handed: list[tuple[Obligation, Obligation, int | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._receivers = answering({version.receiver_id for version in self.versions.values()})

    @property
    def today(self) -> date:
        """Until before this day nothing is touched."""
        return timezone.localdate(self.at)

    def follow(self, one: Asked, plan: Plan, rows: Mapping[int, Obligation], *, makes: bool) -> None:
        """Do what the plan says about a period; new obligations only where it `makes` them."""
        made = {agency: self._make(one, agency) for agency in plan.make} if makes else {}
        there = {**rows, **made}
        for agency in plan.take_back:
            if self._is_open(rows[agency]) and one.owed.due_on >= self.today:
                self._step(rows[agency], Step.TAKEN_BACK, _("It sends this report again."), handed_to=None)
                self._redate(one, rows[agency])
        for agency in plan.keep + plan.wait:
            if self._is_open(rows[agency]):
                self._redate(one, rows[agency])
        for agency, (heir, change) in plan.hand_over.items():
            if self._is_open(rows[agency]) and heir in there:
                self._handed.append((rows[agency], there[heir], change))
        self.drop(rows[agency] for agency in plan.drop)

    def drop(self, rows: Iterable[Obligation]) -> None:
        """What nobody asks for any more."""
        for row in rows:
            if self._is_open(row) and row.stage not in GONE | SENT:
                self._step(row, Step.DROPPED, _("It is not asked for this report any more."))

    def write(self) -> Counter[str]:
        """Write all of it with a step each; gives how many of each step."""
        Obligation.objects.bulk_create(self._made, batch_size=_BATCH)
        self._moves += [Move(obligation=row, step=Step.MADE, stage=row.stage, at=self.at) for row in self._made]
        self._hand_over()
        Obligation.objects.bulk_update(self._changed.values(), _COLUMNS, batch_size=_BATCH)
        Move.objects.bulk_create(self._moves, batch_size=_BATCH)
        return Counter(move.step for move in self._moves)

    def _make(self, one: Asked, agency: int) -> Obligation:
        row = Obligation(regime=self.regime, agency_id=agency, made_at=self.at, **self._asked(one))
        self._made.append(row)
        return row

    def _asked(self, one: Asked) -> dict[str, object]:
        owed, version = one.owed, self.versions[one.version]
        answer = stretch_on(self._receivers.get(version.receiver_id, ()), owed.due_on)
        return {
            "version_id": version.pk,
            "period": owed.period.key,
            "kind": owed.period.kind,
            "opens_on": owed.opens_on,
            "closes_on": owed.closes_on,
            "due_on": owed.due_on,
            "receiver_id": (answer and answer.agency) or version.receiver_id,
        }

    def _is_open(self, row: Obligation) -> bool:
        return row.due_on >= self.today

    def _redate(self, one: Asked, row: Obligation) -> None:
        """Bring it to what is asked now; never to a day that has passed, nor what has been reported."""
        wanted = self._asked(one)
        if row.stage in SENT or one.owed.due_on < self.today:
            return
        if all(getattr(row, name) == value for name, value in wanted.items()):
            return
        before, receiver = row.due_on, row.receiver_id
        for name, value in wanted.items():
            setattr(row, name, value)
        self._changed[row.pk] = row
        if before != row.due_on or receiver != row.receiver_id:
            reason = self.versions[one.version].reason or _("The regime asks for it so.")
            self._step(row, Step.REDATED, reason, days=(before, row.due_on))

    def _hand_over(self) -> None:
        names = Called(heir.agency_id for _row, heir, _change in self._handed)
        changes = Change.objects.in_bulk({change for _row, _heir, change in self._handed if change})
        for row, heir, change in self._handed:
            words = {"heir": names.on(heir.agency_id, row.due_on), "change": said_of(changes[change]) if change else ""}
            reason = _("%(heir)s answers for it: %(change)s.") if change else _("%(heir)s answers for it.")
            self._step(row, Step.HANDED_OVER, reason % words, handed_to=heir)

    def _step(
        self,
        row: Obligation,
        step: Step,
        reason: str,
        *,
        days: tuple[date | None, date | None] = (None, None),
        **changes: object,
    ) -> None:
        stage = after(Stage(row.stage), step)
        if stage is None:
            message = f"{step} from {row.stage}"
            raise AssertionError(message)
        row.stage = stage = rests_at(stage, has_come=row.first_valid_at is not None)
        for name, value in changes.items():
            setattr(row, name, value)
        self._changed[row.pk] = row
        due_before, due_after = days
        self._moves.append(
            Move(
                obligation=row,
                step=step,
                stage=stage,
                at=self.at,
                reason=reason,
                due_before=due_before,
                due_after=due_after,
            )
        )
