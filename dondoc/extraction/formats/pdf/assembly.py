"""Pages put together to one `Source`: lines to paragraphs, grids to tables, both across pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dondoc.extraction.formats.folding import opens_item
from dondoc.extraction.formats.joining import continue_over_page, without_repeated_heads
from dondoc.extraction.formats.pdf.columns import Zone, find_zones
from dondoc.extraction.formats.pdf.furniture import without_furniture
from dondoc.extraction.formats.pdf.grids import Grid, find_grids
from dondoc.extraction.formats.pdf.lines import Line, lines_of, without_marks
from dondoc.extraction.formats.pdf.notes import Note, separators_of, split_notes
from dondoc.extraction.formats.pdf.page import Page
from dondoc.extraction.formats.pdf.paragraphs import Measure, measure, paragraphs_of
from dondoc.extraction.formats.pdf.tables import continues, table_of
from dondoc.extraction.source import Block, Cell, Paragraph, Table


@dataclass(slots=True)
class Sheet:
    """A page sorted out: its ruled tables, and the lines outside them."""

    number: int
    width: float
    height: float
    grids: list[Grid]
    lines: list[Line]
    separators: list[float] = field(default_factory=list)


def sheet_of(page: Page) -> Sheet:
    """The page's words dealt out to tables and lines."""
    grids = find_grids(page)
    outside = [word for word in page.words if not any(grid.take(word) for grid in grids)]
    rules = [at for at in separators_of(page) if not any(grid.top - 3 < at < grid.bottom + 3 for grid in grids)]
    return Sheet(page.number, page.width, page.height, grids, lines_of(outside, page.number), rules)


def assemble(sheets: list[Sheet]) -> tuple[list[Block], list[Paragraph]]:
    """Blocks in reading order, and notes."""
    cleaned = without_furniture([sheet.lines for sheet in sheets], [sheet.height for sheet in sheets])
    size = _body_size(line for lines in cleaned for line in lines)
    notes: list[Note] = []
    for sheet, lines in zip(sheets, cleaned, strict=True):
        text, own = split_notes(lines, sheet.number, sheet.separators, size)
        known = {note.number for note in own}
        sheet.lines = [kept for line in text if (kept := without_marks(line, known)) is not None]
        notes.extend(own)
    return list(_Flow(sheets).blocks()), _joined(notes)


def _body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _joined(notes: list[Note]) -> list[Paragraph]:
    """Notes with those that ran over a page put together."""
    joined: list[Paragraph] = []
    for note in notes:
        if note.number or not joined:
            joined.append(note.paragraph)
        else:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {note.paragraph.text}")
    return joined


class _Flow:
    def __init__(self, sheets: list[Sheet]) -> None:
        self._sheets = sheets
        by_width: dict[int, list[Line]] = {}
        for sheet in sheets:
            by_width.setdefault(round(sheet.width), []).extend(sheet.lines)
        self._measures = {width: measure(lines) for width, lines in by_width.items()}
        self._lines: list[Line] = []
        self._owners: list[Measure] = []
        self._grids: list[tuple[Grid, int]] = []

    def blocks(self) -> Iterator[Block]:
        for sheet in self._sheets:
            own = self._measures[round(sheet.width)]
            for item in _items(sheet, own):
                if isinstance(item, Grid):
                    yield from self._end_lines()
                    if self._grids and not continues(*self._grids[-1], item, sheet.number):
                        yield from self._end_table()
                    self._grids.append((item, sheet.number))
                    continue
                yield from self._end_table()
                if isinstance(item, Zone):
                    yield from self._end_lines()
                    yield _side_by_side(item)
                else:
                    self._lines.append(item)
                    self._owners.append(own)
        yield from self._end_lines()
        yield from self._end_table()

    def _end_lines(self) -> Iterator[Block]:
        yield from paragraphs_of(self._lines, self._owners)
        self._lines, self._owners = [], []

    def _end_table(self) -> Iterator[Block]:
        if not self._grids:
            return
        columns = [grid.columns for grid, _ in self._grids]
        first, *others = (table_of(grid, page, columns) for grid, page in self._grids)
        self._grids = []
        for more in others:
            first = continue_over_page(first, more)
        if any(cell.paragraphs for cell in first.cells):
            yield without_repeated_heads(first)


def _items(sheet: Sheet, own: Measure) -> Iterator[Line | Zone | Grid]:
    """The sheet from top to bottom."""
    middle = (own.left + own.right) / 2
    rest = sheet.lines
    for grid in sheet.grids:
        above = [line for line in rest if line.baseline < grid.top + 1]
        rest = rest[len(above) :] if rest[: len(above)] == above else [line for line in rest if line not in above]
        yield from find_zones(above, middle)
        yield grid
    yield from find_zones(rest, middle)


def _side_by_side(zone: Zone) -> Table:
    cells = (Cell(0, column, tuple(_stacked(lines))) for column, lines in enumerate((zone.left, zone.right)))
    return Table(tuple(cells), zone.left[0].page)


def _stacked(lines: list[Line]) -> Iterator[Paragraph]:
    """Each line a paragraph, but for those that go on with a list's item."""
    widest = max(line.right for line in lines) - min(line.left for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and opens_item(groups[-1][0].text) and not opens_item(line.text):
            last = groups[-1][-1]
            if last.right - last.left > 0.55 * widest and line.baseline - last.baseline < 1.8 * line.size:
                groups[-1].append(line)
                continue
        groups.append([line])
    for group in groups:
        states = {line.bold for line in group}
        yield Paragraph(
            " ".join(line.text for line in group), group[0].page, states.pop() if len(states) == 1 else None
        )
