"""Short ways to what the layers of the reader work on, for tests of one layer at a time."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.extraction.grammar.times import NO_DEADLINE, Times
from dondoc.extraction.items.grids import Grid, read_grid
from dondoc.extraction.items.tasks import read_tasks
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.layout.lines import Line
from dondoc.extraction.outline.folded import Placed, PlacedBlock, PlacedTable, fold
from dondoc.extraction.outline.tree import Node, build_outline
from dondoc.extraction.plan import Evidence, ExtractedPlan, Roles, Span, Task
from dondoc.extraction.reading import read
from dondoc.extraction.source import Block, Cell, Paragraph, Source, Table

YEAR = 2026


def blocks_of(*blocks: str | Block) -> tuple[PlacedBlock, ...]:
    """The blocks placed in one text; a string is a paragraph."""
    made = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return fold(Source("txt", made)).blocks


def placed_of(*texts: str) -> list[Placed]:
    """Paragraphs placed in one text."""
    return [block for block in blocks_of(*texts) if isinstance(block, Placed)]


def lines_of(*texts: str) -> list[Line]:
    """Printed lines without blank ones between them."""
    return [Line(text, 0, None) for text in texts]


def outline_of(*blocks: str | Block) -> Node:
    """The outline of paragraphs and tables."""
    return build_outline(blocks_of(*blocks))


def tasks_of(*blocks: str | Block, year: int = YEAR) -> list[Task]:
    """The tasks of an outline of these paragraphs."""
    return list(read_tasks(outline_of(*blocks), Times(year)))


def task_of(text: str, *lead: str) -> Task:
    """A task with these words."""
    return Task("I.1", text, Roles(tuple(lead)), NO_DEADLINE, Evidence(Span(0, len(text))))


def table_of(*rows: Sequence[str | Cell | None]) -> Table:
    """A table; None is a place that a merged cell covers or that is empty, "\\n" parts a cell's paragraphs."""
    cells = [
        text if isinstance(text, Cell) else Cell(row, column, tuple(map(Paragraph, text.split("\n"))))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text is not None
    ]
    return Table(tuple(cells))


def grid_of(*rows: Sequence[str | Cell | None]) -> Grid:
    """The grid of a table whose heads are known."""
    (table,) = blocks_of(table_of(*rows))
    assert isinstance(table, PlacedTable)
    grid = read_grid(table)
    assert grid is not None
    return grid


def plan_of(text: str) -> ExtractedPlan:
    """What a flat text holds, whether it passes for a plan or not."""
    return read(source_from_text(text))
