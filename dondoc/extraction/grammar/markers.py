"""List markers at the head of a paragraph: I. 1. 1.1. a) (1) - + and the words Phụ lục, Điều …

A marker is only the printed sign; what it numbers, and under what, is the outline's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from dondoc.extraction.grammar.words import UPPER, is_upper


class MarkerKind(IntEnum):
    """Kinds of marker, from the outermost that plans use to the innermost."""

    APPENDIX = 0
    PART = 1
    CAPITAL = 2
    ROMAN = 3
    ARTICLE = 4
    NUMBER = 5
    BRACKETED = 6
    LETTER = 7
    DASH = 8
    PLUS = 9


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed marker: its label as paths carry it, and where the text after it begins."""

    kind: MarkerKind
    label: str
    end: int

    @property
    def is_bullet(self) -> bool:
        """Whether it is a dash or plus, which carries no number."""
        return self.kind in (MarkerKind.DASH, MarkerKind.PLUS)

    @property
    def ordinal(self) -> int | None:
        """The last number of the label (12 of "2.12"), the letter's or numeral's place, or None."""
        if self.kind in (MarkerKind.ROMAN, MarkerKind.APPENDIX, MarkerKind.PART):
            return roman_value(self.label) or (int(self.label) if self.label.isdigit() else None)
        if self.kind in (MarkerKind.LETTER, MarkerKind.CAPITAL):
            place = LETTERS.find(self.label.lower())
            return place + 1 if place >= 0 else None
        return int(self.label.rpartition(".")[2]) if self.label.rpartition(".")[2].isdigit() else None


#: The order of points in legal texts (Nghị định 30/2020, Phụ lục I), with f, j, w, z where plans use them.
LETTERS = "abcdđefghijklmnopqrstuvwxyz"

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu)(?: số| SỐ)?\s*:?\s*((?:[IVXLC]+|\d{1,2})(?!\w))?\s*[.:]?\s*"
)
_PART = re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ\s+|thứ\s+)?([IVXLC]+|\d{1,2}|[A-ZĐ])\b\s*[.:–-]?\s*")
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(\d{1,3})\s*[.:]\s*")
_ROMAN = re.compile(rf"([IVX]{{1,6}})\s*(?:[.:)]\s*|/\s+)(?=\S)|([IVX]{{1,6}})\s+(?=[{UPPER}]{{2}})")
_NUMBER = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){0,4})\s*(?:[.)](?!\d)|[/:](?=\s))\s*(?=\S|$)|(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=\S)"
)
_BRACKETED = re.compile(r"\((\d{1,2})\)\s*(?=\S)")
_LETTER = re.compile(r"([a-zđ]\d?)\s*[).]\s*(?=\S|$)(?<!\w\.\w\.)|([a-zđ])/\s*(?=\S)")
_CAPITAL = re.compile(rf"([A-HĐ])\s*[.)/]\s+(?=[{UPPER}])")
_DASH = re.compile(r"[-–—−]\s*(?=[^\s\d-])|[-–—−]\s+(?=\S)|[•●▪■◦*]\s*(?=[^\s)*])")
_PLUS = re.compile(r"\+\s*(?=\S)")


def roman_value(numeral: str) -> int | None:
    """The value of a Roman numeral up to the hundreds, or None."""
    if not numeral or any(digit not in _ROMAN_DIGITS for digit in numeral):
        return None
    values = [_ROMAN_DIGITS[digit] for digit in numeral] + [0]
    return sum(-value if value < following else value for value, following in pairwise(values))


@lru_cache(maxsize=4096)
def find_marker(text: str) -> Marker | None:
    """The marker that the paragraph begins with, or None. A number with a unit or a date is none."""
    if not text:
        return None
    first = text[0]
    if first in "-–—−•●▪■◦*":
        return _match(_DASH, MarkerKind.DASH, text, label="-")
    if first == "+":
        return _match(_PLUS, MarkerKind.PLUS, text, label="+")
    if first.isdigit():
        return _number(text)
    if first == "(":
        return _match(_BRACKETED, MarkerKind.BRACKETED, text)
    if first in "PpBb" and (marker := _appendix(text)):
        return marker
    if first in "PpCc" and (marker := _match(_PART, MarkerKind.PART, text)):
        return marker
    if first == "Đ" and (marker := _match(_ARTICLE, MarkerKind.ARTICLE, text)):
        return marker
    if first.islower():
        return _match(_LETTER, MarkerKind.LETTER, text)
    return _match(_ROMAN, MarkerKind.ROMAN, text) or _match(_CAPITAL, MarkerKind.CAPITAL, text)


def _match(pattern: re.Pattern[str], kind: MarkerKind, text: str, label: str | None = None) -> Marker | None:
    found = pattern.match(text)
    if not found:
        return None
    printed = next((group for group in found.groups() if group), "") if found.groups() else ""
    return Marker(kind, label or printed, found.end())


def _number(text: str) -> Marker | None:
    marker = _match(_NUMBER, MarkerKind.NUMBER, text)
    if marker is None or text[marker.end :].startswith(("%", ",", ";", ")")):
        return None
    # "4.3 Sở Công Thương" is numbered, "4.5 triệu đồng" is a quantity
    dotted_only = text[: marker.end].rstrip()[-1].isdigit()
    if dotted_only and not text[marker.end : marker.end + 1].isupper():
        return None
    return marker


def _appendix(text: str) -> Marker | None:
    """An appendix's heading: the word alone, numbered, or before a title in capitals; not "Phụ lục kèm theo"."""
    found = _APPENDIX.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    word_is_capital = is_upper(text.split(maxsplit=1)[0])
    if (
        rest
        and not is_upper(rest)
        and not (found[1] and len(rest) < 200 and (word_is_capital or text[found.end() - 1] in ".:"))
    ):
        return None
    if text[:4].lower() == "biểu" and not found[1]:
        return None
    return Marker(MarkerKind.APPENDIX, found[1] or "", found.end())
