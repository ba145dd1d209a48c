"""One `Source` written as .docx, .pdf and .html, so that a plan can be read from each.

Tables of one row and two columns are set without rules, as letterheads and signature blocks are; all others are
ruled, their first row repeated on each page. Footnotes are anchored in the longest paragraphs.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Set
from reportlab.platypus import Table as Ruled
from reportlab.platypus.doctemplate import LayoutError

from dondoc.extraction.source import Block, Cell, Paragraph, Source, Table
from dondoc.extraction.tests.packages import r, root

#: Families with all Vietnamese letters, (regular, bold).
_FONTS = (
    ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    ("times.ttf", "timesbd.ttf"),
)


def anchors(source: Source) -> dict[int, int]:
    """Number of the footnote (from 1) that each block's paragraph carries, by the block's index."""
    bodies = [at for at, block in enumerate(source.blocks) if isinstance(block, Paragraph)]
    longest = sorted(bodies, key=lambda at: -len(_text(source.blocks[at])))[: len(source.footnotes)]
    return {at: number for number, at in enumerate(sorted(longest), start=1)}


def is_ruled(table: Table) -> bool:
    """Whether it is more than two columns of text side by side."""
    return (table.row_count, table.column_count) != (1, 2)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


# ---- Word

_SMALL = '<w:sz w:val="18"/>'
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def docx_of(source: Source) -> bytes:
    """The document as Word would save it."""
    document = Document()
    marks = anchors(source)
    for at, block in enumerate(source.blocks):
        if isinstance(block, Table):
            _word_table(document, block)
            document.add_paragraph()
        else:
            _word_paragraph(document.add_paragraph(), block, marks.get(at))
    if source.footnotes:
        _word_notes(document, source.footnotes)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _word_paragraph(target: Any, paragraph: Paragraph, mark: int | None = None) -> None:
    target.add_run(paragraph.text).bold = paragraph.bold
    if paragraph.centred:
        target.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if mark is not None:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        reference = f'{_RAISED}<w:footnoteReference w:id="{mark + 1}"/>'
        target._p.append(parse_xml(f"<w:r {space}>{reference}</w:r>"))


def _word_table(document: Any, table: Table) -> None:
    built = document.add_table(table.row_count, table.column_count)
    if is_ruled(table):
        built.style = "Table Grid"
    places = built._cells  # ``built.cell`` lists all of them anew at each call
    for cell in table.cells:
        target = places[cell.row * table.column_count + cell.column]
        if (cell.row_span, cell.column_span) != (1, 1):
            corner = (cell.row + cell.row_span - 1) * table.column_count + cell.column + cell.column_span - 1
            target = target.merge(places[corner])
        for count, paragraph in enumerate(cell.paragraphs):
            _word_paragraph(target.add_paragraph() if count else target.paragraphs[0], paragraph)


def _word_notes(document: Any, notes: tuple[Paragraph, ...]) -> None:
    content = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' + "".join(
        f'<w:footnote w:id="{number + 1}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f"{r(' ' + html.escape(note.text), _SMALL)}</w:p></w:footnote>"
        for number, note in enumerate(notes, start=1)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), kind, root("footnotes", content).encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


# ---- HTML


def html_of(source: Source) -> bytes:
    """The document as a page of a legal portal."""
    marks = anchors(source)
    body = "\n".join(_html_block(block, marks.get(at)) for at, block in enumerate(source.blocks))
    notes = "\n".join(
        f'<p id="fn{number}"><a href="#ref{number}"><sup>{number}</sup></a> {html.escape(note.text)}</p>'
        for number, note in enumerate(source.footnotes, start=1)
    )
    head = '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title></head>'
    return f"{head}<body>{body}{notes}</body></html>".encode()


def _html_block(block: Block, mark: int | None) -> str:
    if isinstance(block, Paragraph):
        return _html_paragraph(block, mark)
    rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows_of(block))
    return f"<table>{rows}</table>"


def _html_paragraph(paragraph: Paragraph, mark: int | None = None) -> str:
    text = html.escape(paragraph.text)
    text = f"<b>{text}</b>" if paragraph.bold else text
    note = f'<a id="ref{mark}" href="#fn{mark}"><sup>{mark}</sup></a>' if mark else ""
    style = ' style="text-align:center"' if paragraph.centred else ""
    return f"<p{style}>{text}{note}</p>"


def _html_cell(cell: Cell) -> str:
    inside = "".join(map(_html_paragraph, cell.paragraphs))
    return f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{inside}</td>'


def rows_of(table: Table) -> Iterator[list[Cell]]:
    """Cells row by row; places that no cell reaches are filled with empty ones."""
    taken = {
        (cell.row + down, cell.column + across)
        for cell in table.cells
        for down in range(cell.row_span)
        for across in range(cell.column_span)
    }
    grid = ((row, column) for row in range(table.row_count) for column in range(table.column_count))
    cells = [*table.cells, *(Cell(*place, ()) for place in grid if place not in taken)]
    for row in range(table.row_count):
        yield sorted((cell for cell in cells if cell.row == row), key=lambda cell: cell.column)


# ---- PDF

_BODY = {"fontName": "Serif", "fontSize": 13, "leading": 17}
_STYLES = {
    "body": ParagraphStyle("body", **_BODY, alignment=TA_JUSTIFY, firstLineIndent=36, spaceAfter=6),
    "centred": ParagraphStyle("centred", **_BODY, alignment=TA_CENTER, spaceAfter=6),
    "cell": ParagraphStyle("cell", fontName="Serif", fontSize=11, leading=13),
    "centred cell": ParagraphStyle("centred cell", fontName="Serif", fontSize=11, leading=13, alignment=TA_CENTER),
    "note": ParagraphStyle("note", fontName="Serif", fontSize=9, leading=11),
}
_MANY_COLUMNS = 5
_NOTES_ROOM = 110
_LEFT, _RIGHT, _TOP, _BOTTOM = 85, 56, 64, 56


class _Mark(Flowable):  # type: ignore[misc]
    """Takes no room; tells which page a footnote belongs to."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self._tell()


