"""Figures as plans print them: decimal commas, bounds in words, units and years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.extraction.grammar.words import plain
from dondoc.extraction.lexicon import load
from dondoc.extraction.plan import Operator

_GROUPED = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"
#: Pattern of a number as printed, with points between thousands or without.
PRINTED = rf"{_GROUPED}|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(PRINTED)


def _operators(key: str) -> dict[str, Operator]:
    return {words: Operator(sign) for sign, listed in load("figures")[key].items() for words in listed}


_OPERATORS, _AFTER = _operators("bounds"), _operators("bounds_after")
_BOUND = re.compile(
    rf"({'|'.join(re.escape(words) for words in sorted(_OPERATORS, key=len, reverse=True))})(?: đạt)?\s*$"
)
#: Characters that a bound with the words after it has at most.
_LONGEST_BOUND = 40
_BOUND_AFTER = re.compile(rf"(?:\s?%)?(?: \w+)? ({'|'.join(_AFTER)})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bound; `percent` where a % follows. `start` and `end` count in the text read."""

    op: Operator
    value: float
    percent: bool
    start: int
    end: int


def to_number(printed: str) -> float:
    """The value of a printed number: "6,35" is 6.35, "120.000" is 120000, "4.5" is 4.5."""
    if re.fullmatch(_GROUPED, printed):
        return float(printed.replace(".", "").replace(",", "."))
    return float(printed.replace(",", "."))


def read_figure(text: str) -> Figure | None:
    """The first figure of a cell with the bound before it; a bare figure is "="."""
    low = plain(text)
    found = _FIGURE.search(low)
    if found is None:
        return None
    op, start = read_bound(low[: found.start()])
    op = read_bound_after(low, found.end()) or op
    percent = bool(re.match(r"\s?%", low[found.end() :]))
    return Figure(op, to_number(found[0]), percent, start, found.end())


def read_bound(before: str) -> tuple[Operator, int]:
    """The bound that the words end with and where it begins; none is "="."""
    bound = _BOUND.search(before, max(0, len(before) - _LONGEST_BOUND))
    return (_OPERATORS[bound[1]], bound.start(1)) if bound else (Operator.EQUAL, len(before))


def read_bound_after(low: str, end: int) -> Operator | None:
    """The bound that follows the figure which ends at `end`: "80% trở lên", "05 ngày trở xuống"."""
    bound = _BOUND_AFTER.match(low, end)
    return _AFTER[bound[1]] if bound else None
