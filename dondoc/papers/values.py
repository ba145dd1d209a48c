"""Values as the reader of a paper expects them: 1.234,5 and 05/01/2027; and text that XML can carry."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from dondoc.papers.report import Language
from dondoc.papers.table import Kind, Value

_MOST_PLACES = 6
_TO_VIETNAMESE = str.maketrans(",.", ".,")
#: What XML 1.0 cannot hold, single halves of a pair among them.
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r"https?://[^\s\"\\<>]+")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without control characters, each break of a line a newline."""
    if text.isprintable():  # as most are: a look is quicker than changing nothing
        return text
    return _UNWRITABLE.sub("", _BREAKS.sub("\n", text))


def escaped(text: str) -> str:
    """Text for an element or an attribute of XML."""
    # four looks for one sign are quicker than one look for four
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def is_address(text: str) -> bool:
    """Whether a paper may lead there: a page of the web, without signs that could end the quotes it is put in."""
    return _ADDRESS.fullmatch(text) is not None and clean(text) == text


def shown(value: Value, kind: Kind, language: Language, places: int | None = None) -> str:
    """A value in words of the language; None is nothing, text stands as it is."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return number(value, language, places) + ("%" if kind is Kind.PERCENT else "")


def number(value: int | Decimal, language: Language, places: int | None = None) -> str:
    """A number with its thousands grouped.

    Without `places` a `Decimal` keeps what it has, minus closing zeros; a quotient without end is cut at six places.
    """
    if isinstance(value, int) and places is None:
        english = f"{value:,}"
    else:
        english = f"{value:,.{_places(Decimal(value)) if places is None else places}f}"
    english = english.replace("-", "\u2212")
    return english if language == "en" else english.translate(_TO_VIETNAMESE)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(max(0, -exponent), _MOST_PLACES) if isinstance(exponent, int) else 0
