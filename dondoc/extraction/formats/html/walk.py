"""From elements to blocks, front to back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dondoc.extraction.formats.folding import fold, opens_item
from dondoc.extraction.formats.html.elements import BLOCKS, Element, bold, centred, is_hidden, marker, name_of, span
from dondoc.extraction.formats.html.marks import Marks
from dondoc.extraction.source import Block, Cell, Paragraph, Table

#: Rows and columns beyond which a table is no table of a plan.
_MAX_CELLS = 50_000
_CLOSING = (".", ";", ":")


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    centred: bool = False
    #: Bulleted lists around.
    depth: int = 0

    def inside(self, element: Element) -> _Look:
        """How text looks inside the element."""
        deeper = self.depth + (name_of(element) == "ul")
        return _Look(bold(element, self.bold), centred(element, self.centred), deeper)


@dataclass(slots=True)
class _Open:
    """A paragraph not yet ended; "\\n" is a line break."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    label: str = ""
    centred: bool = False

    def end(self) -> Iterator[Paragraph]:
        """Its paragraphs: parted before list markers, at empty lines, and after what closes a sentence."""
        states = {state for text, state in self.pieces if text.strip()}
        state = states.pop() if len(states) == 1 else None
        texts = _parted("".join(text for text, _ in self.pieces))
        if texts and self.label and not opens_item(texts[0]):
            texts[0] = f"{self.label} {texts[0]}"
        for text in texts:
            yield Paragraph(text, None, state, self.centred)
        self.pieces = []
        self.label = "" if texts else self.label


def _parted(text: str) -> list[str]:
    parts: list[str] = []
    after_gap = True
    for piece in map(fold, text.split("\n")):
        if not piece:
            after_gap = True
            continue
        if after_gap or opens_item(piece) or parts[-1].endswith(_CLOSING):
            parts.append(piece)
        else:
            parts[-1] += " " + piece
        after_gap = False
    return parts


class Walker:
    """Reads one page; notes gather in `footnotes`."""

    def __init__(self, root: Element) -> None:
        self._marks = Marks(root)
        self._open = _Open()
        self.footnotes: list[Paragraph] = []

    def blocks(self, element: Element) -> list[Block]:
        """All blocks inside the element."""
        return [*self._inside(element, _Look().inside(element)), *self._open.end()]

    def _inside(self, element: Element, look: _Look) -> Iterator[Block]:
        self._say(element.text, look)
        for child in element:
            yield from self._child(child, look)
            self._say(child.tail, look)

    def _say(self, text: str | None, look: _Look) -> None:
        if text:
            before, after = _edges(text)
            self._open.pieces.append((before + " ".join(text.split()) + after, look.bold))
            if text.strip():
                self._open.centred = look.centred

    def _child(self, child: Element, look: _Look) -> Iterator[Block]:
        name = name_of(child)
        if not name or is_hidden(child) or self._marks.is_mark(child):
            return
        if name == "br":
            self._open.pieces.append(("\n", look.bold))
        elif name not in BLOCKS:
            yield from self._inside(child, look.inside(child))
        else:
            yield from self._open.end()
            yield from self._block(child, name, look.inside(child))
            yield from self._open.end()

    def _block(self, child: Element, name: str, look: _Look) -> Iterator[Block]:
        if name != "table" and not child.xpath("boolean(.//table)") and self._marks.is_note(child):
            self._take_note(child)
        elif name == "table":
            yield from self._table(child, look)
        else:
            if name == "li":
                self._open.label = marker(child, look.depth - 1)
            yield from self._inside(child, look)
            if name == "li":
                yield from self._open.end()
                self._open.label = ""

    def _take_note(self, element: Element) -> None:
        texts = [paragraph.text for paragraph in self._apart(element, _Look())]
        if texts:
            self.footnotes.append(Paragraph(" ".join(texts)))

    def _apart(self, element: Element, look: _Look) -> list[Paragraph]:
        """Paragraphs inside the element, those of tables in it too."""
        around, self._open = self._open, _Open()
        blocks: list[Block] = [*self._inside(element, look), *self._open.end()]
        self._open = around
        return [part for block in blocks for part in _flat(block)]

    def _table(self, table: Element, look: _Look) -> Iterator[Block]:
        rows = [row for row in table.iter("tr") if _owner(row) is table and not is_hidden(row)]
        cells = [cell for row in rows for cell in row.iterchildren("td", "th")]
        if len(cells) <= 1 or any(_is_real(inner) for cell in cells for inner in cell.iter("table")):
            for part in cells:
                yield from self._inside(part, look.inside(part))
                yield from self._open.end()
            return
        caption = table.find("caption")
        if caption is not None:
            yield from self._apart(caption, look)
        made = tuple(self._cells(rows, look))
        if any(cell.paragraphs for cell in made):
            yield Table(made)

    def _cells(self, rows: list[Element], look: _Look) -> Iterator[Cell]:
        taken: set[tuple[int, int]] = set()
        for row, element in enumerate(rows):
            column = 0
            for cell in element.iterchildren("td", "th"):
                while (row, column) in taken:
                    column += 1
                deep, wide = min(span(cell, "rowspan"), len(rows) - row), span(cell, "colspan")
                if len(taken) + deep * wide > _MAX_CELLS:
                    return
                taken.update((row + down, column + across) for down in range(deep) for across in range(wide))
                inside = _Look().inside(cell) if name_of(cell) == "th" else replace(look, depth=0).inside(cell)
                yield Cell(row, column, tuple(self._apart(cell, inside)), deep, wide)
                column += wide


def _edges(text: str) -> tuple[str, str]:
    """A space for white space at either end, which parts words of neighbouring elements."""
    return (" " if text[0].isspace() else "", " " if text[-1].isspace() else "")


def _owner(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _is_real(table: Element) -> bool:
    """Whether an inner table is one of rows and columns: then the outer one only lays out the page."""
    rows = [row for row in table.iter("tr") if _owner(row) is table]
    return len(rows) > 1 and any(len(list(row.iterchildren("td", "th"))) > 1 for row in rows)


def _flat(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    else:
        for cell in block.cells:
            yield from cell.paragraphs
