"""What every format shares about tables: head rows repeated over pages, tables parted by a page break."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dondoc.extraction.formats.folding import opens_item
from dondoc.extraction.source import Block, Cell, Paragraph, Table

#: A text this long without an end mark is a sentence still going on; a shorter one may be a name.
_SENTENCE = 40
#: When a row is cut, short cells end on the first page: only so many go on.
_CUT_CELLS = 2
_CLOSING = (".", ";", ":", "!", "?")
#: A head has at most this many rows.
_MAX_HEAD = 4


def join_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with neighbouring tables of one head joined, and repeated heads dropped."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(last, Table) and _repeats_head(last, block):
            joined[-1] = append_rows(last, block)
        else:
            joined.append(block)
    return [without_repeated_heads(block) if isinstance(block, Table) else block for block in joined]


def append_rows(table: Table, more: Table) -> Table:
    """One table with the rows of `more` beneath those of `table`."""
    down = table.row_count
    return replace(table, cells=table.cells + tuple(replace(cell, row=cell.row + down) for cell in more.cells))


def without_repeated_heads(table: Table) -> Table:
    """The table without the later rows that say again, cell by cell, what its head says."""
    rows = _rows(table)
    depth = _head_depth(table)
    head = [_signature(rows.get(row, [])) for row in range(depth)]
    if not any(sum(bool(text) for _, _, text in row) > 1 for row in head):
        return table
    dropped: set[int] = set()
    row = depth
    while row < table.row_count:
        if [_signature(rows.get(row + step, [])) for step in range(depth)] == head:
            dropped.update(range(row, row + depth))
            row += depth
        else:
            row += 1
    return _without_rows(table, dropped) if dropped else table


def _without_rows(table: Table, dropped: set[int]) -> Table:
    shift = [0] * (table.row_count + 1)
    for row in range(table.row_count):
        shift[row + 1] = shift[row] + (row in dropped)
    kept = [
        replace(
            cell,
            row=cell.row - shift[cell.row],
            row_span=cell.row_span - (shift[cell.row + cell.row_span] - shift[cell.row]),
        )
        for cell in table.cells
        if cell.row not in dropped
    ]
    return replace(table, cells=tuple(kept))


def _repeats_head(table: Table, more: Table) -> bool:
    depth = _head_depth(table)
    first, second = _rows(table), _rows(more)
    return (
        table.column_count == more.column_count > 1
        and more.row_count > depth
        and all(_signature(first.get(row, [])) == _signature(second.get(row, [])) for row in range(depth))
    )


def _head_depth(table: Table) -> int:
    """Rows that the merged cells of the first row reach."""
    return min(max((cell.row_span for cell in table.cells if cell.row == 0), default=1), _MAX_HEAD)


def _rows(table: Table) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _signature(cells: list[Cell]) -> list[tuple[int, int, str]]:
    return [(cell.column, cell.column_span, cell.text.casefold()) for cell in cells]


def continue_over_page(table: Table, more: Table) -> Table:
    """The table with its next page's rows: the head again is dropped, a row cut by the page is one row.

    An empty cell belongs to the one above it where one of them is merged, or where the row has no
    number of its own.
    """
    more = _without_rows(more, set(range(_shared_head(table, more))))
    if not more.cells:
        return table
    last = table.row_count - 1
    above = {cell.column: cell for cell in table.cells if cell.row + cell.row_span - 1 == last}
    first = sorted((cell for cell in more.cells if cell.row == 0), key=lambda cell: cell.column)
    pairs = [(above.get(cell.column), cell) for cell in first]
    if first and not first[0].text and _is_cut(pairs):
        return _with_cut_row(table, more, pairs)
    return _with_longer_cells(table, more, pairs)


def _shared_head(table: Table, more: Table) -> int:
    """How many first rows of `more` say the table's head again."""
    head, rows = _rows(table), _rows(more)
    shared = 0
    while shared < _MAX_HEAD and shared in head and _signature(head[shared]) == _signature(rows.get(shared, [])):
        shared += 1
    return shared if shared >= _head_depth(table) else 0


_Pairs = list[tuple[Cell | None, Cell]]


def _is_cut(pairs: _Pairs) -> bool:
    """Whether the row goes on with the one above: in the middle of a sentence, or with one cell only."""
    if any(upper is None or (cell.row_span > 1 and cell.text) for upper, cell in pairs):
        return False
    filled = [(upper, cell) for upper, cell in pairs if upper is not None and cell.text]
    alone = len(filled) == 1 and len(pairs) > 2 and not filled[0][1].text[0].isdigit()
    texts = [(upper.paragraphs[-1].text, cell.paragraphs[0].text) for upper, cell in filled if upper.text]
    few = len(filled) <= _CUT_CELLS
    return alone or any(
        (lower[0].islower() and not opens_item(lower)) or (few and _goes_on(upper, lower)) for upper, lower in texts
    )


def _goes_on(upper: str, lower: str) -> bool:
    """Whether `lower`, first on its page, ends a sentence that `upper` began."""
    if opens_item(lower):
        return False
    return lower[0].islower() or (len(upper) > _SENTENCE and not upper.endswith(_CLOSING))


def _with_cut_row(table: Table, more: Table, pairs: _Pairs) -> Table:
    longer = {
        id(upper): replace(upper, paragraphs=_run_on(upper, cell), row_span=upper.row_span + cell.row_span - 1)
        for upper, cell in pairs
        if upper is not None
    }
    down = table.row_count
    grown = tuple(longer.get(id(cell), cell) for cell in table.cells)
    added = tuple(replace(cell, row=cell.row + down) for cell in _without_rows(more, {0}).cells)
    return replace(table, cells=grown + added)


def _run_on(upper: Cell, lower: Cell) -> tuple[Paragraph, ...]:
    if not upper.paragraphs or not lower.paragraphs:
        return upper.paragraphs + lower.paragraphs
    *before, last = upper.paragraphs
    first, *after = lower.paragraphs
    figure = first.text[0].isdigit() and last.text[-1].isalnum() and not opens_item(first.text)
    if not figure and not _goes_on(last.text, first.text):
        return upper.paragraphs + lower.paragraphs
    return (*before, replace(last, text=f"{last.text} {first.text}"), *after)


def _with_longer_cells(table: Table, more: Table, pairs: _Pairs) -> Table:
    longer: dict[int, Cell] = {}
    absorbed: set[int] = set()
    grouped = bool(pairs) and not pairs[0][1].text
    for upper, cell in pairs:
        if upper is None or not _is_merged(upper, cell, grouped=grouped):
            continue
        longer[id(upper)] = replace(upper, row_span=upper.row_span + cell.row_span)
        absorbed.add(id(cell))
    down = table.row_count
    kept = tuple(longer.get(id(cell), cell) for cell in table.cells)
    added = tuple(replace(cell, row=cell.row + down) for cell in more.cells if id(cell) not in absorbed)
    return replace(table, cells=kept + added)


def _is_merged(upper: Cell, cell: Cell, *, grouped: bool) -> bool:
    """Whether an empty cell at the top of a page is the rest of the one above it."""
    if cell.text or not upper.text or upper.column_span != cell.column_span:
        return False
    return grouped or cell.row_span > 1 or upper.row_span > 1
