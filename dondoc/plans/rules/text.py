"""Words as people type them: lines, numbers, text without accents, keys to recognise a document by."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_SPACES = re.compile(r"\s+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def folded(text: str) -> str:
    """Text in NFC with every run of white space one space, as the reader folds a document."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def unaccented(text: str) -> str:
    """Lower case without tone marks and with đ as d, to find words typed without accents."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return folded("".join(sign for sign in parts if not unicodedata.combining(sign)))


def lines(text: str) -> list[str]:
    """One entry a line, blanks trimmed, empty lines and repeats left out."""
    return list(dict.fromkeys(line for raw in text.splitlines() if (line := folded(raw))))


def number(text: str) -> Decimal | None:
    """A number written the Vietnamese way (1.234,5) or with a decimal point; None when it is none.

    "1.234" is read as one thousand two hundred and thirty-four, as it is printed in a plan.
    """
    text = text.strip().replace(" ", "")
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


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
    words = unaccented(issuer)
    return words.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
