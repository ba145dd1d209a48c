"""The form as a quiet document in the manner of Nghị định 30/2020/NĐ-CP (phụ lục I): A4, Times New Roman, a table for
the tasks of each section, one for the indicators, and each part of the narrative under its heading.

Keys stand in cells of their own, which every editor keeps.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import groupby

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.composing import FIELDS
from dondoc.reporting.rules.sheets.docx.controls import add_choice
from dondoc.reporting.rules.sheets.form import NUMBERS, Form, FormRow
from dondoc.reporting.rules.sheets.identity import line_of
from dondoc.reporting.rules.sheets.stamps import plain, stamp_of
from dondoc.reporting.rules.sheets.words import ADVICE, HELP, IDENTITY, SHEETS, STATES, TITLE, facts, heading, written

#: Columns of each table with their widths in millimetres; A4 lying leaves 267 between margins of 15.
_COLUMNS: dict[str, dict[str, int]] = {
    AnswerKind.TASK: {
        "key": 14,
        "path": 13,
        "words": 40,
        "goal": 22,
        "state": 25,
        "text": 44,
        "product_number": 21,
        "product_on": 23,
        "product_name": 22,
        "amount_done": 14,
        "amount_planned": 14,
        "unit": 13,
        "stamp": 2,
    },
    AnswerKind.INDICATOR: {
        "key": 15,
        "path": 14,
        "words": 70,
        "unit": 20,
        "goal": 35,
        "last": 25,
        "value": 26,
        "text": 50,
        "stamp": 2,
    },
    AnswerKind.PART: {"key": 20, "text": 235, "stamp": 2},
}
_NUMERALS = ("I", "II", "III")
_FONT = "Times New Roman"
_GREY = RGBColor(0x6B, 0x74, 0x80)
_ANSWER = "FFFBE6"
_HEAD = "E7ECF2"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_docx(form: Form) -> bytes:
    """The form as DOCX."""
    paper = Document()
    _page(paper)
    paper.core_properties.title = f"{TITLE}: {form.regime}, {form.period}"
    paper.core_properties.author = "Đôn Đốc"
    paper.core_properties.keywords = line_of(form.identity)
    _about(paper, form)
    kinds = [kind for kind in AnswerKind if form.of(kind)]
    for numeral, kind in zip(_NUMERALS, kinds, strict=False):
        _heading(paper, f"{numeral}. {SHEETS[kind].upper()}")
        _KINDS[kind](paper, form.of(kind))
    _advice(paper)
    _line(paper.add_paragraph(), f"{IDENTITY}: {line_of(form.identity)}", size=9, grey=True)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _page(paper: Paper) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(13)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)
    normal.paragraph_format.space_after = Pt(3)
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _about(paper: Paper, form: Form) -> None:
    _line(paper.add_paragraph(), form.agency.upper(), bold=True)
    title = paper.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = Pt(6)
    _line(title, f"{TITLE.upper()}\n{form.regime}, {form.period[:1].lower()}{form.period[1:]}", bold=True, size=14)
    table = paper.add_table(0, 2)
    for name, said in facts(form):
        cells = table.add_row().cells
        _line(cells[0].paragraphs[0], name, grey=True, size=12)
        _line(cells[1].paragraphs[0], said, size=12)
    _widths(table, (50, 200))


def _advice(paper: Paper) -> None:
    _heading(paper, HELP.upper())
    for number, said in enumerate(ADVICE, start=1):
        _line(paper.add_paragraph(), f"{number}. {said}", size=12)


def _tasks(paper: Paper, rows: Sequence[FormRow]) -> None:
    for section, several in groupby(rows, key=lambda row: row.section):
        if section:
            _heading(paper, section, size=13)
        _table(paper, AnswerKind.TASK, list(several))


def _indicators(paper: Paper, rows: Sequence[FormRow]) -> None:
    _table(paper, AnswerKind.INDICATOR, rows)


def _parts(paper: Paper, rows: Sequence[FormRow]) -> None:
    for number, row in enumerate(rows, start=1):
        _heading(paper, f"{number}. {row.words}", size=13)
        if row.last:
            last = paper.add_paragraph()
            last.paragraph_format.keep_with_next = True
            _line(last, f"Kỳ trước: {row.last}", size=11, grey=True)
        _table(paper, AnswerKind.PART, [row])


_KINDS = {AnswerKind.TASK: _tasks, AnswerKind.INDICATOR: _indicators, AnswerKind.PART: _parts}


def _table(paper: Paper, kind: AnswerKind, rows: Sequence[FormRow]) -> None:
    columns = _COLUMNS[kind]
    table = paper.add_table(1, len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        _line(cell.paragraphs[0], heading(kind, name), bold=True, size=1 if name == "stamp" else 10)
        _shade(cell, _HEAD)
    _mark(table.rows[0]._tr, "w:tblHeader")
    for row in rows:
        made = table.add_row()
        if kind != AnswerKind.PART:
            _mark(made._tr, "w:cantSplit")
        for cell, name in zip(made.cells, columns, strict=True):
            _cell(cell, kind, name, row)
    _widths(table, tuple(columns.values()))
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _cell(cell: _Cell, kind: AnswerKind, name: str, row: FormRow) -> None:
    paragraph = cell.paragraphs[0]
    if name in FIELDS[kind]:
        _shade(cell, _ANSWER)
        _answer(paragraph, kind, name, row)
    elif name == "stamp":
        _line(paragraph, stamp_of(kind, row.values), size=1, white=True)
    else:
        _line(paragraph, str(getattr(row, name)), size=9 if name == "key" else 10, grey=name in ("key", "last"))


def _answer(paragraph: Paragraph, kind: AnswerKind, name: str, row: FormRow) -> None:
    said = row.values.get(name)
    if name == "state":
        add_choice(paragraph, STATES.get(said, "") if isinstance(said, str) else "", list(STATES.values()))  # type: ignore[call-overload]
        return
    if name in NUMBERS:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # Numbers without points between thousands: 1.234 could be read in two ways when it comes back.
    words = plain(said).replace(".", ",") if name in NUMBERS else written(said)
    _line(paragraph, words, size=13 if kind == AnswerKind.PART else 10)


def _line(
    paragraph: Paragraph, text: str, *, size: int = 13, bold: bool = False, grey: bool = False, white: bool = False
) -> None:
    run = paragraph.add_run(_CONTROLS.sub("", text))
    run.bold, run.font.size = bold, Pt(size)
    if grey or white:
        run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF) if white else _GREY


def _heading(paper: Paper, text: str, *, size: int = 14) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(9)
    paragraph.paragraph_format.keep_with_next = True
    _line(paragraph, text, bold=True, size=size)


def _widths(table: Table, widths: Sequence[int]) -> None:
    """In millimetres; said to the table and to each cell, since Word heeds one and LibreOffice the other."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: object, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))  # type: ignore[attr-defined]
