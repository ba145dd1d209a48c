"""Folding of raw text into what `Source` promises, and the markers that open a list item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

#: Signs that take no room: soft hyphen, zero-width space and joiners, byte order mark.
_UNSEEN = {ord(sign): "" for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"}

#: Bullets of symbol fonts, which sit in the private area, and plain ones that mean the same.
_HOLLOW = frozenset("+o○◦⚬\uf02b")

_MARKER = re.compile(r"\s*(?:[-–+•*]\s|[a-zđ]{1,2}\)\s|(?:\d{1,2}\.)+\s|\d{1,2}\)\s)")

#: Signs of symbol fonts (Wingdings, Symbol) live at U+F000–U+F0FF: relations keep their meaning,
#: the rest are bullets.
_SYMBOLS = dict.fromkeys(range(0xF000, 0xF100), "-") | {
    0xF02B: "+",
    0xF0A3: "≤",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B4: "×",
}
_FOLDED = {**_SYMBOLS, **_UNSEEN}


def fold(text: str) -> str:
    """NFC, without unseen signs, every run of white space one space, none at the ends."""
    return unicodedata.normalize("NFC", " ".join(text.translate(_FOLDED).split()))


def bullet(glyph: str) -> str:
    """The marker that a bullet's glyph stands for: a plus or a hollow ring is "+", all others "-"."""
    return "+" if glyph.strip() in _HOLLOW else "-"


def opens_item(text: str) -> bool:
    """Whether a line begins with a list marker: "- ", "+ ", "a) ", "1. ", "2.1. "."""
    return _MARKER.match(text) is not None


def join_breaks(pieces: Iterable[str]) -> list[str]:
    """The texts of a paragraph with manual line breaks: parted only before a list marker."""
    parts: list[str] = []
    for piece in pieces:
        if parts and not opens_item(piece):
            parts[-1] += " " + piece
        else:
            parts.append(piece)
    return [text for text in map(fold, parts) if text]
