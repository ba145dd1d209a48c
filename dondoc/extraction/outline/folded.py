"""The folded text: all of a source's paragraphs in one string, each with its place in it.

Every span of a reading counts characters of this text; paragraphs and cells' paragraphs are parted
by one line break, so that a span never says more than was printed together.
"""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.extraction.plan import BlockPlace, CellPlace, Span
from dondoc.extraction.source import Paragraph, Source, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with its place in the folded text."""

    text: str
    span: Span
    bold: bool | None = None
    centred: bool | None = None

    def part(self, start: int, end: int | None = None) -> Span:
        """The place of a part of the paragraph, counted from its own start."""
        last = len(self.text) if end is None else end
        return Span(self.span.start + start, self.span.start + last, self.span.page)


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A table's cell with its paragraphs' places."""

    row: int
    column: int
    row_span: int
    column_span: int
    paragraphs: tuple[Placed, ...]

    @property
    def text(self) -> str:
        """The cell's paragraphs as one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with its cells' places."""

    cells: tuple[PlacedCell, ...]
    span: Span
    rebuilt: bool = False

    @property
    def paragraphs(self) -> list[Placed]:
        """All paragraphs, column by column: the way a letterhead is read."""
        ordered = sorted(self.cells, key=lambda cell: (cell.column, cell.row))
        return [paragraph for cell in ordered for paragraph in cell.paragraphs]


PlacedBlock = Placed | PlacedTable


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text with all blocks and notes placed in it."""

    text: str
    blocks: tuple[PlacedBlock, ...]
    notes: tuple[Placed, ...]


class _Folder:
    """Collects paragraphs into one text."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def paragraph(self, paragraph: Paragraph) -> Placed:
        start = self._length
        self._pieces.append(paragraph.text)
        self._length += len(paragraph.text) + 1
        span = Span(start, start + len(paragraph.text), paragraph.page)
        return Placed(paragraph.text, span, paragraph.bold, paragraph.centred)

    def table(self, table: Table) -> PlacedTable:
        start = self._length
        cells = tuple(
            PlacedCell(
                cell.row, cell.column, cell.row_span, cell.column_span, tuple(map(self.paragraph, cell.paragraphs))
            )
            for cell in table.cells
        )
        return PlacedTable(cells, Span(start, max(start, self._length - 1), table.page), table.rebuilt)

    def text(self) -> str:
        return "\n".join(self._pieces)


def fold(source: Source) -> Folded:
    """The source's blocks and notes in one text."""
    folder = _Folder()
    blocks = tuple(
        folder.paragraph(block) if isinstance(block, Paragraph) else folder.table(block) for block in source.blocks
    )
    notes = tuple(map(folder.paragraph, source.footnotes))
    return Folded(folder.text(), blocks, notes)


def places(folded: Folded) -> tuple[BlockPlace, ...]:
    """Where each block stands, for showing the document beside its items."""
    shown = [_place(block) for block in folded.blocks]
    return (*shown, *(BlockPlace("footnote", note.span) for note in folded.notes))


def _place(block: PlacedBlock) -> BlockPlace:
    if isinstance(block, Placed):
        return BlockPlace("paragraph", block.span, bold=block.bold, centred=block.centred)
    cells = tuple(
        CellPlace(cell.row, cell.column, cell.row_span, cell.column_span, _cell_span(cell))
        for cell in block.cells
        if cell.paragraphs
    )
    return BlockPlace("table", block.span, cells)


def _cell_span(cell: PlacedCell) -> Span:
    first, last = cell.paragraphs[0].span, cell.paragraphs[-1].span
    return Span(first.start, last.end, first.page)