class _PdfBuilder:
    def __init__(self, source: Source, running_head: str, *, cut_rows: bool = False) -> None:
        register_fonts()
        self._source = source
        self._running_head = running_head
        self._waiting: list[int] = []
        #: Rows taller than a page are cut; ReportLab then forgets the line under the repeated head.
        self._cut_rows = cut_rows

    def build(self) -> bytes:
        buffer = io.BytesIO()
        width, height = A4
        frame = Frame(
            _LEFT, _BOTTOM + _NOTES_ROOM, width - _LEFT - _RIGHT, height - _TOP - _BOTTOM - _NOTES_ROOM, 0, 0, 0, 0
        )
        document = BaseDocTemplate(buffer, pagesize=A4)
        upright = PageTemplate("upright", [frame], onPageEnd=self._end_page)
        across = PageTemplate("across", [_landscape_frame()], onPageEnd=self._end_page, pagesize=landscape(A4))
        document.addPageTemplates([upright, across])
        document.build(list(self._flow()))
        return buffer.getvalue()

    def _flow(self) -> Iterator[Flowable]:
        marks = anchors(self._source)
        for at, block in enumerate(self._source.blocks):
            if isinstance(block, Table) and block.column_count > _MANY_COLUMNS:
                yield from (NextPageTemplate("across"), PageBreak())
                yield _pdf_table(block, A4[1] - 2 * _TOP, cut_rows=self._cut_rows)
                yield from (NextPageTemplate("upright"), PageBreak())
            elif isinstance(block, Table):
                yield _pdf_table(block, A4[0] - _LEFT - _RIGHT, cut_rows=self._cut_rows)
                yield Spacer(0, 12)
            else:
                mark = marks.get(at)
                yield Set(_markup(block, mark), _STYLES["centred" if block.centred else "body"])
                if mark:
                    yield _Mark(partial(self._waiting.append, mark))

    def _end_page(self, canvas: Any, document: Any) -> None:
        width, height = document.pageTemplate.pagesize or A4
        canvas.setFont("Serif", 12)
        if document.page > 1:
            canvas.drawCentredString(width / 2, height - 40, str(document.page))
        if self._running_head:
            canvas.setFont("Serif", 9)
            canvas.drawString(_LEFT, height - 52, self._running_head)
        if self._waiting:
            self._draw_notes(canvas)

    def _draw_notes(self, canvas: Any) -> None:
        top = _BOTTOM + _NOTES_ROOM - 12
        canvas.line(_LEFT, top, _LEFT + 144, top)
        for number in self._waiting:
            note = self._source.footnotes[number - 1]
            block = Set(f"<super>{number}</super> {html.escape(note.text)}", _STYLES["note"])
            _, tall = block.wrap(A4[0] - _LEFT - _RIGHT, _NOTES_ROOM)
            top -= tall
            block.drawOn(canvas, _LEFT, top)
        self._waiting.clear()


