"""The comparison of two plans as it leaves."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dondoc.lib.tables import Cell, Column, Table
from dondoc.plans.models import Indicator
from dondoc.plans.queries.live import wording
from dondoc.plans.queries.live.comparison import ComparedTask, Comparison

Row = list[Cell]


def indicators(found: Comparison) -> Table:
    """Those of both, differing ones first, then those of one alone."""
    one, other = found.names
    columns = [
        Column(_("Asked by"), 20),
        Column(_("Targets"), 12),
        Column(_("Indicator in %(plan)s") % {"plan": one}, 60),
        Column(_("Target in %(plan)s") % {"plan": one}, 20),
        Column(_("Indicator in %(plan)s") % {"plan": other}, 60),
        Column(_("Target in %(plan)s") % {"plan": other}, 20),
    ]
    return Table(_("Indicators"), columns, _indicator_rows(found))


def _indicator_rows(found: Comparison) -> Iterator[Row]:
    for pair in [*found.differing, *found.agreeing]:
        agreement = _("differ") if pair.differs else _("agree")
        yield [_("both"), agreement, *_indicator(pair.one), *_indicator(pair.other)]
    for indicator in found.only_one:
        yield [found.names[0], None, *_indicator(indicator), None, None]
    for indicator in found.only_other:
        yield [found.names[1], None, None, None, *_indicator(indicator)]


def _indicator(indicator: Indicator) -> Row:
    return [indicator.name, wording.targets_of(indicator)]


def tasks(found: Comparison) -> Table:
    """Pairs that are alike, then the tasks of one alone."""
    one, other = found.names
    columns = [
        Column(_("Asked by"), 20),
        Column(_("Likeness in %"), 10),
        Column(_("No. in %(plan)s") % {"plan": one}, 14),
        Column(_("Task in %(plan)s") % {"plan": one}, 70),
        Column(_("No. in %(plan)s") % {"plan": other}, 14),
        Column(_("Task in %(plan)s") % {"plan": other}, 70),
    ]
    return Table(_("Tasks"), columns, _task_rows(found))


def _task_rows(found: Comparison) -> Iterator[Row]:
    for pair in found.tasks:
        yield [_("both"), round(100 * pair.likeness), *_task(pair.one), *_task(pair.other)]
    for task in found.tasks_only_one:
        yield [found.names[0], None, *_task(task), None, None]
    for task in found.tasks_only_other:
        yield [found.names[1], None, None, None, *_task(task)]


def _task(task: ComparedTask) -> Row:
    return [task.path, task.text]


def agencies(found: Comparison) -> Table:
    """How many tasks each agency leads in each plan."""
    columns = [Column(_("Agency"), 50), *(Column(name, 20) for name in found.names)]
    return Table(_("Agencies"), columns, ([load.name, load.one, load.other] for load in found.loads))
