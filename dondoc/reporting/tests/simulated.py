"""A province's year, driven day by day: who does what when is drawn from a seed, and kept to be counted again by hand.

30 departments, of which two become one and two found a third on 1 March; 10 districts until 1 July; 200 communes from
then on. Three regimes: every month from the departments, every quarter from whoever leads, twice a year from picked
agencies. Steps go through the ledger's one door (`actions.stepping`); what stands in the reports is tested elsewhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import ChangeKind, Kind, Level
from dondoc.agencies.models import Agency, Phase, Succession
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.agencies.permissions.standing import Seat, standing_of
from dondoc.plans.enums import Role
from dondoc.plans.models import Assignment, HeirChoice, Holding, Plan
from dondoc.plans.tests.registry import end_of
from dondoc.reporting import actions
from dondoc.reporting.actions.stepping import Because, take_step
from dondoc.reporting.enums import RevisionStage, Rhythm, Senders, Step
from dondoc.reporting.models import Obligation, Regime, Revision
from dondoc.reporting.tests.world import a_live_plan, agency

YEAR = 2025
BEGIN, MERGING, DISTRICTS_END, CHOICES = date(2025, 1, 2), date(2025, 3, 1), date(2025, 7, 1), date(2025, 7, 2)
#: Two departments become one of them; two others found a new one.
INTO_ANOTHER, INTO_A_NEW_ONE = ("so-03", "so-02"), (("so-07", "so-08"), "so-moi")
DEPARTMENTS = tuple(f"so-{number:02}" for number in range(30))
DISTRICTS = tuple(f"huyen-{number}" for number in range(10))
COMMUNES = tuple(f"xa-{number:03}" for number in range(200))
_DAY = timedelta(days=1)
_ENDED_STEPS = {Step.RETURNED: RevisionStage.RETURNED, Step.VOIDED: RevisionStage.VOIDED}


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does about an obligation on a day."""

    on: date
    step: Step
    is_nil: bool = False


@dataclass(slots=True)
class Owed:
    """An obligation as the one who plays the year knows it; counted from nothing but this."""

    regime: str
    period: str
    agency: str
    closes: date
    #: Last day in time.
    due: date
    made: date
    deeds: list[Deed] = field(default_factory=list)
    #: From this day on nobody owes it.
    gone: date | None = None


