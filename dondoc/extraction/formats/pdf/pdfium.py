"""PDFium's pages as `Page`: its signs put together to words, its paths taken apart to ruling lines."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.pdf.page import Page, Rule, Word

MAX_PAGES = 1_000
#: More than any printed page holds.
_MAX_SIGNS = 40_000
_MAX_OBJECTS = 40_000
#: A filled shape up to this thick (points) is a line; Word draws borders so.
_LINE = 3.0
#: Gap between signs, in type sizes, that parts words where no space is printed.
_GAP = 0.2
_BOLD = re.compile(r"bold|black|heavy|[-,]b(?:i|d)?$", re.IGNORECASE)
_BOLD_WEIGHT = 600


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A PDFium function by untyped pointers: objects can be compared, and calls cost a third."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_P, _INT = ctypes.c_void_p, ctypes.c_int
_unicode = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, _P, _INT)
_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _INT, _P, _INT, _P)
_origin = _plain(raw.FPDFText_GetCharOrigin, _INT, _P, _INT, _P, _P)
_text_object = _plain(raw.FPDFText_GetTextObject, _P, _P, _INT)


class Document:
    """An open PDF; its pages are read one by one and let go."""

    def __init__(self, content: bytes) -> None:
        """Raise `Unreadable` ("password", "broken", "too_large")."""
        try:
            self._document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
            raise Unreadable("password" if locked else "broken", "không phải PDF hợp lệ") from error
        if not 0 < len(self) <= MAX_PAGES:
            raise Unreadable(*(("too_large", f"{MAX_PAGES} trang") if len(self) else ("broken", "không có trang nào")))

    def __len__(self) -> int:
        return len(self._document)

    def close(self) -> None:
        """Free PDFium's memory."""
        self._document.close()

    def page(self, number: int) -> Page:
        """The page `number`, from 1; a page that cannot be loaded is empty."""
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            return Page(number, 0, 0)
        try:
            return _PageReader(page, number).read()
        finally:
            page.close()

    def picture(self, number: int, dots_per_inch: int) -> Any:
        """The page as a grey Pillow image."""
        page = self._document[number - 1]
        try:
            return page.render(scale=dots_per_inch / 72, grayscale=True).to_pil()
        finally:
            page.close()


@dataclass(slots=True)
class _Type:
    """How a text object is set."""

    size: float
    bold: bool


