"""Printed times as days of the calendar, for sorting and for filters."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dondoc.extraction.grammar.before import says_before
from dondoc.extraction.grammar.times import Times
from dondoc.plans.enums import DatePrecision, DeadlineKind

_PART = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?")
_PRINTED = re.compile(r"(?:(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-])?(?P<year>\d{4})")
_SHAPES = {
    DeadlineKind.DATE: re.compile(r"\d{4}-\d{2}-\d{2}"),
    DeadlineKind.MONTH: re.compile(r"\d{4}-\d{2}"),
    DeadlineKind.QUARTER: re.compile(r"\d{4}-Q[1-4]"),
    DeadlineKind.YEAR: re.compile(r"\d{4}"),
}

Days = tuple[date | None, date | None]


def days_of(kind: DeadlineKind | str, value: str | None, phrase: str = "") -> Days:
    """First and last day (both inside) of a deadline's value; (None, None) where it names no days.

    "2023-Q2,2023-Q3" is 2023-04-01 to 2023-09-30, "2026,2030" is 2026-01-01 to 2030-12-31.
    A single date has no first day: the task may begin at once. So may what the document's words put "before" a day,
    month, quarter or year ("trước ngày 30/6/2024"): its last day is the one before that begins (decision 0023).
    """
    if kind not in _SHAPES or not value:
        return None, None
    ranges = [_range(part.strip()) for part in value.split(",")]
    if not all(ranges):
        return None, None
    known = [days for days in ranges if days]
    first, last = min(start for start, _ in known), max(end for _, end in known)
    if says_before(phrase) and _is_printed(kind, value, phrase, first.year):
        return None, first - timedelta(days=1)
    if kind == DeadlineKind.DATE and len(known) == 1:
        return None, last
    return first, last


def _is_printed(kind: DeadlineKind | str, value: str, phrase: str, year: int) -> bool:
    """Whether the value is what the words name; one that a person typed instead is the last day as it stands."""
    read = Times(year).in_cell(phrase)
    return (read.kind, read.value) == (kind, value)


def value_typed(kind: DeadlineKind | str, text: str) -> str | None:
    """A deadline's value from what a person types for its kind; None when it is not understood.

    Days as 30/6/2025, months as 6/2025, quarters as II/2025 (or "quý II/2025", "Q2/2025"), years as 2025 or
    2026-2030; several parted by commas; ISO as well. Kinds that name no days take any words.
    """
    shape = _SHAPES.get(DeadlineKind(kind))
    if shape is None:
        return text
    if kind == DeadlineKind.YEAR:
        text = _YEARS.sub(r"\1,\2", text)
    parts = [_iso(DeadlineKind(kind), part.strip()) for part in re.split(r"[,;]", text)]
    return ",".join(parts) if all(shape.fullmatch(part) and _range(part) for part in parts) else None


def value_shown(kind: DeadlineKind | str, value: str) -> str:
    """The value as a person would type it: 30/06/2025, 06/2025, II/2025, 2026-2030."""
    if kind not in _SHAPES:
        return value
    parts = [part.strip() for part in value.split(",")]
    if kind == DeadlineKind.YEAR and len(parts) == 2:
        return "-".join(parts)
    return ", ".join("/".join(reversed(_ROMANS.sub(_as_roman, part).split("-"))) for part in parts)


_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_QUARTER = re.compile(r"(?:quý\s*|q)?(i{1,3}|iv|[1-4])\s*[/-]\s*(\d{4})", re.IGNORECASE)
_ROMANS = re.compile(r"Q([1-4])")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_ARABIC = {roman: arabic for arabic, roman in _ROMAN.items()}


def _as_roman(match: re.Match[str]) -> str:
    return _ROMAN[match[1]]


def _iso(kind: DeadlineKind, part: str) -> str:
    """One part in ISO where it is written the Vietnamese way; otherwise as it stands."""
    if kind == DeadlineKind.QUARTER and (quarter := _QUARTER.fullmatch(part)):
        number = quarter[1].upper()
        return f"{quarter[2]}-Q{_ARABIC.get(number, number)}"
    if "/" not in part and "." not in part:
        return part
    day, precision = printed_date(part)
    if day is None:
        return part
    return day.isoformat() if precision == DatePrecision.DAY else f"{day:%Y-%m}"


def _range(part: str) -> tuple[date, date] | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    year = int(match["year"])
    first, last = 1, 12
    if match["quarter"]:
        last = 3 * int(match["quarter"])
        first = last - 2
    elif match["month"]:
        first = last = int(match["month"])
    try:
        if match["day"]:
            day = date(year, first, int(match["day"]))
            return day, day
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def partial_date(value: str | None) -> tuple[date, DatePrecision] | tuple[None, None]:
    """An ISO date that may lack its day or month, as its first day and what is known of it."""
    match = _PART.fullmatch(value or "")
    days = _range(value or "")
    if match is None or days is None or match["quarter"]:
        return None, None
    if match["day"]:
        return days[0], DatePrecision.DAY
    return days[0], DatePrecision.MONTH if match["month"] else DatePrecision.YEAR


def printed_date(text: str) -> tuple[date, DatePrecision] | tuple[None, None]:
    """A date typed as dd/mm/yyyy, mm/yyyy or yyyy; (None, None) when it is none of them."""
    match = _PRINTED.fullmatch(text.strip())
    if match is None:
        return None, None
    parts = [match["year"], match["month"], match["day"]]
    return partial_date("-".join(part.zfill(2) for part in parts if part))


def date_words(day: date | None, precision: DatePrecision | str | None) -> str:
    """The date as it is printed: 05/01/2024, 01/2024 or 2024; nothing for no date."""
    if day is None:
        return ""
    if precision == DatePrecision.YEAR:
        return f"{day:%Y}"
    return f"{day:%m/%Y}" if precision == DatePrecision.MONTH else f"{day:%d/%m/%Y}"
