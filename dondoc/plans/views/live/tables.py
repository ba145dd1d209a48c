"""The tables of an issued plan as they leave: days in ISO, one agency beside the other, the document's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from dondoc.lib.tables import Cell, Column, Table
from dondoc.plans.enums import Role
from dondoc.plans.models import Indicator, Plan, Recipient, Reference, ReportingDuty, Target
from dondoc.plans.models.words import DIRECTIONS, OPERATORS
from dondoc.plans.queries.live import wording
from dondoc.plans.queries.live.agencies import TASK_ROLES, Load
from dondoc.plans.queries.live.items import Place, in_role
from dondoc.plans.queries.live.tasks import TaskRow
from dondoc.plans.rules.drafting import plain_decimal

Row = list[Cell]


def plans_table(plans: Iterable[Plan], state: Callable[[Plan], str]) -> Table:
    """The list of plans."""
    columns = [
        Column(_("Number")),
        Column(_("Title"), 70),
        Column(_("Issuer"), 30),
        Column(_("Dated")),
        Column(_("State")),
        Column(_("Tasks")),
        Column(_("Indicators")),
    ]
    rows = ([*_plan_facts(plan), state(plan), *_plan_counts(plan)] for plan in plans)
    return Table(_("Plans"), columns, rows)


def _plan_facts(plan: Plan) -> Row:
    return [plan.number, plan.title, plan.issuer, wording.printed_iso(plan.dated_on, plan.date_precision)]


def _plan_counts(plan: Plan) -> Row:
    return [getattr(plan, "task_count", None), getattr(plan, "indicator_count", None)]


def agencies_table(loads: Iterable[Load]) -> Table:
    """Who has how many tasks in which role."""
    columns = [
        Column(_("Agency"), 50),
        Column(_("Lead")),
        Column(_("Coordinating")),
        Column(_("Supervising")),
        Column(_("All roles")),
    ]
    rows: Iterator[Row] = ([load.name, load.lead, load.coordinating, load.supervising, load.total] for load in loads)
    return Table(_("Agencies"), columns, rows)


def times_table(numbers: dict[str, int]) -> Table:
    """How many tasks have each kind of time."""
    rows: Iterator[Row] = ([str(wording.TIMES[kind]), number] for kind, number in numbers.items())
    return Table(_("Kinds of time"), [Column(_("Time"), 30), Column(_("Tasks"))], rows)


def tasks_table(tasks: Iterable[TaskRow], address: str) -> Table:
    """The tasks with their agencies and times, and the address of each; `address` is that of all of them."""
    columns = [
        Column(_("No.")),
        Column(_("Task"), 80),
        Column(_("Lead"), 30),
        Column(_("Coordinating"), 40),
        Column(_("Supervising"), 20),
        Column(_("Kind of time")),
        Column(_("Time")),
        Column(_("Words of the time"), 25),
        Column(_("First day"), 12),
        Column(_("Last day"), 12),
        Column(_("Page"), 8),
        Column(_("Address"), 40),
    ]
    return Table(_("Tasks"), columns, (_task_row(task, address) for task in tasks))


def _task_row(task: TaskRow, address: str) -> Row:
    roles = ["; ".join(task.agencies.get(role, ())) for role in TASK_ROLES]
    kind = str(wording.TIMES.get(task.kind, task.kind))
    times: Row = [kind, task.value, task.phrase, task.starts_on, task.due_on]
    return [task.path, task.text, *roles, *times, task.page, f"{address}{task.pk}/"]


def indicators_table(indicators: Iterable[Indicator]) -> Table:
    """The indicators, one row a target."""
    columns = [
        Column(_("No.")),
        Column(_("Group"), 30),
        Column(_("Indicator"), 60),
        Column(_("Unit"), 10),
        Column(_("Direction")),
        Column(_("Baseline year"), 10),
        Column(_("Baseline"), 12),
        Column(_("Baseline rank"), 10),
        Column(_("Target year"), 10),
        Column(_("Operator"), 12),
        Column(_("Target"), 12),
        Column(_("Lead"), 30),
        Column(_("Coordinating"), 30),
        Column(_("Evaluator"), 30),
        Column(_("Stands in")),
    ]
    return Table(_("Indicators"), columns, _indicator_rows(indicators))


def _indicator_rows(indicators: Iterable[Indicator]) -> Iterator[Row]:
    for row in indicators:
        held = list(row.assignments.all())
        roles = ["; ".join(in_role(held, role)) for role in (Role.LEAD, Role.COORDINATING, Role.EVALUATOR)]
        direction = str(DIRECTIONS.get(row.direction, ""))
        facts: Row = [row.code, row.group, row.name, row.unit, direction]
        baseline: Row = [row.baseline_year, _shortest(row.baseline_value), row.baseline_rank]
        place = _("the text") if row.is_body else _("a table")
        for target in row.targets.all() or [None]:
            yield [*facts, *baseline, *_target(target), *roles, place]


def _target(target: Target | None) -> Row:
    if target is None:
        return [None, None, None]
    return [target.year, str(OPERATORS[target.op]), _shortest(target.value)]


def _shortest(value: Decimal | None) -> Decimal | None:
    """The number without the idle zeros of its column."""
    return None if value is None else Decimal(plain_decimal(value))


def duties_table(duties: Iterable[ReportingDuty]) -> Table:
    """Who reports to whom and when."""
    columns = [
        Column(_("Who reports"), 40),
        Column(_("To whom"), 40),
        Column(_("How often"), 20),
        Column(_("When"), 40),
        Column(_("Due"), 20),
        Column(_("Words of the document"), 80),
        Column(_("Page"), 8),
    ]
    return Table(_("Reporting duties"), columns, (_duty_row(duty) for duty in duties))


def _duty_row(duty: ReportingDuty) -> Row:
    held = list(duty.assignments.all())
    roles = ["; ".join(in_role(held, role)) for role in (Role.SENDER, Role.RECEIVER)]
    due = "; ".join(duty.due)
    return [*roles, wording.frequency_words(duty), wording.due_words(duty), due, duty.text, duty.page]


def references_table(references: Iterable[Reference], places: dict[int, list[Place]]) -> Table:
    """The documents that the plan names, and where."""
    columns = [
        Column(_("Number"), 20),
        Column(_("Type")),
        Column(_("Date")),
        Column(_("Issuer"), 30),
        Column(_("Carried out by this plan"), 12),
        Column(_("Times named"), 10),
        Column(_("Where"), 100),
    ]
    rows = (_reference_row(reference, places.get(reference.pk, [])) for reference in references)
    return Table(_("References"), columns, rows)


def _reference_row(reference: Reference, places: list[Place]) -> Row:
    where = "\n".join(f"{place.before}{place.words}{place.after}" for place in places)
    is_carried_out = _("yes") if reference.is_implemented else _("no")
    day = wording.printed_iso(reference.dated_on, reference.date_precision)
    return [reference.number, reference.type, day, reference.issuer, is_carried_out, len(places), where]


def recipients_table(recipients: Iterable[Recipient]) -> Table:
    """The lines under "Nơi nhận"."""
    rows: Iterator[Row] = ([number, recipient.text] for number, recipient in enumerate(recipients, start=1))
    return Table(_("Recipients"), [Column(_("No."), 6), Column(_("Recipient"), 80)], rows)
