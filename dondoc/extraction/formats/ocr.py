"""Scans and photographs, by Tesseract with its Vietnamese data; the layout is read as in a PDF with text."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from statistics import median
from typing import TYPE_CHECKING, Any

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.pdf.assembly import Sheet, assemble, sheet_of
from dondoc.extraction.formats.pdf.page import Page, Rule, Word
from dondoc.extraction.source import Block, Cell, Paragraph, Source, Table

if TYPE_CHECKING:
    from dondoc.extraction.formats.pdf.pdfium import Document

Progress = Callable[[int, int], None]

#: What to install, as the refusal tells it.
HOW = "pip install 'dondoc[ocr]' và apt install tesseract-ocr-vie"
MAX_PAGES = 100
_DOTS = 300
#: Pillow's ``Transpose.TRANSPOSE``: x and y changed places.
_TRANSPOSE = 5
#: A4 at 600 dots per inch; more is a bomb.
_MAX_DOTS = 40_000_000
_PAGE_SECONDS = 60
#: Words below this confidence (of 100) are specks.
_LEAST_SURE = 25
#: Rules: pieces this long (dots) must be dark to this share; lines have at least so many pieces.
_PIECE, _DARK, _PIECES = 16, 0.85, 6
#: From the height of a line's box to its type size and to its baseline.
_SIZE, _DESCENT = 0.8, 0.22
#: A line is set smaller below this share of the usual size; a line of fewer words may only lack tall letters.
_SMALLER, _TELLING = 0.8, 4


def read(content: bytes, progress: Progress) -> Source:
    """A picture file, each frame a page."""
    engine = _engine()
    pillow, sequence = import_module("PIL.Image"), import_module("PIL.ImageSequence")
    try:
        picture = pillow.open(io.BytesIO(content))
        if picture.width * picture.height > _MAX_DOTS:
            raise Unreadable("bomb")
        frames = [frame.convert("L") for frame, _ in zip(sequence.Iterator(picture), range(MAX_PAGES), strict=False)]
    except (OSError, SyntaxError, ValueError, pillow.DecompressionBombError) as error:
        raise Unreadable("broken", "ảnh") from error
    return _read(engine, frames, len(frames), progress)


def read_document(document: Document, progress: Progress) -> Source:
    """A PDF without text, drawn page by page."""
    engine = _engine()
    if len(document) > MAX_PAGES:
        raise Unreadable("too_large", f"{MAX_PAGES} trang quét")
    pictures = (document.picture(number, _DOTS) for number in range(1, len(document) + 1))
    return _read(engine, pictures, len(document), progress)


def _engine() -> Any:
    """The recogniser; "no_text_layer" where it, its program or its language is not installed."""
    try:
        import_module("PIL.Image")
        engine = import_module("pytesseract")
    except ImportError as error:
        raise Unreadable("no_text_layer", HOW) from error
    if shutil.which("tesseract") is None or "vie" not in engine.get_languages():
        raise Unreadable("no_text_layer", HOW)
    return engine


def _read(engine: Any, pictures: Iterable[Any], count: int, progress: Progress) -> Source:
    sheets: list[Sheet] = []
    for number, picture in enumerate(pictures, start=1):
        sheets.append(sheet_of(_page(engine, picture, number)))
        progress(number, count)
    blocks, notes = assemble(sheets)
    return Source("pdf", tuple(map(_unweighted, blocks)), tuple(map(_plain, notes)), count, recognised=True)


def _page(engine: Any, picture: Any, number: int) -> Page:
    try:
        data = engine.image_to_data(
            picture, lang="vie", config="--psm 3", output_type=engine.Output.DICT, timeout=_PAGE_SECONDS
        )
    except RuntimeError as error:
        raise Unreadable("too_slow", str(_PAGE_SECONDS)) from error
    points = 595 / min(picture.width, picture.height)  # pages are A4, upright or not
    page = Page(number, picture.width * points, picture.height * points)
    page.words = list(_words(data, points))
    page.level = list(_rules(picture, points))
    page.upright = list(_rules(picture.transpose(_TRANSPOSE), points))
    return page


def _words(data: dict[str, list[Any]], points: float) -> Iterator[Word]:
    """Words at their line's baseline, in the page's usual type size unless the line is clearly smaller."""
    lines = {_line(data, at): at for at, level in enumerate(data["level"]) if level == 4}
    heights = [data["height"][at] * points * _SIZE for at in lines.values()]
    usual = median(heights) if heights else 12.0
    counts = Counter(_line(data, at) for at, level in enumerate(data["level"]) if level == 5)
    for at, text in enumerate(data["text"]):
        if data["level"][at] != 5 or not text.strip(" |_—~'`") or float(data["conf"][at]) < _LEAST_SURE:
            continue
        line = lines[_line(data, at)]
        size = data["height"][line] * points * _SIZE
        size = size if size < _SMALLER * usual and counts[_line(data, at)] >= _TELLING else usual
        bottom = (data["top"][line] + data["height"][line]) * points
        left = data["left"][at] * points
        yield Word(text.strip(), left, left + data["width"][at] * points, bottom - _DESCENT * size, size)


def _line(data: dict[str, list[Any]], at: int) -> tuple[int, int, int]:
    return data["block_num"][at], data["par_num"][at], data["line_num"][at]


def _rules(picture: Any, points: float) -> Iterator[Rule]:
    """Level ruling lines: rows of dots that are dark without a break."""
    dark = picture.point([255 if level < 150 else 0 for level in range(256)])
    wide = picture.width // _PIECE
    rows = dark.resize((wide, picture.height), box=(0, 0, wide * _PIECE, picture.height), resample=4).tobytes()
    filled = bytes(int(level >= 255 * _DARK) for level in range(256))
    marks = rows.translate(filled)
    run = b"\x01" * _PIECES
    for y in range(picture.height):
        row = marks[y * wide : (y + 1) * wide]
        start = row.find(run)
        while start >= 0:
            end = row.find(b"\x00", start)
            end = wide if end < 0 else end
            # half pieces at its ends went unseen
            yield Rule(y * points, (start - 0.7) * _PIECE * points, (end + 0.7) * _PIECE * points)
            start = row.find(run, end)


def _unweighted(block: Block) -> Block:
    """Whether type is bold cannot be told from a picture."""
    if isinstance(block, Paragraph):
        return _plain(block)
    return Table(tuple(map(_plain_cell, block.cells)), block.page)


def _plain_cell(cell: Cell) -> Cell:
    return replace(cell, paragraphs=tuple(map(_plain, cell.paragraphs)))


def _plain(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, bold=None)
