"""Names of an issued plan become agencies, and their phrases duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.agencies.actions import meaning_of, remember_answer
from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.models import Agency
from dondoc.agencies.queries.meanings import Told
from dondoc.agencies.queries.news import last_changed_at
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused
from dondoc.lib.text import fold
from dondoc.plans import permissions, policies
from dondoc.plans.enums import MeaningState
from dondoc.plans.models import Assignment, HeirChoice, Holding, Meaning, Plan
from dondoc.plans.queries.assignments import assignments_of
from dondoc.plans.queries.names import province_for, told_for

#: The job of `jobs.py`, by name: jobs stand above actions.
SETTLING_JOB = "dondoc.plans.jobs.settle_issued_plans"
_BATCH = 5_000


@transaction.atomic
def resolve_plan(*, plan: Plan, at: datetime) -> bool:
    """Settle the names of a plan that was issued before names were; False where that was done already.

    Refuses a draft: its names may still be corrected.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan.pk)
    policies.check_issued(plan)
    if Meaning.objects.filter(plan=plan).exists():
        return False
    settle_names(plan, at=at)
    return True


def unresolved_plans() -> list[Plan]:
    """Issued plans whose names were never settled, though they name somebody."""
    rows = Plan.objects.issued().filter(meanings=None).select_related("document").order_by("pk")
    return [plan for plan in rows if assignments_of(plan).exists()]


def settle_names(plan: Plan, *, at: datetime) -> None:
    """Write what each phrase of the plan means and who holds what by it; for actions that have locked the plan.

    What is not sure gives nobody a duty: it waits for a person.
    """
    day = plan.day or at.date()
    plan.province_id = province_for(plan, day)
    plan.save(update_fields=["province"])
    assignments = list(assignments_of(plan))
    write_meanings(plan, assignments, told_for(plan, assignments, day, plan.province_id), at=at)
    waiting = Meaning.objects.filter(plan=plan, state=MeaningState.TO_SETTLE).count()
    data = {"names": len(assignments), "waiting": waiting, "duties": Holding.objects.filter(plan=plan).count()}
    record(by=None, verb="plans.names_settled", thing=plan, at=at, data=data)


