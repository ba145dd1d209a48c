"""The template of a province that has none of its own yet; it is made to be edited in Word."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, Twips

from dondoc.papers.docx.pen import run
from dondoc.papers.docx.styles import FONT, Style, add_missing
from dondoc.papers.packing import repacked
from dondoc.papers.report import Language
from dondoc.papers.words import WORDS, Words

#: Columns of the head and of the block of signatures, twentieths of a point; together the width of the text.
_HEAD_COLUMNS = (3700, 5654)
_FOOT_COLUMNS = (4600, 4754)
_KEPT_STYLES = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer"})
_BLACK_LINE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'


def default_template(language: Language = "vi") -> bytes:
    """A .docx of Jinja tags in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I; the same bytes each time."""
    document = Document()
    _lighten(document)
    styles = add_missing(document)
    _set_normal(document, language)
    _set_page(document.sections[0], styles)
    _write(document, WORDS[language])
    _forget_the_maker(document)
    stream = io.BytesIO()
    document.save(stream)
    return repacked(stream.getvalue(), {})


def _lighten(document: Docx) -> None:
    """Leave out the styles that python-docx brings along and nobody asked for: they are most of its file."""
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            document.styles.element.remove(style)
    effects = [name for name, relation in document.part.rels.items() if relation.reltype.endswith("/stylesWithEffects")]
    for name in effects:
        document.part.drop_rel(name)


def _set_normal(document: Docx, language: Language) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    properties = normal.element.get_or_add_rPr()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        properties.get_or_add_rFonts().set(qn(script), FONT)
    spoken = "vi-VN" if language == "vi" else "en-GB"
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{spoken}" w:eastAsia="{spoken}"/>'))
    normal.paragraph_format.space_after = Pt(0)


def _set_page(section: Section, styles: dict[str, str]) -> None:
    """A4, margins 20, 20, 30 and 15 mm; the page's number in the middle above, not on the first page."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    # 15 mm are 850.4 twentieths of a point: rounded down they would be too little
    section.left_margin, section.right_margin = Mm(30), Twips(851)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True
    _fill(section.header._element, _p(Style.PAGE, '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    _fill(section.first_page_header._element, _p(Style.PAGE, ""))
    for footer in (section.footer, section.first_page_footer):
        _fill(footer._element, _p(Style.FOOT, run("{{ draft_note }}")))


def _write(document: Docx, words: Words) -> None:
    body = document.element.body
    _fill(body, "".join((_head(words), _title(), _addressees(words), _grounds(), _tag("{{p body }}"), _foot(words))))


def _head(words: Words) -> str:
    left = (
        _tag("{%p if superior %}") + _p(Style.SUPERIOR, run("{{ superior }}")) + _tag("{%p endif %}")
        + _p(Style.ISSUER, run("{{ issuer }}")) + _rule(1150)
    )  # fmt: skip
    right = _p(Style.NATION, run(words.nation)) + _p(Style.MOTTO, run(words.motto)) + _rule(1000)
    below = (
        _p(Style.NUMBER, run("{{ number }}")) + _tag("{%p if draft %}") + _p(Style.DRAFT, run("{{ draft }}"))
        + _tag("{%p endif %}")
    )  # fmt: skip
    day = _p(Style.PLACE, run("{{ place_and_day }}"))
    return _table(_HEAD_COLUMNS, (left, right), (below, day))


def _title() -> str:
    return (
        _p(Style.KIND, run("{{ kind }}")) + _p(Style.TITLE, run("{{ title }}")) + _tag("{%p if supplement %}")
        + _p(Style.SUPPLEMENT, run("{{ supplement }}")) + _tag("{%p endif %}") + _rule(3400)
    )  # fmt: skip


def _addressees(words: Words) -> str:
    return (
        _tag("{%p if addressee %}") + _p(Style.TO, run("{{ addressee }}")) + _tag("{%p endif %}")
        + _tag("{%p if addressees %}") + _p(Style.TO, run(words.to)) + _tag("{%p for line in addressees %}")
        + _p(Style.TO_LINE, run("{{ line }}")) + _tag("{%p endfor %}") + _tag("{%p endif %}")
    )  # fmt: skip


def _grounds() -> str:
    return _tag("{%p for line in grounds %}") + _p(Style.GROUND, run("{{ line }}")) + _tag("{%p endfor %}")


def _foot(words: Words) -> str:
    left = (
        _p(Style.RECIPIENTS_WORD, run(words.recipients)) + _tag("{%p for line in recipients %}")
        + _p(Style.RECIPIENT, run("{{ line }}")) + _tag("{%p endfor %}")
    )  # fmt: skip
    right = (
        _tag("{%p for line in signature_lines %}") + _p(Style.SIGNER_LINE, run("{{ line }}"))
        + _tag("{%p endfor %}") + _p(Style.SIGNER, run("{{ signatory }}"))
    )  # fmt: skip
    return _p(Style.BODY, "", "<w:keepNext/>") + _table(_FOOT_COLUMNS, (left, right))


def _p(style: Style, runs: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{extra}</w:pPr>{runs}</w:p>'


def _tag(tag: str) -> str:
    """A paragraph that holds a tag alone and is gone in the report."""
    return f"<w:p>{run(tag)}</w:p>"


def _rule(inset: int) -> str:
    """A drawn line, so far from both sides."""
    spaces = '<w:spacing w:before="60" w:after="60" w:line="80" w:lineRule="exact"/>'
    return _p(Style.RULE, "", f'{_BLACK_LINE}{spaces}<w:ind w:left="{inset}" w:right="{inset}"/>')


def _table(widths: tuple[int, ...], *rows: tuple[str, ...]) -> str:
    """A table without lines whose rows stay whole."""
    written = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"
    )


def _fill(holder: object, xml: str) -> None:
    """Put the elements of the string where the holder's paragraphs were; its section stays last."""
    for old in list(holder):  # type: ignore[call-overload]
        if old.tag != qn("w:sectPr"):
            holder.remove(old)  # type: ignore[attr-defined]
    for place, made in enumerate(list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))):
        holder.insert(place, made)  # type: ignore[attr-defined]


def _forget_the_maker(document: Docx) -> None:
    properties = document.core_properties
    properties.author = properties.comments = properties.title = properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2020, 3, 5, tzinfo=UTC)
