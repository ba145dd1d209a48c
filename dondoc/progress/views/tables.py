"""Progress as it leaves, a row a share of a task: days in ISO, the plan's and the one in force side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from dondoc.lib.tables import Cell, Column, Table
from dondoc.plans.queries.live.wording import time_words
from dondoc.progress.models.words import CELLS, STATES, UNSAID
from dondoc.progress.queries.lines import Line, Shown, shown
from dondoc.progress.queries.standing import Standing
from dondoc.progress.rules.cells import Counts

_CELLS = tuple(CELLS)


def tasks_table(lines: Sequence[Line], day: date) -> Table:
    """The shares of these tasks on the day; a task that nobody leads is a row of its own."""
    columns = [
        Column(_("Plan"), 20),
        Column(_("No."), 12),
        Column(_("Task"), 70),
        Column(_("Lead"), 30),
        Column(_("Agency when the plan was issued"), 30),
        Column(_("Time in the plan"), 30),
        Column(_("Last day by the plan"), 12),
        Column(_("Date in force"), 12),
        Column(_("State"), 16),
        Column(_("What has been done"), 60),
        Column(_("Number of the document"), 20),
        Column(_("Date of the document"), 12),
        Column(_("Done so far"), 12),
        Column(_("Planned in all"), 12),
        Column(_("Unit"), 14),
        Column(_("Done on"), 12),
        Column(_("Waits to be confirmed"), 12),
        Column(_("Counts as"), 18),
        Column(_("Said on"), 16),
        Column(_("By"), 20),
    ]
    rows = (row for line in shown(lines, day, short=False) for row in _rows(line))
    return Table(_("Progress"), columns, rows)


def _rows(one: Shown) -> Iterator[list[Cell]]:
    task: list[Cell] = [one.words.plan_name, one.line.path, one.words.text]
    time = time_words(*one.words.time)
    for share, name, meant in one.shares:
        yield [*task, name, meant or name, time, share.due_printed, share.due_on, *_said(share)]
    if not one.shares:
        blank: list[Cell] = [None] * 9
        counts_as = str(CELLS[one.line.cell]) if one.line.cell else ""
        yield [*task, "", "", time, one.words.due_on, one.words.due_on, *blank, counts_as, None, ""]


def _said(share: Standing) -> list[Cell]:
    product, measure = share.product, share.measure
    return [
        str(STATES[share.state] if share.state else UNSAID),
        share.text,
        product.number if product else "",
        product.on if product else None,
        measure.done if measure else None,
        measure.planned if measure else None,
        measure.unit if measure else "",
        share.done_on,
        _("yes") if share.waits_for_confirmation else _("no"),
        str(CELLS[share.cell]) if share.cell else "",
        share.said_at,
        share.said_by,
    ]


def counts_table(title: str, heading: str, rows: Iterable[tuple[str, Counts]]) -> Table:
    """The counts by agency or by section."""
    columns = [Column(heading, 50), Column(_("Tasks")), *(Column(str(CELLS[cell])) for cell in _CELLS)]
    columns += [Column(_("Fell due")), Column(_("Share late"))]
    return Table(title, columns, (_counts_row(name, counts) for name, counts in rows))


def _counts_row(name: str, counts: Counts) -> list[Cell]:
    return [name, counts.total, *(counts[cell] for cell in _CELLS), counts.fell_due, counts.share_late]
