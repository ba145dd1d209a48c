"""Reading a plan: from a source's blocks to all that it asks of whom and by when.

The layers, each to be seen and replaced by itself: `folded` (one text, every block placed in it),
`zones` (front, body, close, appendices), `outline` (numbering and bullets), then the readers of
tasks, times, roles, tables, figures, references and reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.grammar.times import Times
from dondoc.extraction.items.body_indicators import Sentence, read_body_indicators
from dondoc.extraction.items.grids import read_grid
from dondoc.extraction.items.head import plan_year, read_head
from dondoc.extraction.items.indicators import is_indicator_table, read_indicator_table
from dondoc.extraction.items.recipients import read_recipients
from dondoc.extraction.items.references import as_referred, collect, find_mentions
from dondoc.extraction.items.reports import read_reports
from dondoc.extraction.items.task_tables import is_task_table, read_task_table
from dondoc.extraction.items.tasks import read_tasks
from dondoc.extraction.outline.folded import Folded, Placed, PlacedTable, fold, places
from dondoc.extraction.outline.sections import is_title, section_kind
from dondoc.extraction.outline.tree import Node, build_outline
from dondoc.extraction.outline.zones import Zones, part_zones
from dondoc.extraction.plan import Doubt, ExtractedPlan, Head, Indicator, Reference, Section, Task
from dondoc.extraction.source import Source

#: Tasks with a lead from which a text without a heading passes for a plan.
_ENOUGH_TASKS = 3


def read_plan(source: Source) -> ExtractedPlan:
    """The plan that a source holds. Raises `Unreadable("not_a_plan")` where it holds none."""
    plan = read(source)
    led = sum(bool(task.roles.lead) for task in plan.tasks)
    if led < (1 if plan.document.title else _ENOUGH_TASKS) and not any(
        not indicator.body for indicator in plan.indicators
    ):
        raise Unreadable("not_a_plan")
    return plan


def read(source: Source) -> ExtractedPlan:
    """All that a source's plan holds; a source that is no plan gives a plan without tasks."""
    folded = fold(source)
    zones = part_zones(folded.blocks)
    head = read_head(zones, folded.text)
    year = plan_year(head, zones)
    outline = build_outline(zones.body)
    tasks, indicators = _items(zones, outline, year)
    references = _references(folded, head)
    return ExtractedPlan(
        format=source.format,
        text=folded.text,
        blocks=places(folded),
        sections=tuple(_sections(outline)),
        document=replace(head, implements=as_referred(head.implements, references)),
        indicators=tuple(indicators),
        tasks=tuple(tasks),
        reports=tuple(read_reports(tasks)),
        references=references,
        recipients=read_recipients(zones.close) or read_recipients(zones.front),
        doubts=tuple(_doubts(source, folded, outline)),
    )


def _items(zones: Zones, outline: Node, year: int | None) -> tuple[list[Task], list[Indicator]]:
    """Tasks and indicators of the body, then of the appendices' tables."""
    times = Times(year)
    tasks = list(read_tasks(outline, times))
    indicators = list(_body_indicators(outline, tasks, year))
    for prefix, table in _tables(zones, outline):
        grid = read_grid(table)
        if grid is None:
            continue
        if is_indicator_table(grid):
            indicators.extend(read_indicator_table(grid, year))
        elif is_task_table(grid):
            rows = list(read_task_table(grid, prefix, times))
            tasks.extend(rows)
            indicators.extend(indicator for row in rows for indicator in _row_indicators(row, table, year))
    return tasks, indicators


def _tables(zones: Zones, outline: Node) -> Iterator[tuple[str, PlacedTable]]:
    """Every table with what the paths of its rows begin with."""
    for node in (outline, *outline.walk()):
        for table in node.tables:
            yield node.path, table
    for appendix in zones.appendices:
        prefix = f"PL.{appendix.label}" if appendix.label else "PL"
        for block in appendix.blocks:
            if isinstance(block, PlacedTable):
                yield prefix, block


def _body_indicators(outline: Node, tasks: Sequence[Task], year: int | None) -> Iterator[Indicator]:
    by_end = {task.evidence.span.end: task for task in tasks}
    for node in outline.walk():
        if node.placed is None or is_title(node):
            continue
        task = by_end.get(node.placed.span.end)
        roles = (task.roles.lead, task.roles.coordinating) if task else ((), ())
        group = next((above.text for above in node.ancestors() if is_title(above)), None)
        code = task.path if task else node.path
        yield from read_body_indicators(Sentence(node.placed, node.text_start, code, group, *roles), year)


def _row_indicators(task: Task, table: PlacedTable, year: int | None) -> Iterator[Indicator]:
    """Figures to be reached in the words of a table's task."""
    span = task.evidence.span
    placed = Placed(task.text, span)
    yield from read_body_indicators(
        Sentence(placed, 0, task.path, None, task.roles.lead, task.roles.coordinating), year
    )


def _sections(outline: Node) -> Iterator[Section]:
    for node in outline.walk():
        if node.placed is not None and is_title(node):
            depth = 1 + sum(1 for _ in node.ancestors())
            yield Section(node.path, node.text, depth, node.placed.span)


def _references(folded: Folded, head: Head) -> tuple[Reference, ...]:
    """Documents named anywhere, notes too; the plan's own number is none."""
    own = (head.number or "").upper()
    return collect(mention for mention in find_mentions(folded.text) if mention.number.upper() != own)


def _doubts(source: Source, folded: Folded, outline: Node) -> Iterator[Doubt]:
    if source.recognised:
        yield Doubt("recognised")
    if any(isinstance(block, PlacedTable) and block.rebuilt for block in folded.blocks):
        yield Doubt("flat_table")
    for code in source.losses:
        yield Doubt(code)
    titles = [node.text for node in outline.walk() if is_title(node)]
    if not any(section_kind(title) == "tasks" for title in titles):
        yield Doubt("no_tasks_section")