def pdf_of(source: Source, running_head: str = "") -> bytes:
    """The document as printed: page numbers from page 2, ruled tables, footnotes at the foot."""
    try:
        return _PdfBuilder(source, running_head).build()
    except LayoutError:
        return _PdfBuilder(source, running_head, cut_rows=True).build()


def _landscape_frame() -> Frame:
    height, width = A4
    return Frame(_TOP, _BOTTOM, width - 2 * _TOP, height - _TOP - _BOTTOM, 0, 0, 0, 0)


def _pdf_table(table: Table, width: float, *, cut_rows: bool) -> Ruled:
    """Cells merged downwards are only drawn so: ReportLab cannot part real ones over pages."""
    grid: list[list[Any]] = [[""] * table.column_count for _ in range(table.row_count)]
    ruled = is_ruled(table)
    look = _STYLES["cell" if ruled else "centred cell"]
    head = max(cell.row_span for cell in table.cells if cell.row == 0) if ruled else 0
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for cell in (cell for row in rows_of(table) for cell in row):
        grid[cell.row][cell.column] = [Set(_markup(part), look) for part in cell.paragraphs]
        last = cell.row + cell.row_span - 1
        start, end = (cell.column, cell.row), (cell.column + cell.column_span - 1, last)
        if ruled:
            style.append(("BOX", start, end, 0.5, "black"))
        if cell.row < head or cell.row_span == 1:
            style.append(("SPAN", start, end))
    return Ruled(grid, _widths(table, width), repeatRows=head, splitInRow=int(cut_rows), style=style)


def _widths(table: Table, width: float) -> list[float]:
    """Columns as wide as the words in them ask, none narrower than 30 pt."""
    weights = [1.0] * table.column_count
    for cell in table.cells:
        if cell.column_span == 1:
            weights[cell.column] = max(weights[cell.column], min(len(cell.text), 60))
    free = width - 30 * len(weights)
    return [30 + free * weight / sum(weights) for weight in weights]


def _markup(paragraph: Paragraph, mark: int | None = None) -> str:
    text = html.escape(paragraph.text)
    text = f'<font name="Serif-Bold">{text}</font>' if paragraph.bold else text
    return text + (f"<super>{mark}</super>" if mark else "")


def register_fonts() -> None:
    if "Serif" in pdfmetrics.getRegisteredFontNames():
        return
    files = sorted(path for folder in _folders() for path in folder.rglob("*.ttf"))
    for names in _FONTS:
        fonts = [_font(family, name, files) for family, name in zip(("Serif", "Serif-Bold"), names, strict=True)]
        if all(fonts):
            for font in fonts:
                pdfmetrics.registerFont(font)
            return
    raise LookupError("no font with Vietnamese letters: install fonts-dejavu or fonts-liberation")


def _font(family: str, name: str, files: list[Path]) -> TTFont | None:
    """The first font file of this name that has all letters; older ones of the same name do not."""
    fonts = (TTFont(family, str(path)) for path in files if path.name == name)
    return next((font for font in fonts if set(map(ord, "ẾửđơưỘặ")) <= set(font.face.charToGlyph)), None)


def _folders() -> Iterator[Path]:
    for name in {*rl_config.TTFSearchPath, "/usr/share/fonts", "~/.fonts"}:
        folder = Path(name).expanduser()
        if folder.is_dir():
            yield folder
