"""Numbers as Vietnamese readers write them: 1.234,5. Data files keep the plain form."""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.translation import get_language

_VIETNAMESE = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_PLAIN = re.compile(r"[-+]?\d+\.\d+")


def show(value: Decimal | int, *, places: int | None = None) -> str:
    """A number in the reader's language, thousands grouped.

    `places` fixes the decimals; without it a `Decimal` keeps what it has, minus closing zeros.
    """
    number = Decimal(value)
    if places is None:
        places = max(0, -int(number.normalize().as_tuple().exponent))
    english = f"{number:,.{places}f}".replace("-", "\u2212")
    if (get_language() or "vi").startswith("en"):
        return english
    return english.translate(str.maketrans(",.", ".,"))


def parse(text: str) -> Decimal:
    """Read 1.234,5 or 1234,5 or 12.5; raises `ValueError` for anything else.

    A point followed by exactly three digits parts thousands, as in Vietnamese: 1.234 is one thousand.
    """
    clean = "".join(text.split()).replace("\u2212", "-")
    if _VIETNAMESE.fullmatch(clean):
        return Decimal(clean.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(clean):
        return Decimal(clean)
    message = f"not a number: {text!r}"
    raise ValueError(message)