class _PageReader:
    def __init__(self, page: Any, number: int) -> None:
        self._page = page
        width, height = page.get_size()
        self._result = Page(number, width, height)
        self._turn = page.get_rotation()
        self._box = page.get_bbox()
        self._fonts: dict[int, bool] = {}

    def read(self) -> Page:
        text = self._page.get_textpage()
        try:
            self._result.words = list(self._words(text))
        finally:
            text.close()
        self._read_objects()
        return self._result

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """PDF's point (y upwards, page not yet turned) as a point from the upper left of the page as shown."""
        left, bottom, right, top = self._box
        if self._turn == 90:
            return y - bottom, x - left
        if self._turn == 180:
            return right - x, y - bottom
        if self._turn == 270:
            return top - y, right - x
        return x - left, top - y

    # ---- words

    def _words(self, text: Any) -> Iterator[Word]:
        handle = ctypes.cast(text.raw, _P)
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        word: Word | None = None
        current, kind, baseline = None, _Type(0, False), 0.0
        for index in range(min(text.count_chars(), _MAX_SIGNS)):
            sign = _sign(_unicode(handle, index))
            if sign.isspace() or not sign:
                if word is not None and sign:
                    yield word
                    word = None
                continue
            _loose_box(handle, index, box_at)
            address = _text_object(handle, index)
            if address != current or address is None:
                current, kind = address, self._type(address, box)
                _origin(handle, index, x_at, y_at)
                baseline = self._place(x.value, y.value)[1]
            ends = sorted((self._place(box.left, box.bottom)[0], self._place(box.right, box.top)[0]))
            if word is not None and _goes_on(word, sign, ends, baseline, kind):
                word.text += sign
                word.right = max(word.right, ends[1])
                continue
            glued = word is not None and abs(ends[0] - word.right) < _GAP * word.size
            if word is not None:
                yield word
            word = Word(sign, ends[0], ends[1], baseline, kind.size, kind.bold, glued)
        if word is not None:
            yield word

    def _type(self, address: int | None, box: Any) -> _Type:
        if address is None:
            return _Type(abs(box.top - box.bottom) or 10, False)
        item = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        raw.FPDFTextObj_GetFontSize(item, size)
        raw.FPDFPageObj_GetMatrix(item, matrix)
        scale = abs(matrix.d) + abs(matrix.b) if not matrix.a or not matrix.d else abs(matrix.d)
        return _Type(max(size.value * scale, 1.0), self._is_bold(raw.FPDFTextObj_GetFont(item)))

    def _is_bold(self, font: Any) -> bool:
        address = ctypes.cast(font, _P).value or 0
        if address not in self._fonts:
            name = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, name, len(name))
            heavy = raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            self._fonts[address] = heavy or _BOLD.search(name.value.decode("latin-1")) is not None
        return self._fonts[address]

    # ---- ruling lines

    def _read_objects(self) -> None:
        for item, matrix in islice(_objects(self._page.raw), _MAX_OBJECTS):
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._read_path(item, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._read_image(item)

    def _read_image(self, item: Any) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            area = (right.value - left.value) * (top.value - bottom.value)
            self._result.pictured |= area > 0.5 * self._result.width * self._result.height

    def _read_path(self, item: Any, outer: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, own)
        matrix = _joined(_tuple(own), outer)
        for outline in _outlines(item):
            points = [self._place(*_moved(matrix, point)) for point in outline]
            self._take(points, stroked=bool(stroke.value))

    def _take(self, points: list[tuple[float, float]], *, stroked: bool) -> None:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if bottom - top <= _LINE or right - left <= _LINE:
            self._add(left, top, right, bottom)
        elif stroked:
            for (x, y), (next_x, next_y) in pairwise(points):
                self._add(min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y))

    def _add(self, left: float, top: float, right: float, bottom: float) -> None:
        if bottom - top <= _LINE < right - left:
            self._result.level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _LINE < bottom - top:
            self._result.upright.append(Rule((left + right) / 2, top, bottom))


def _sign(code: int) -> str:
    """The sign of a code; "" for what prints nothing, among it signs without a Unicode value."""
    if code in (0, 0xAD, 0x200B, 0xFEFF, 0xFFFD) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return "-" if code in (2, 0xFFFE) else chr(code)


def _goes_on(word: Word, sign: str, ends: list[float], baseline: float, kind: _Type) -> bool:
    """Whether a sign belongs to the word before it."""
    if unicodedata.combining(sign):
        return True
    size = word.size
    return (
        abs(baseline - word.baseline) < 0.1 * size
        and abs(kind.size - size) < 0.15 * size
        and -0.5 * size < ends[0] - word.right < _GAP * size
    )


_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def _tuple(matrix: Any) -> _Matrix:
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    return (
        *(a * outer[0] + b * outer[2], a * outer[1] + b * outer[3]),
        *(c * outer[0] + d * outer[2], c * outer[1] + d * outer[3]),
        *_moved(outer, (e, f)),
    )


def _moved(matrix: _Matrix, point: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """The page's objects with the matrix around each; forms are opened, two deep."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _opened(raw.FPDFPage_GetObject(page, index), _SAME, 2)


def _opened(item: Any, outer: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    if depth == 0 or raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
        yield item, outer
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    for index in range(raw.FPDFFormObj_CountObjects(item)):
        yield from _opened(raw.FPDFFormObj_GetObject(item, index), _joined(_tuple(own), outer), depth - 1)


def _outlines(item: Any) -> Iterator[list[tuple[float, float]]]:
    """The straight runs of a path, closed ones back to their start."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), 1_000)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
