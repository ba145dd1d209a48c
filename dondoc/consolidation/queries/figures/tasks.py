"""Tasks with where they stand, their products and measures; a share a row for spreadsheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext, ngettext

from dondoc.consolidation.queries.figures.building import Figure, Put, Sheet
from dondoc.consolidation.queries.material import Material, SectionRow, Share, TaskRow
from dondoc.consolidation.rules.targets import total
from dondoc.lib import numbers
from dondoc.papers.table import Cell as PaperCell
from dondoc.papers.table import Column, DataTable, Kind, Row
from dondoc.progress.enums import Cell
from dondoc.progress.models.words import CELLS, STATES, UNSAID

#: More names than these are counted, not listed.
_NAMES = 4
_DONE = (Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.NO_DATE_DONE)


def sheet_of(material: Material, number: int) -> Sheet:
    """A row a task that counts, under its heading."""
    title = gettext("Tasks and their products")
    sheet = Sheet(number, title, _columns(), sheet=gettext("Tasks"))
    shares = shares_by_task(material)
    section: tuple[int, str] | None = None
    titles = {(row.plan, row.path): row for row in material.sections}
    for task in material.tasks:
        if material.cells[task.pk] is None:
            continue
        if (task.plan, task.section) != section:
            section = task.plan, task.section
            _head(sheet, titles[section])
        sheet.add(task.path or task.text[:60], _entries(task, shares.get(task.pk, []), material))
    return sheet


def shares_by_task(material: Material) -> dict[int, list[Share]]:
    """The leads of each task, by its key."""
    found: dict[int, list[Share]] = defaultdict(list)
    for share in material.shares:
        found[share.task].append(share)
    return dict(found)


def _head(sheet: Sheet, section: SectionRow) -> None:
    if section.path or section.title:
        sheet.heading(section.path, section.title)


def _entries(task: TaskRow, shares: Sequence[Share], material: Material) -> list[Put]:
    done = tuple(share for share in shares if share.cell in _DONE)
    answers = tuple(share.answer.pk for share in shares if share.answer)
    state = material.cells[task.pk]
    return [
        task.path,
        task.text,
        leads_in_words(shares),
        _due(shares, task),
        str(CELLS[state]).capitalize() if state else "",
        Figure(f"task/{task.pk}/leads", len(shares), (task.pk,)),
        Figure(f"task/{task.pk}/done", len(done), (task.pk,) if done else (), answers),
        _products(shares),
        *_measure(task, shares),
    ]


def leads_in_words(shares: Sequence[Share]) -> str:
    """The names, or how many there are of them."""
    names = [share.name for share in shares]
    if len(names) <= _NAMES:
        return "; ".join(names) or gettext("nobody")
    return ngettext("%(n)s agency", "%(n)s agencies", len(names)) % {"n": numbers.show(len(names))}


def _due(shares: Sequence[Share], task: TaskRow) -> date | None:
    """The last of the dates that hold for its leads."""
    return max((share.due_on for share in shares if share.due_on), default=task.due_on)


def _products(shares: Sequence[Share]) -> str:
    found = [share.answer for share in shares if share.answer and share.answer.has_product]
    if len(found) <= _NAMES:
        return "; ".join(answer.product for answer in found)
    return ngettext("%(n)s document", "%(n)s documents", len(found)) % {"n": numbers.show(len(found))}


def _measure(task: TaskRow, shares: Sequence[Share]) -> list[Put]:
    """What is done of what is planned where all count in one unit, from unrounded amounts; who gave none is not in it.

    A percent stands only where every lead that gave what is done also gave what is planned.
    """
    given = [share.answer for share in shares if share.answer and share.answer.amount_done is not None]
    units = {unit.strip().lower() for unit in {answer.unit for answer in given}}
    if len(units) != 1:
        return [None, None, ""]
    keys = tuple(answer.pk for answer in given)
    done, planned = total([answer.amount_done for answer in given]), total([answer.amount_planned for answer in given])
    share = None
    if done.value is not None and planned.value and planned.given == planned.asked:
        share = done.value * 100 / planned.value
    unit = given[0].unit
    if len(given) < len(shares):
        partly = gettext("%(given)s of %(asked)s agencies gave a figure") % {"given": len(given), "asked": len(shares)}
        unit = f"{unit} ({partly})"
    return [
        Figure(f"task/{task.pk}/amount", done.value, answers=keys),
        Figure(f"task/{task.pk}/percent", share, answers=keys if share is not None else ()),
        unit,
    ]


def _columns() -> tuple[Column, ...]:
    return (
        Column(gettext("No."), 0.8),
        Column(gettext("Task"), 5),
        Column(gettext("Lead"), 2),
        Column(gettext("Due"), 1.2, Kind.DATE),
        Column(gettext("State"), 1.5),
        Column(gettext("Leads"), 0.8, Kind.NUMBER),
        Column(gettext("of them done"), 0.8, Kind.NUMBER),
        Column(gettext("Product"), 2.2),
        Column(gettext("Amount"), 1, Kind.NUMBER),
        Column("%", 0.8, Kind.NUMBER, places=1),
        Column(gettext("Unit"), 1),
    )


def every_share(material: Material, site: str) -> DataTable:
    """A row a lead: for spreadsheets, where thousands can be filtered; `site` is the address of ours."""
    tasks = {task.pk: task for task in material.tasks}
    # each of these few words is written thousands of times
    cells, states = ({each: str(words) for each, words in known.items()} for known in (CELLS, STATES))
    states[""] = str(UNSAID)
    rows = (
        _share_row(share, tasks[share.task], site, cells[share.cell], states[_state(share)])
        for share in material.shares
        if share.cell
    )
    columns = (
        Column(gettext("No."), 1),
        Column(gettext("Task"), 5),
        Column(gettext("Agency"), 3),
        Column(gettext("Due"), 1.2, Kind.DATE),
        Column(gettext("State"), 1.5),
        Column(gettext("Reported"), 1.5),
        Column(gettext("Result"), 5),
        Column(gettext("Product"), 2),
        Column(gettext("Amount"), 1, Kind.NUMBER),
        Column(gettext("Planned"), 1, Kind.NUMBER),
        Column(gettext("Unit"), 1),
    )
    title = gettext("What each agency reported")
    return DataTable(title, columns, tuple(rows), sheet=title)


def _state(share: Share) -> str:
    return (share.answer and share.answer.state) or ""


def _share_row(share: Share, task: TaskRow, site: str, cell: str, said: str) -> Row:
    answer = share.answer
    if answer is None:
        return Row((task.path, task.text, share.name, share.due_on, cell, said))
    measure = (answer.amount_done, answer.amount_planned, answer.unit)
    entries = (task.path, task.text, share.name, share.due_on, cell, PaperCell(said, link=f"{site}{answer.address}"))
    return Row((*entries, answer.text, answer.product, *measure))
