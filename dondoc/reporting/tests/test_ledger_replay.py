"""A day that has passed is told quickly, and says what a replay of every step says."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dondoc.accounts.models import User
from dondoc.agencies.permissions.standing import standing_of
from dondoc.lib.dates import end_of
from dondoc.reporting.enums import LedgerState, RevisionStage, Stage, Step
from dondoc.reporting.models import Move, Obligation
from dondoc.reporting.queries.ledger import ledger_on
from dondoc.reporting.rules.ledger import Facts, is_late, state_of
from dondoc.reporting.rules.steps import after
from dondoc.reporting.tests.simulated import BEGIN, Deed, Owed, Province, act, at_noon
from dondoc.reporting.tests.world import a_live_plan, a_regime

#: The day before anything was made, and more than a year from then.
_FIRST, _DAYS = BEGIN - timedelta(days=1), 440
_BY_PEOPLE = (Step.SUBMITTED, Step.RETURNED, Step.VOIDED, Step.ACCEPTED, Step.EXCUSED)
_BY_THE_PLATFORM = (Step.REDATED, Step.EXCUSE_LIFTED, Step.HANDED_OVER, Step.TAKEN_BACK, Step.DROPPED)
_CORRECTING = {
    RevisionStage.ACCEPTED: Step.CORRECTION_OPENED,
    RevisionStage.DRAFT: Step.CORRECTION_SUBMITTED,
    RevisionStage.SUBMITTED: Step.CORRECTION_ACCEPTED,
}
_HOLDING = {Step.SUBMITTED, Step.ACCEPTED, Step.CORRECTION_ACCEPTED}
#: State, whether late, last day in time, day of the first report that counts.
_Said = tuple[LedgerState, bool, date, date | None]


def test_a_past_day_says_what_a_replay_of_every_step_says(lan: User) -> None:
    rng = random.Random(68_000)  # noqa: S311
    regime = a_regime(lan, a_live_plan(lan, day=BEGIN.isoformat()), at=at_noon(BEGIN), start=BEGIN)
    rows = list(regime.obligations.select_related("agency"))
    province = Province({row.agency.key: row.agency for row in rows}, {"": regime}, lan, standing_of(lan).seats[0])
    for passed in sorted(rng.choices(range(_DAYS), k=250)):
        _move(province, Obligation.objects.select_related("agency").get(pk=rng.choice(rows).pk), passed, rng)
    assert set(Move.objects.values_list("step", flat=True)) >= {*_BY_PEOPLE, *_BY_THE_PLATFORM, *_CORRECTING.values()}
    told = list(Obligation.objects.prefetch_related("moves__revision"))
    for day in (_FIRST + timedelta(days=passed) for passed in range(0, _DAYS, 9)):
        columns = ("pk", "state", "is_late", "due_then", "valid_on")
        quickly = {pk: tuple(said) for pk, *said in ledger_on(day).values_list(*columns)}
        assert quickly == {row.pk: said for row in told if (said := _replayed(row, day))}, day


def _move(province: Province, row: Obligation, passed: int, rng: random.Random) -> None:
    """Any step that can be taken from where it is."""
    steps = [step for step in (*_BY_PEOPLE, *_BY_THE_PLATFORM) if after(Stage(row.stage), step)]
    if row.stage == Stage.ACCEPTED:
        steps.append(_CORRECTING[RevisionStage(row.revisions.order_by("number").reverse()[0].stage)])
    step, day = rng.choice(steps), BEGIN + timedelta(days=passed)
    if step in _BY_THE_PLATFORM:
        _move_by_platform(row, step, day, rng)
        return
    one = Owed("", row.period, row.agency.key, row.closes_on, row.due_on, BEGIN)
    act(province, one, Deed(day, step, is_nil=step == Step.SUBMITTED and rng.random() < 0.3))


def _move_by_platform(row: Obligation, step: Step, day: date, rng: random.Random) -> None:
    before = row.due_on
    row.stage = after(Stage(row.stage), step) or row.stage
    if step == Step.REDATED:
        row.due_on = row.closes_on + timedelta(days=rng.randint(0, 40))
    row.save(update_fields=["stage", "due_on"])
    days = {"due_before": before, "due_after": row.due_on} if step == Step.REDATED else {}
    Move.objects.create(obligation=row, step=step, stage=row.stage, at=at_noon(day), **days)


def _replayed(row: Obligation, day: date) -> _Said | None:
    """By nothing but its steps, one after another; None for what was not there."""
    moves = sorted(row.moves.all(), key=lambda move: (move.at, move.pk))
    done = [move for move in moves if move.at < end_of(day)]
    days = [move.due_before for move in moves[len(done) :] if move.due_before]
    sent = {move.revision for move in done if move.step == Step.SUBMITTED}
    sent -= {move.revision for move in done if move.step == Step.VOIDED}
    holding = [move.revision for move in done if move.step in _HOLDING and move.revision]
    came = [one.submitted_at for one in sent if one and one.submitted_at]
    facts = Facts(
        closes_on=row.closes_on,
        due_on=days[0] if days else row.due_on,
        stage=Stage(done[-1].stage) if done else Stage.NONE,
        is_nil=bool(holding and holding[-1].is_nil),
        first_valid_on=min(came).date() if came else None,  # noon, which is one day here and there
    )
    state = state_of(facts, day)
    if state is None or not (row.made_at < end_of(day) or row.closes_on <= day):
        return None
    return state, is_late(facts, day), facts.due_on, facts.first_valid_on
