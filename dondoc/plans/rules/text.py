"""Words as people type them: lines, numbers, keys to recognise a document by."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from dondoc.lib.text import fold

_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """Text in NFC with every run of white space one space, as the reader folds a document."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def lines(text: str) -> list[str]:
    """One entry a line, blanks trimmed, empty lines and repeats left out."""
    return list(dict.fromkeys(line for raw in text.splitlines() if (line := folded(raw))))


def number_words(value: Decimal | None) -> str:
    """A number with a decimal comma and no idle zeros: 13.930 is "13,93"."""
    if value is None:
        return ""
    words = f"{value:f}"
    return (words.rstrip("0").rstrip(".") if "." in words else words).replace(".", ",")


def number_key(number: str) -> str:
    """A document's number to compare by: no spaces, capitals."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", number)).upper()


def issuer_key(issuer: str) -> str:
    """An issuer's name to compare by: "Ủy ban nhân dân tỉnh X" and "UBND tỉnh X" are one."""
    words = fold(issuer)
    return words.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


def plan_key(issuer: str, number: str) -> str:
    """What the same plan is recognised by; empty where its number or issuer is unknown."""
    return f"{issuer_key(issuer)} {number_key(number)}" if issuer and number else ""