@transaction.atomic
def ask_again(*, plan: Plan, at: datetime) -> int:
    """Ask the registry anew for the names of an issued plan that wait; gives how many are settled by it.

    For a registry that has learned since: communes brought in, a spelling added. Refuses a draft.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan.pk)
    policies.check_issued(plan)
    waiting = list(assignments_of(plan).filter(meaning__state=MeaningState.TO_SETTLE))
    told = told_for(plan, waiting, plan.day or at.date(), plan.province_id)
    came, _went = write_meanings(plan, waiting, told, at=at)
    left = Meaning.objects.filter(assignment__in=waiting, state=MeaningState.TO_SETTLE).count()
    settled = len(waiting) - left
    if settled:
        data = {"names": settled, "waiting": left, "duties": came}
        record(by=None, verb="plans.names_settled", thing=plan, at=at, data=data)
    return settled


def plans_to_ask_again() -> list[Plan]:
    """Issued plans with names that wait since before the registry was changed last."""
    changed_at = last_changed_at()
    if changed_at is None:
        return []
    waiting = Meaning.objects.filter(state=MeaningState.TO_SETTLE, resolved_at__lt=changed_at).values("plan")
    return list(Plan.objects.issued().filter(pk__in=waiting).order_by("pk"))


def write_meanings(
    plan: Plan, assignments: Sequence[Assignment], told: Mapping[int, Told], *, at: datetime
) -> tuple[int, int]:
    """Meanings anew, and duties where they changed: one that stays keeps what people chose about it.

    Gives how many duties came and how many went.
    """
    day = plan.day or at.date()
    alive = _alive({agency for one in told.values() for agency in one.agencies}, day)
    rows = [_meaning(plan, assignment, told[assignment.pk], alive, at) for assignment in assignments]
    Meaning.objects.filter(assignment__in=assignments).delete()
    Meaning.objects.bulk_create(rows, batch_size=_BATCH)
    wanted = {
        (row.assignment_id, agency): position
        for row in rows
        if row.state == MeaningState.SETTLED
        for position, agency in enumerate(told[row.assignment_id].agencies)
    }
    return _write_holdings(plan, assignments, wanted)


def _meaning(plan: Plan, assignment: Assignment, told: Told, alive: set[int], at: datetime) -> Meaning:
    # An answer may name an agency that did not live on the day of an older plan: nobody can have had the duty then.
    is_sure = told.is_sure and told.kind != MeaningKind.UNKNOWN and alive.issuperset(told.agencies)
    return Meaning(
        assignment=assignment,
        plan=plan,
        folded=fold(assignment.phrase),
        kind=told.kind,
        state=MeaningState.SETTLED if is_sure else MeaningState.TO_SETTLE,
        is_open=told.is_open,
        is_sure=is_sure,
        confidence=Decimal(str(round(told.confidence, 2))),
        reason=told.reason_code,
        reason_detail=told.reason_detail,
        candidates=list(dict.fromkeys([*told.candidates, *([] if is_sure else told.agencies)])),
        resolved_at=at,
    )


def _alive(agencies: Iterable[int], day: date) -> set[int]:
    return set(Agency.objects.alive_on(day).filter(pk__in=agencies).values_list("pk", flat=True))


def _write_holdings(
    plan: Plan, assignments: Sequence[Assignment], wanted: Mapping[tuple[int, int], int]
) -> tuple[int, int]:
    present = {(row.assignment_id, row.agency_id): row for row in Holding.objects.filter(assignment__in=assignments)}
    gone = [row.pk for key, row in present.items() if key not in wanted]
    try:
        Holding.objects.filter(pk__in=gone).delete()
    except ProtectedError as error:
        raise Refused(_("An agency has recorded progress or reported on a duty that this would take away.")) from error
    fresh = [
        Holding(assignment_id=assignment, plan=plan, agency_id=agency, position=position)
        for (assignment, agency), position in wanted.items()
        if (assignment, agency) not in present
    ]
    Holding.objects.bulk_create(fresh, batch_size=_BATCH)
    return len(fresh), len(gone)


@transaction.atomic
def answer_name(
    *,
    province: int,
    phrase: str,
    agencies: Sequence[int],
    is_open: bool,
    seen: str,
    by: User,
    at: datetime,
) -> int:
    """Say what a phrase means in a province: for all its plans that are here, and those that will come.

    `agencies` are one or several keys, none with `is_open` where nobody can be named; `seen` is the token of the answer
    that stood when the form was made (`agencies.models.NameAnswer.token`), empty for none. Gives how many assignments
    were settled anew. Refuses those who look after none of the plans concerned, an answer without an agency, one that
    takes a duty away on which somebody has recorded or reported, and (`Stale`) where somebody else has answered
    otherwise since.
    """
    folded = fold(phrase)
    plans = _plans_naming(province, folded)
    permissions.check_may_settle(by, province, plans)
    answer, is_new = remember_answer(
        province=province, phrase=phrase, agencies=agencies, is_open=is_open, seen=seen, by=by, at=at
    )
    if not is_new:
        return 0
    return sum(_settle_again(plan, folded, by=by, at=at, meaning=meaning_of(answer, at.date())) for plan in plans)


def _plans_naming(province: int, folded: str) -> list[Plan]:
    """The province's issued plans with the phrase, locked in order: answers about one plan follow one another."""
    named = Meaning.objects.filter(plan__province=province, folded=folded).values("plan")
    rows = Plan.objects.issued().filter(pk__in=named).select_related("document").order_by("pk")
    return list(rows.select_for_update(of=("self",)))


def _settle_again(plan: Plan, folded: str, *, by: User, at: datetime, meaning: str) -> int:
    rows = list(assignments_of(plan).filter(meaning__folded=folded))
    before = _kept_of(rows)
    told = told_for(plan, rows, plan.day or at.date(), plan.province_id)
    came, went = write_meanings(plan, rows, told, at=at)
    data = {"phrase": rows[0].phrase, "meaning": meaning, "names": len(rows), "came": came, "went": went, **before}
    record(by=by, verb="plans.name_settled", thing=plan, at=at, data=data)
    return len(rows)


def _kept_of(assignments: Sequence[Assignment]) -> dict[str, Any]:
    """The duties and choices that stood before, for the record: those that go are found there and nowhere else."""
    holdings = Holding.objects.filter(assignment__in=assignments)
    choices: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = HeirChoice.objects.filter(holding__in=holdings).order_by("pk")
    for holding, change, on, heir, reason in rows.values_list("holding", "change", "on", "heir", "reason"):
        day = on.isoformat() if on else None
        choices[holding].append({"change": change, "on": day, "heir": heir, "reason": reason})
    return {
        "before": [
            {"assignment": row.assignment_id, "agency": row.agency_id, "choices": choices.get(row.pk, [])}
            for row in holdings
        ]
    }
