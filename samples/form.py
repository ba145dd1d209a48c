"""The form of an official document in Word: font, rules, notes, numbers (Nghị định 30/2020/NĐ-CP, appendix I)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, cast

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Length, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"

#: Word's own two notes, the lines that part notes from text; the plan's notes are numbered after them.
_SEPARATORS = """
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
"""
_NOTE = """
<w:footnote w:id="{number}"><w:p><w:pPr><w:jc w:val="both"/></w:pPr>
<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="20"/></w:rPr><w:footnoteRef/></w:r>
<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>
"""
_LIST = """
<w:abstractNum {namespace} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%1."/>
<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
"""


def prepare(document: Docx, notes: dict[str, str]) -> None:
    """Set A4 with the official margins, the font, the page number on top, and the footnotes' texts."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    _number_pages(section)
    _add_notes(document, notes)


def line(
    place: Docx | _Cell,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    before: Length | None = None,
    after: Length | None = None,
) -> Paragraph:
    """A paragraph of one look, set tight; a new cell's empty first paragraph is used up."""
    paragraph = _first_empty(place) or place.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = before or Pt(0), after or Pt(0)
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    return paragraph


def rule(place: Docx | _Cell, *, inset: Length, after: Length | None = None) -> None:
    """A drawn line, `inset` from both sides: an empty paragraph with an upper border."""
    paragraph = place.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = inset
    layout.space_before, layout.space_after, layout.line_spacing = Pt(1), after or Pt(4), Pt(4)
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")


def restart_pages(section: Section) -> None:
    """Count the section's pages from 1, as an appendix does."""
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.insert_element_before(element("w:pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid")


def number_list(document: Docx) -> int:
    """A list that Word numbers "1.", "2." …; its id for `make_numbered`."""
    numbering = document.part.numbering_part.element
    number = 1 + max(int(item.get(qn("w:abstractNumId"))) for item in numbering.findall(qn("w:abstractNum")))
    numbering.insert(0, parse_xml(_LIST.format(namespace=nsdecls("w"), number=number)))
    return int(numbering.add_num(number).numId)


def make_numbered(paragraph: Paragraph, list_id: int) -> None:
    """Put the paragraph into a list."""
    layout: Any = paragraph._p.get_or_add_pPr()
    properties = layout.get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_id


def add_note_mark(paragraph: Paragraph, number: str) -> None:
    """The raised digit that stands for a footnote."""
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(element("w:footnoteReference", id=number))


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """A new element of Word's main namespace, its attributes in the same."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _first_empty(place: Docx | _Cell) -> Paragraph | None:
    paragraphs: list[Paragraph] = place.paragraphs
    return paragraphs[0] if isinstance(place, _Cell) and len(paragraphs) == 1 and not paragraphs[0].runs else None


def _number_pages(section: Section) -> None:
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = element("w:fldSimple", instr="PAGE")
    run = deepcopy(paragraph.add_run("2")._r)
    field.append(run)
    paragraph._p.remove(paragraph.runs[0]._r)
    paragraph._p.append(field)


def _add_notes(document: Docx, notes: dict[str, str]) -> None:
    if not notes:
        return
    texts = "".join(_NOTE.format(number=number, text=text) for number, text in notes.items())
    content = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{_SEPARATORS}{texts}</w:footnotes>'
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings: BaseOxmlElement = document.settings.element
    properties = parse_xml(
        f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    )
    settings.insert_element_before(
        properties, "w:endnotePr", "w:compat", "w:rsids", "w:themeFontLang", "w:clrSchemeMapping"
    )
