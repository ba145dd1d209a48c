"""What a plan's reporting duties would be as regimes: prefilled from its sentences, to be looked at by a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.agencies.queries.calling import Called
from dondoc.extraction.grammar.before import says_before
from dondoc.plans.enums import Frequency, Role
from dondoc.plans.models import Plan, ReportingDuty
from dondoc.plans.queries.holdings import held_on
from dondoc.reporting.enums import Rhythm, Senders
from dondoc.reporting.models import Regime
from dondoc.reporting.models.words import RHYTHMS
from dondoc.reporting.rules.dues import is_due_rule

_RHYTHMS = {
    Frequency.MONTHLY: Rhythm.MONTHLY,
    Frequency.QUARTERLY: Rhythm.QUARTERLY,
    Frequency.SEMIANNUAL: Rhythm.SEMIANNUAL,
    Frequency.ANNUAL: Rhythm.ANNUAL,
    Frequency.AD_HOC: Rhythm.ONCE,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A regime that a sentence of the plan seems to ask for."""

    duty: ReportingDuty
    name: str
    rhythm: Rhythm
    #: Empty where the plan prints no day: a person has to say one.
    due: Sequence[str]
    is_before: bool
    senders: Senders
    receiver: int
    receiver_name: str
    keeper: int
    gathers_into: int | None


def proposals(plan: Plan, day: date) -> list[Proposal]:
    """The plan's duties that no regime carries out yet, in the document's order; a constant number of queries."""
    duties = list(plan.duties.kept().filter(regimes=None).order_by("position", "pk"))
    held = _held(plan, day)
    receivers = {duty.pk: next(iter(held[duty.pk, Role.RECEIVER]), keeper_of(plan)) for duty in duties}
    called = Called(receivers.values())
    senders = _senders(plan, held)
    return [
        _proposal(duty, receivers[duty.pk], called.on(receivers[duty.pk], day, short=True), held, senders, plan)
        for duty in duties
    ]


def _proposal(
    duty: ReportingDuty, receiver: int, receiver_name: str, held: Held, senders: dict[int, list[int]], plan: Plan
) -> Proposal:
    rhythm = _RHYTHMS.get(Frequency(duty.frequency), Rhythm.ONCE)
    words = {"rhythm": RHYTHMS[rhythm], "agency": receiver_name}
    return Proposal(
        duty=duty,
        name=(_("Report %(rhythm)s to %(agency)s") % words)[:255],
        rhythm=rhythm,
        due=tuple(word for word in duty.due if is_due_rule(word)),
        is_before=says_before(duty.text),
        senders=Senders.DUTY if held[duty.pk, Role.SENDER] else Senders.LEADS,
        receiver=receiver,
        receiver_name=receiver_name,
        keeper=keeper_of(plan),
        gathers_into=next((key for key, agencies in senders.items() if receiver in agencies), None),
    )


def keeper_of(plan: Plan) -> int:
    """The agency whose people keep the plan's regimes: the focal one, that brought it in; 0 where none did."""
    return plan.document.agency_id or plan.province_id or 0


#: Agencies that hold a duty in a role.
Held = dict[tuple[int, str], list[int]]


def _held(plan: Plan, day: date) -> Held:
    found: Held = defaultdict(list)
    rows = held_on(day).filter(plan=plan, assignment__duty__isnull=False, holder_id__isnull=False)
    columns = ("assignment__duty", "assignment__role", "holder_id")
    for duty, role, holder in rows.order_by("assignment", "position").values_list(*columns):
        found[duty, role].append(holder)
    return found


def _senders(plan: Plan, held: Held) -> dict[int, list[int]]:
    """Who sends by each regime that the plan has already."""
    regimes: Iterable[tuple[int, int | None]] = Regime.objects.filter(plan=plan).values_list("pk", "duty")
    return {key: held[duty or 0, Role.SENDER] for key, duty in regimes}
