"""The four counts and the class without a date, by heading and by agency; share late among what fell due alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext

from dondoc.consolidation.models.words import CELLS, GROUPS
from dondoc.consolidation.queries.figures.building import Figure, Put, Sheet
from dondoc.consolidation.queries.material import Material, SectionRow, heading
from dondoc.lib.text import sort_key
from dondoc.papers.table import Column, Kind, RowStyle
from dondoc.progress.enums import Cell
from dondoc.progress.rules.cells import Counts, together

#: The order of the columns: no two are ever merged.
ORDER = (
    Cell.DONE_ON_TIME,
    Cell.DONE_LATE,
    Cell.OPEN_IN_TIME,
    Cell.OPEN_LATE,
    Cell.NO_DATE_DONE,
    Cell.NO_DATE_OPEN,
)
#: Where each task stands, by its key.
Cells = Mapping[int, Cell | None]


def by_section(material: Material, number: int) -> Sheet:
    """By the headings that tasks stand under; a task once, and all of them below."""
    title = gettext("Tasks by group")
    sheet = Sheet(number, title, _columns(gettext("Group of tasks")), unit=gettext("task"), sheet=title)
    tasks: dict[tuple[int, str], dict[int, Cell | None]] = defaultdict(dict)
    for task in material.tasks:
        tasks[task.plan, task.section][task.pk] = material.cells[task.pk]
    several = len(material.plans) > 1
    for section in material.sections:
        name = heading_of(section, material, with_plan=several)
        sheet.add(name, _entries(f"section/{section.plan}:{section.path}", name, tasks[section.plan, section.path]))
    sheet.add(gettext("all"), _entries("all", gettext("All"), material.cells), RowStyle.TOTAL)
    return sheet


def by_agency(material: Material, number: int) -> Sheet:
    """By who answers for a lead on the day: of several, a task counts once for each. So rows are not summed."""
    title = gettext("Tasks by lead agency")
    note = gettext("A task that several agencies lead is counted for each of them, so this table has no sum.")
    sheet = Sheet(number, title, _columns(gettext("Agency")), unit=gettext("task"), note=note, sheet=title)
    shares: dict[int, dict[int, list[Cell | None]]] = defaultdict(lambda: defaultdict(list))
    names: dict[int, str] = {0: gettext("Nobody answers for it yet")}
    for share in material.shares:
        shares[share.agency or 0][share.task].append(share.cell)
        names.setdefault(share.agency or 0, share.name)
    led = {share.task for share in material.shares}
    for task in material.tasks:
        if task.pk not in led:
            shares[0][task.pk].append(material.cells[task.pk])
    for agency in sorted(shares, key=lambda key: (not key, sort_key(names[key]))):
        cells = {task: together(several) for task, several in shares[agency].items()}
        if any(cells.values()):
            sheet.add(names[agency], _entries(f"agency/{agency}", names[agency], cells))
    return sheet


def heading_of(section: SectionRow, material: Material, *, with_plan: bool) -> str:
    """ "II. Nhiệm vụ", with the plan's number before it where there are several plans."""
    words = heading(section.path, section.title) or gettext("Tasks under no heading")
    return f"{material.plans[section.plan]}: {words}" if with_plan else words


def figures_of(identity: str, cells: Cells) -> dict[str, Figure]:
    """Its figures by their own words: "total", each cell, "fell_due", "share_late" (in hundredths, not rounded)."""
    behind: dict[Cell, list[int]] = {cell: [] for cell in ORDER}
    for task, cell in cells.items():
        if cell is not None:
            behind[cell].append(task)
    due = behind[Cell.DONE_ON_TIME] + behind[Cell.DONE_LATE] + behind[Cell.OPEN_LATE]
    every = [task for task, cell in cells.items() if cell is not None]
    share = Counts(**{cell.value: len(tasks) for cell, tasks in behind.items()}).share_late
    found = {"total": every, **{cell.value: behind[cell] for cell in ORDER}, "fell_due": due}
    figures = {name: Figure(f"counts/{identity}/{name}", len(tasks), tuple(tasks)) for name, tasks in found.items()}
    late = Figure(f"counts/{identity}/share_late", None if share is None else share * Decimal(100), tuple(due))
    return {**figures, "share_late": late}


def _entries(identity: str, name: str, cells: Cells) -> Iterable[Put]:
    return name, *figures_of(identity, cells).values()


def _columns(first: str) -> tuple[Column, ...]:
    cells = [Column(str(CELLS[cell]), 1, Kind.NUMBER, group=str(GROUPS[cell])) for cell in ORDER]
    return (
        Column(first, 2.8),
        Column(gettext("Total"), 1, Kind.NUMBER),
        *cells,
        Column(gettext("Fell due"), 1, Kind.NUMBER),
        Column(gettext("Share late of what fell due (%)"), 1.2, Kind.NUMBER, places=1),
    )
