"""What a test asks of a written .docx."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from lxml import etree

from dondoc.papers.report import OfficialReport, Signature


def a_report(**changed: object) -> OfficialReport:
    """A report with nothing in it but what is said."""
    plain = {"issuer": "Sở Tài chính", "signs": "BC-STC", "place": "Sông Lam", "title": "Kết quả quý IV"}
    return OfficialReport(**{**plain, "signature": Signature(("Giám đốc",), "Trần Thị Lan"), **changed})  # type: ignore[arg-type]


def opened(content: bytes) -> Docx:
    """The document as python-docx reads it."""
    return Document(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    """The text of every paragraph in order, those of tables among them; empty ones left out."""
    found = (_text(paragraph) for paragraph in xml(content).iter(qn("w:p")))
    return [text for text in found if text]


def _text(paragraph: etree._Element) -> str:
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    pieces = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    return "".join(signs.get(str(piece.tag), piece.text or "") for piece in pieces)


def xml(content: bytes, part: str = "word/document.xml") -> etree._Element:
    """The root of a part."""
    return etree.fromstring(raw(content, part))


def raw(content: bytes, part: str = "word/document.xml") -> bytes:
    """A part as it stands in the package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(part)
