"""PDF with a text layer, by where its signs and ruling lines stand; scans go to text recognition."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dondoc.extraction.formats.pdf.assembly import Sheet, assemble, sheet_of
from dondoc.extraction.formats.pdf.page import Page
from dondoc.extraction.formats.pdf.pdfium import Document
from dondoc.extraction.source import Source

#: A page with fewer words has no text worth the name.
_FEW_WORDS = 5


def read(content: bytes, progress: Callable[[int, int], None]) -> Source:
    """The document's blocks with their pages.

    Raises `Unreadable` ("password", "broken", "too_large"; "no_text_layer" where it is a scan and
    text recognition is not installed).
    """
    document = Document(content)
    try:
        return _read(document, progress)
    finally:
        document.close()


def _read(document: Document, progress: Callable[[int, int], None]) -> Source:
    sheets: list[Sheet] = []
    scanned: list[int] = []
    for number in range(1, len(document) + 1):
        page = document.page(number)
        if _is_scan(page):
            scanned.append(number)
        sheets.append(sheet_of(page))
        progress(number, len(document))
    if len(scanned) == len(sheets) or len(scanned) > len(sheets) / 2:
        recognise = import_module("dondoc.extraction.formats.ocr").read_document
        source: Source = recognise(document, progress)
        return source
    blocks, notes = assemble(sheets)
    return Source("pdf", tuple(blocks), tuple(notes), len(document), losses=("picture_pages",) if scanned else ())


def _is_scan(page: Page) -> bool:
    return page.pictured and len(page.words) < _FEW_WORDS
