"""The grid of a table: where each cell stands and what it spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.extraction.formats.docx.inline import removed
from dondoc.extraction.formats.docx.xml import Element, local, number, value, w

_ROW_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
#: Word's own limit of columns.
_MAX_SPAN = 63


@dataclass(slots=True)
class Place:
    """A cell's element with its place in the grid, rows and columns from 0."""

    element: Element
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def cells_of(table: Element) -> list[Place]:
    """Cells by row, then column; a merged cell once, at its upper left corner."""
    places: list[Place] = []
    above: dict[int, Place] = {}
    for row, element in enumerate(_members(table, "tr")):
        column = _skipped(element)
        current: dict[int, Place] = {}
        for cell in _members(element, "tc"):
            properties = cell.find(w("tcPr"))
            span = _span(properties)
            merged = value(properties, "vMerge")
            place = above.get(column) if merged is not None and merged != "restart" else None
            if place is not None:
                place.row_span = row - place.row + 1
            elif value(properties, "hMerge") in ("continue", "") and places and places[-1].row == row:
                places[-1].column_span += span
            else:
                place = Place(cell, row, column, 1, span)
                places.append(place)
            if place is not None:
                current[column] = place
            column += span
        above = current
    return places


def _members(parent: Element, name: str) -> Iterator[Element]:
    for child in parent:
        kind = local(child)
        if kind == name:
            if not (name == "tr" and removed(child.find(w("trPr")))):
                yield child
        elif kind in _ROW_WRAPPERS:
            yield from _members(child, name)


def _skipped(row: Element) -> int:
    return min(number(value(row.find(w("trPr")), "gridBefore")) or 0, _MAX_SPAN)


def _span(properties: Element | None) -> int:
    return max(1, min(number(value(properties, "gridSpan")) or 1, _MAX_SPAN))
