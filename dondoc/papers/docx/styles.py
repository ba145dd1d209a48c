"""The styles that a report is written in: sizes and ways of Nghị định 30/2020/NĐ-CP, Phụ lục I, to be changed in Word.

A province changes a style in its template and all that is written in it follows. A template that lacks one gets ours.
Styles are found by name, since Word and LibreOffice keep names and may change ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FONT = "Times New Roman"
#: Indent of a first line, 1.27 cm in twentieths of a point.
_INDENT = 720


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: sizes and distances in points, indents in twentieths of a point, `line` as a multiple."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "both"
    before: float = 0
    after: float = 0
    line: float = 1
    first: int = 0
    left: int = 0
    level: int | None = None
    keeps: bool = False


class Style(Enum):
    """Every style by what it is for; the member's name is its id in our own template."""

    NATION = Look("VB Quốc hiệu", 13, bold=True, align="center")
    MOTTO = Look("VB Tiêu ngữ", 14, bold=True, align="center")
    SUPERIOR = Look("VB Cơ quan chủ quản", 13, align="center")
    ISSUER = Look("VB Cơ quan ban hành", 13, bold=True, align="center")
    NUMBER = Look("VB Số ký hiệu", 13, align="center", before=6)
    PLACE = Look("VB Địa danh ngày tháng", 14, italic=True, align="center", before=6)
    DRAFT = Look("VB Dự thảo", 13, bold=True, align="center", before=6)
    KIND = Look("VB Tên loại", 14, bold=True, align="center", before=18)
    TITLE = Look("VB Trích yếu", 14, bold=True, align="center")
    SUPPLEMENT = Look("VB Bổ sung cho", 14, italic=True, align="center", before=3)
    TO = Look("VB Kính gửi", 14, align="center", before=12, after=6)
    TO_LINE = Look("VB Kính gửi nhiều nơi", 14, align="left", left=3120, after=4)
    GROUND = Look("VB Căn cứ", italic=True, before=2, after=4, line=1.1, first=_INDENT)
    BODY = Look("VB Đoạn", after=6, line=1.1, first=_INDENT)
    ITALIC = Look("VB Đoạn nghiêng", italic=True, after=6, line=1.1, first=_INDENT)
    HEADING_1 = Look("VB Mục I", bold=True, before=6, after=6, line=1.1, first=_INDENT, level=0, keeps=True)
    HEADING_2 = Look("VB Mục 1", bold=True, before=3, after=6, line=1.1, first=_INDENT, level=1, keeps=True)
    HEADING_3 = Look("VB Mục a", after=6, line=1.1, first=_INDENT, level=2, keeps=True)
    HEADING_4 = Look("VB Mục gạch", after=6, line=1.1, first=_INDENT, level=3, keeps=True)
    TABLE_TITLE = Look("VB Tên bảng", 13, bold=True, align="center", before=6, after=6, keeps=True)
    TABLE_UNIT = Look("VB Đơn vị tính", 12, italic=True, align="right", after=3, keeps=True)
    HEAD_CELL = Look("VB Đầu bảng", 12, bold=True, align="center", before=2, after=2)
    CELL = Look("VB Ô bảng", 12, align="left", before=2, after=2)
    NOTE = Look("VB Ghi chú bảng", 12, italic=True, before=3, after=6)
    PICTURE = Look("VB Hình", 13, align="center", after=6)
    RECIPIENTS_WORD = Look("VB Nơi nhận", 12, bold=True, italic=True, align="left")
    RECIPIENT = Look("VB Danh sách nơi nhận", 11, align="left")
    SIGNER_LINE = Look("VB Quyền hạn chức vụ", 14, bold=True, align="center", keeps=True)
    SIGNER = Look("VB Họ tên người ký", 14, bold=True, align="center", before=80)
    ANNEX = Look("VB Phụ lục", 14, bold=True, align="center", level=0, keeps=True)
    ANNEX_TITLE = Look("VB Tên phụ lục", 14, bold=True, align="center", keeps=True)
    ATTACHED = Look("VB Kèm theo", 14, italic=True, align="center", after=12, keeps=True)
    RULE = Look("VB Đường kẻ", 2, align="center")
    PAGE = Look("VB Số trang", 14, align="center")
    FOOT = Look("VB Chân trang", 11, italic=True, align="center")

    @property
    def id(self) -> str:
        """The id that the style has in a template of ours."""
        return f"VB{self.name.title().replace('_', '')}"


TABLE_NAME = "VB Bảng"
_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="VBTable"><w:name w:val="{TABLE_NAME}"/>
<w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders>
{
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
}
</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
</w:style>"""


def add_missing(document: Docx) -> dict[str, str]:
    """Give the document each style that it lacks; the id of each by the name of its member, and of the table's."""
    known = {style.name: style.style_id for style in document.styles}
    for style in Style:
        if style.value.name not in known:
            document.styles.element.append(parse_xml(_xml(style)))
    if TABLE_NAME not in known:
        document.styles.element.append(parse_xml(_TABLE))
    ids = {style.name: known.get(style.value.name, style.id) for style in Style}
    return {**ids, "TABLE": known.get(TABLE_NAME, "VBTable")}


def _xml(style: Style) -> str:
    look = style.value
    level = "" if look.level is None else f'<w:outlineLvl w:val="{look.level}"/>'
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{look.name}"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if look.keeps else ""}'
        f'<w:spacing w:before="{look.before * 20:.0f}" w:after="{look.after * 20:.0f}" w:line="{look.line * 240:.0f}" '
        f'w:lineRule="auto"/><w:ind w:left="{look.left}" w:right="0" w:firstLine="{look.first}"/>'
        f'<w:jc w:val="{look.align}"/>{level}</w:pPr><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
        f"{'<w:b/><w:bCs/>' if look.bold else ''}{'<w:i/><w:iCs/>' if look.italic else ''}"
        f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/></w:rPr></w:style>'
    )
