"""The flow of a document: paragraphs with their labels, tables, text boxes, notes, pages."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.extraction.formats.docx.inline import Breaks, Inline, InlineReader, Piece
from dondoc.extraction.formats.docx.numbering import Label, Numbering
from dondoc.extraction.formats.docx.styles import Styles
from dondoc.extraction.formats.docx.tables import cells_of
from dondoc.extraction.formats.docx.xml import Element, local, value, w
from dondoc.extraction.formats.folding import fold, join_breaks
from dondoc.extraction.source import Block, Cell, Paragraph, Table

#: Block elements that only wrap others.
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
#: Table of contents: its lines stand in the text once more.
_CONTENTS_STYLES = tuple(f"TOC{level}" for level in range(1, 10))


class BodyReader:
    """Reads the flow once, front to back, since numbers and pages count on."""

    def __init__(
        self,
        inline: InlineReader,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], Element],
    ) -> None:
        self._inline = inline
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._breaks = Breaks()
        self._uses_rendered = False
        self._counts_pages = False
        self.footnotes: list[Paragraph] = []

    def read(self, body: Element, stated_pages: int | None) -> list[Block]:
        """All blocks of the body; `stated_pages` tells whether its page breaks are all there are."""
        self._uses_rendered = body.find(f".//{w('lastRenderedPageBreak')}") is not None
        forced = _forced(body)
        self._counts_pages = self._uses_rendered or 0 < forced == (stated_pages or 0) - 1
        return list(self._blocks(body))

    @property
    def page_count(self) -> int | None:
        """The last page reached, None where pages are not known."""
        return self._page(self._breaks)

    def _page(self, breaks: Breaks) -> int | None:
        if not self._counts_pages:
            return None
        return 1 + (breaks.rendered if self._uses_rendered else breaks.forced)

    def _blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name in _WRAPPERS and not _is_contents(child):
                yield from self._blocks(child)
            elif name == "AlternateContent":
                yield from self._blocks(next(iter(child), child))

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = element.find(w("pPr"))
        if value(properties, "pStyle") in _CONTENTS_STYLES:
            return
        inline = self._inline.read(element)
        page = self._turn(inline)
        label = self._numbering.label(properties)
        centred = self._styles.alignment(properties) == "center"
        bold = _bold(inline.pieces)
        for text in _texts(inline.pieces, label):
            yield Paragraph(text, page, bold, centred)
        self._take_notes(inline, page)
        for box in inline.boxes:
            yield from self._blocks(box)

    def _turn(self, inline: Inline) -> int | None:
        before = self._breaks + (inline.breaks_before or Breaks())
        self._breaks += inline.breaks
        return self._page(before)

    def _take_notes(self, inline: Inline, page: int | None) -> None:
        for key in inline.notes:
            note = self._notes.pop(key, None)
            if note is None:
                continue
            texts = [paragraph.text for paragraph in self._flat(note)]
            if texts:
                self.footnotes.append(Paragraph(" ".join(texts), page))

    def _flat(self, parent: Element) -> Iterator[Paragraph]:
        """Paragraphs, those of tables inside too."""
        for block in self._blocks(parent):
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs

    def _table(self, element: Element) -> Iterator[Block]:
        cells = [
            Cell(place.row, place.column, tuple(self._flat(place.element)), place.row_span, place.column_span)
            for place in cells_of(element)
        ]
        if any(cell.paragraphs for cell in cells):
            page = next((part.page for cell in cells for part in cell.paragraphs), None)
            yield Table(tuple(cells), page)


def _texts(pieces: list[Piece], label: Label | None) -> list[str]:
    """The paragraph's text parted at manual breaks before list markers, its label in front."""
    texts = join_breaks("".join(piece.text for piece in pieces).split("\n"))
    if label is None:
        return texts
    if not texts:
        return [] if label.text in "-+" else [label.text]
    gap = "" if label.close and not texts[0][0].isalnum() else " "
    return [fold(label.text + gap + texts[0]), *texts[1:]]


def _bold(pieces: list[Piece]) -> bool | None:
    states = {piece.bold for piece in pieces if piece.text.strip()}
    return states.pop() if len(states) == 1 else None


def _forced(body: Element) -> int:
    return sum(item.get(w("type")) == "page" for item in body.iter(w("br")))


def _is_contents(element: Element) -> bool:
    gallery = element.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(w("val")) == "Table of Contents"
