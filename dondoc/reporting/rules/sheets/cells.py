"""What one cell says: a state, a number, a day or words; and what is odd about it.

A number that can be read in two ways (1.234, 1,234) is never guessed: both readings are given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from dondoc.reporting.enums import Fault
from dondoc.reporting.rules.composing import Said
from dondoc.reporting.rules.measures import faults
from dondoc.reporting.rules.sheets.form import DAYS, NUMBERS, Raw, Value
from dondoc.reporting.rules.sheets.outcome import Note, Reason
from dondoc.reporting.rules.sheets.stamps import plain
from dondoc.reporting.rules.sheets.words import state_of, written

#: As the tables of answers hold them.
_INTEGER_DIGITS = 14
_SMALLEST = Decimal("0.000001")

#: 1.234.567,8 and 1 234,5; the parts of thousands are three digits each.
_VIETNAMESE = re.compile(r"\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}\.\d{3},\d+|\d+,\d+|\d+")
_ENGLISH = re.compile(r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3},\d{3}\.\d+|\d+\.\d+")
#: Thousands or a decimal, by whichever custom.
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")

_PRINTED_DAY = re.compile(
    r"(?:ngày\s*)?(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s*năm\s*)(?P<year>\d{2,4})"
)
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ].*)?")
#: Excel counts days from here (and believes that 1900 was a leap year, which no report reaches).
_EPOCH = date(1899, 12, 30)
#: 2000 to 2099 as Excel counts: other numbers are no days of a report.
_SERIALS = range(36526, 73051)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says; `others` is the second reading of a number."""

    value: Value = None
    other: Value = None
    notes: tuple[Note, ...] = ()


def read(name: str, raw: Raw, *, on: date) -> Reading:
    """The cell of a field; a cell that is not understood says nothing and has a note in `outcome.TROUBLES`.

    `on`: days after it have not come yet.
    """
    for is_so, reason in ((raw.is_merged, Reason.MERGED), (raw.is_error, Reason.ERROR_CELL)):
        if is_so:
            return Reading(notes=(Note(reason, name, _shown(raw.value)),))
    found = _fit(name, _read_value(name, raw.value), on) if _says_something(raw.value) else Reading()
    told = [Note(Reason.HAS_MORE, name)] if raw.has_more else []
    if raw.is_formula and found.value not in (None, ""):
        told.append(Note(Reason.FORMULA, name, written(found.value)))
    return Reading(found.value, found.other, (*found.notes, *told))


def _says_something(value: Value) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _read_value(name: str, value: Value) -> Reading:
    if name == "state":
        return _state(name, value)
    if name in NUMBERS:
        return _number(name, value)
    return _day(name, value) if name in DAYS else _text(name, value)


def _fit(name: str, found: Reading, on: date) -> Reading:
    """The reading, unless an answer cannot hold it (`rules.measures.faults`)."""
    fault = faults(_alone(name, found.value), on).get(name) if found.value is not None else None
    return Reading(notes=(Note(Reason.UNFIT, name, fault.value),)) if fault else found


def _alone(name: str, value: Any) -> Said:
    return replace(Said(), **{name: value})


def _state(name: str, value: Value) -> Reading:
    state = state_of(value) if isinstance(value, str) else None
    return Reading(state.value) if state else _trouble(Reason.UNKNOWN_STATE, name, value)


def _text(name: str, value: Value) -> Reading:
    if isinstance(value, date):
        return _trouble(Reason.BECAME_DAY, name, value)
    # A document's number that Excel took for a number: 1234, not 1.234.
    text = plain(value) if isinstance(value, Decimal) else (value or "").strip()
    return Reading(text)


def _number(name: str, value: Value) -> Reading:
    if isinstance(value, date):
        return _trouble(Reason.NOT_A_NUMBER, name, value)
    if isinstance(value, Decimal):
        return _held(name, value)
    return _number_in_text(name, value or "")


def _number_in_text(name: str, text: str) -> Reading:
    clean = "".join(text.split()).replace("\u2212", "-").removesuffix("%")
    sign, digits = (clean[0], clean[1:]) if clean[:1] in ("-", "+") else ("", clean)
    if _EITHER.fullmatch(digits):
        return _two_numbers(name, sign, digits)
    vietnamese = _VIETNAMESE.fullmatch(digits)
    if not vietnamese and not _ENGLISH.fullmatch(digits):
        return _trouble(Reason.NOT_A_NUMBER, name, text)
    thousands, point = (".", ",") if vietnamese else (",", ".")
    held = _held(name, Decimal(sign + digits.replace(thousands, "").replace(point, ".")))
    if vietnamese or held.value is None:
        return held
    told = Note(Reason.ENGLISH_NUMBER, name, f"{text.strip()} → {_shown(held.value)}")
    return Reading(held.value, notes=(*held.notes, told))


def _two_numbers(name: str, sign: str, digits: str) -> Reading:
    """By the Vietnamese custom first; the English one is the other."""
    by_thousands, by_decimal = Decimal(sign + re.sub("[.,]", "", digits)), Decimal(sign + digits.replace(",", "."))
    first, second = (by_thousands, by_decimal) if "." in digits else (by_decimal, by_thousands)
    note = Note(Reason.TWO_NUMBERS, name, sign + digits)
    return Reading(first, second, (note,))


def _held(name: str, number: Decimal) -> Reading:
    """A number as the tables hold it: 14 digits before the comma and 6 after it."""
    if number.adjusted() >= _INTEGER_DIGITS:
        return Reading(notes=(Note(Reason.UNFIT, name, Fault.TOO_LARGE.value),))
    held = number.quantize(_SMALLEST, ROUND_HALF_UP)
    if held == number:
        return Reading(number)
    return Reading(held, notes=(Note(Reason.ROUNDED, name, written(held)),))


def _day(name: str, value: Value) -> Reading:
    if isinstance(value, date):
        return Reading(value)
    if isinstance(value, Decimal):
        return _serial(name, value)
    text = (value or "").strip().lower()
    match = _PRINTED_DAY.fullmatch(text) or _ISO_DAY.fullmatch(text)
    if match is None:
        return _serial(name, Decimal(text)) if re.fullmatch(r"\d{5}", text) else _trouble(Reason.NOT_A_DAY, name, value)
    if len(match["year"]) != 4:
        return _trouble(Reason.SHORT_YEAR, name, value)
    try:
        return Reading(date(int(match["year"]), int(match["month"]), int(match["day"])))
    except ValueError:
        return _trouble(Reason.NO_SUCH_DAY, name, value)


def _serial(name: str, number: Decimal) -> Reading:
    """The day that Excel keeps as a number, where its format was lost."""
    if int(number) not in _SERIALS:
        return _trouble(Reason.NOT_A_DAY, name, number)
    day = _EPOCH + timedelta(days=int(number))
    return Reading(day, notes=(Note(Reason.SERIAL_DAY, name, f"{int(number)} → {written(day)}"),))


def _trouble(reason: Reason, name: str, value: Value) -> Reading:
    return Reading(notes=(Note(reason, name, _shown(value)),))


def _shown(value: Value) -> str:
    """Enough of a cell for its writer to know it again."""
    said = " ".join(written(value).split())
    return said if len(said) <= 60 else f"{said[:59]}…"