def days(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last."""
    while first <= last:
        yield first
        first += _DAY


def at_noon(day: date) -> datetime:
    """Noon in Vietnam."""
    return datetime.combine(day, time(5), tzinfo=UTC)


def deeds(rng: random.Random, closes: date, due: date) -> list[Deed]:
    """What becomes of one obligation: in time, late, never, nil, returned, void, corrected, excused."""
    early = closes + timedelta(days=rng.randint(0, max(0, (due - closes).days)))
    late = due + timedelta(days=rng.randint(1, 25))
    sent, behind = Deed(early, Step.SUBMITTED), Deed(late, Step.SUBMITTED)
    word = rng.choices(
        ("in_time", "late", "never", "nil", "returned", "left", "void", "corrected", "excused", "waiting"),
        (50, 12, 7, 6, 6, 3, 4, 4, 4, 4),
    )[0]
    later = late + timedelta(days=rng.randint(1, 10))
    return {
        "in_time": [sent, Deed(later, Step.ACCEPTED)],
        "late": [behind, Deed(later, Step.ACCEPTED)],
        "never": [],
        "nil": [Deed(early, Step.SUBMITTED, is_nil=True), Deed(later, Step.ACCEPTED, is_nil=True)],
        "returned": [sent, Deed(late, Step.RETURNED), Deed(later, Step.SUBMITTED), Deed(later + _DAY, Step.ACCEPTED)],
        "left": [sent, Deed(late, Step.RETURNED)],
        "void": [sent, Deed(late, Step.VOIDED), Deed(later, Step.SUBMITTED)],
        "corrected": [
            sent,
            Deed(late, Step.ACCEPTED),
            Deed(later, Step.CORRECTION_OPENED),
            Deed(later + _DAY, Step.CORRECTION_SUBMITTED),
            Deed(later + 2 * _DAY, Step.CORRECTION_ACCEPTED),
        ],
        "excused": [Deed(early, Step.EXCUSED)],
        "waiting": [sent],
    }[word]


@dataclass(slots=True)
class Province:
    """The agencies, the three regimes, and who plays them."""

    agencies: dict[str, Agency]
    regimes: dict[str, Regime]
    lan: User
    seat: Seat


def found(lan: User) -> Province:
    """The province on 2 January, with its regimes set up."""
    plan = a_live_plan(lan, leads=["Sở Tài chính"], day="2025-01-02")
    agencies = _enter(agency(""))
    holders = [agencies[key] for key in (*DEPARTMENTS, *DISTRICTS)]
    _lead(plan, holders)
    at, start, focal = at_noon(BEGIN), BEGIN, agency("so-tai-chinh")

    def regime(name: str, rhythm: Rhythm, due: Sequence[str], senders: Senders, chosen: Sequence[Agency]) -> Regime:
        terms = actions.Terms(rhythm=rhythm, due=due, senders=senders, chosen=chosen, receiver=focal)
        return actions.set_up_regime(name=name, keeper=focal, terms=terms, start=start, plan=plan, by=lan, at=at)

    departments = [agencies[key] for key in DEPARTMENTS]
    regimes = {
        "monthly": regime("Tháng", Rhythm.MONTHLY, ["M+1 05"], Senders.CHOSEN, departments),
        "quarterly": regime("Quý", Rhythm.QUARTERLY, ["Q+1 02"], Senders.LEADS, ()),
        "semiannual": regime("6 tháng", Rhythm.SEMIANNUAL, ["06-01", "12-01"], Senders.CHOSEN, holders),
    }
    return Province(agencies, regimes, lan, standing_of(lan).seats[0])


def _enter(province: Agency) -> dict[str, Agency]:
    spans = dict.fromkeys(DEPARTMENTS, Span()) | {INTO_A_NEW_ONE[1]: Span(MERGING, None)}
    spans |= dict.fromkeys(DISTRICTS, Span()) | dict.fromkeys(COMMUNES, Span(DISTRICTS_END, None))
    made = Agency.objects.bulk_create(Agency(key=f"nam/{key}", valid=range_of(span)) for key, span in spans.items())
    Phase.objects.bulk_create(
        Phase(
            agency=one,
            valid=one.valid,
            name=f"Cơ quan {key}",
            short_name=key,
            kind=Kind.DEPARTMENT if key.startswith("so") else Kind.COMMITTEE,
            level=Level.PROVINCE if key.startswith("so") else Level.COMMUNE,
            parent=province,
            province=province,
        )
        for key, one in zip(spans, made, strict=True)
    )
    rebuild_answering([one.pk for one in made])
    return dict(zip(spans, made, strict=True))


def _lead(plan: Plan, holders: Sequence[Agency]) -> None:
    """All of them lead the plan's one task, instead of whom it named."""
    Holding.objects.filter(plan=plan, assignment__role=Role.LEAD).delete()
    assignment = Assignment.objects.filter(task__plan=plan, role=Role.LEAD).first()
    assert assignment is not None
    Holding.objects.bulk_create(
        Holding(assignment=assignment, plan=plan, agency=one, position=place) for place, one in enumerate(holders)
    )


def merge_departments(province: Province) -> None:
    """On 1 March."""
    agencies = province.agencies
    end_of(agencies[INTO_ANOTHER[0]], [agencies[INTO_ANOTHER[1]]], MERGING, ChangeKind.MERGED)
    formers, heir = INTO_A_NEW_ONE
    for former in formers:
        end_of(agencies[former], [agencies[heir]], MERGING, ChangeKind.MERGED)
    follow(province, MERGING)


def end_districts(province: Province) -> None:
    """On 1 July each becomes twenty communes; the picked ones are picked anew that day."""
    for number, key in enumerate(DISTRICTS):
        heirs = [province.agencies[one] for one in COMMUNES[20 * number : 20 * number + 20]]
        end_of(province.agencies[key], heirs, DISTRICTS_END)
    regime = province.regimes["semiannual"]
    terms = actions.terms_of(regime.versions.get())
    picked = [province.agencies[key] for key in (*DEPARTMENTS, *COMMUNES)]
    values = {name: getattr(terms, name) for name in ("rhythm", "due", "senders", "receiver")}
    actions.change_regime(
        regime=regime,
        from_day=DISTRICTS_END,
        terms=actions.Terms(**values, chosen=picked),
        reason="Kết thúc hoạt động cấp huyện.",
        by=province.lan,
        at=at_noon(DISTRICTS_END),
    )
    follow(province, DISTRICTS_END)


def choose_heirs(province: Province) -> None:
    """On 2 July a person gives each district's duty to the first of its communes."""
    rows = Holding.objects.filter(agency__key__startswith="nam/huyen-").select_related("agency")
    HeirChoice.objects.bulk_create(
        HeirChoice(
            holding=row,
            change=Succession.objects.filter(origin=row.agency)[0].change,
            heir=province.agencies[COMMUNES[20 * int(row.agency.key.rpartition("-")[2])]],
            chosen_at=at_noon(CHOICES),
            chosen_by=province.lan,
        )
        for row in rows
    )
    follow(province, CHOICES)


def follow(province: Province, day: date) -> None:
    """The daily job."""
    actions.make_obligations(at=at_noon(day))


def act(province: Province, one: Owed, deed: Deed) -> None:
    """Do it, through the door that every step goes through."""
    at, by = at_noon(deed.on), province.lan
    obligation = Obligation.objects.get(
        regime=province.regimes[one.regime], period=one.period, agency=province.agencies[one.agency]
    )
    revision = _revision(obligation, deed, by, at)
    take_step(obligation, deed.step, Because(by, at, province.seat, "Vì sao"), revision=revision)


def _revision(obligation: Obligation, deed: Deed, by: User, at: datetime) -> Revision | None:
    if deed.step == Step.EXCUSED:
        return None
    last = obligation.revisions.order_by("number").last()
    if deed.step in {Step.SUBMITTED, Step.CORRECTION_OPENED}:
        is_sent = deed.step == Step.SUBMITTED
        return Revision.objects.create(
            obligation=obligation,
            number=last.number + 1 if last else 1,
            stage=RevisionStage.SUBMITTED if is_sent else RevisionStage.DRAFT,
            is_nil=deed.is_nil,
            nil_reason="Không phát sinh" if deed.is_nil else "",
            begun_at=at,
            begun_by=by,
            saved_at=at,
            saved_by=by,
            submitted_at=at if is_sent else None,
            submitted_by=by if is_sent else None,
        )
    assert last is not None
    if deed.step == Step.CORRECTION_SUBMITTED:
        last.stage, last.submitted_at, last.submitted_by = RevisionStage.SUBMITTED, at, by
    else:
        last.stage = _ENDED_STEPS.get(deed.step, RevisionStage.ACCEPTED)
        last.decided_at, last.decided_by = at, by
    last.save()
    return last
