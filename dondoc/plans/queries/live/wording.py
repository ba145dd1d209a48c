"""What the pages and tables of issued plans say of times, targets and due dates, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dondoc.lib import dates, numbers
from dondoc.plans.enums import DatePrecision, DeadlineKind, Frequency, Operator, Verb
from dondoc.plans.models import Indicator, ReportingDuty, Target
from dondoc.plans.models.words import FREQUENCIES, OPERATORS, deadline_words
from dondoc.plans.rules.times import days_of

#: The kinds of time as a count needs them: "3 due by a day, 5 in a quarter".
TIMES: dict[str, str | Promise] = {
    DeadlineKind.DATE: pgettext_lazy("tasks", "due by a day"),
    DeadlineKind.MONTH: pgettext_lazy("tasks", "due in a month"),
    DeadlineKind.QUARTER: pgettext_lazy("tasks", "due in a quarter"),
    DeadlineKind.YEAR: pgettext_lazy("tasks", "due in a year or by its end"),
    DeadlineKind.RECURRING: pgettext_lazy("tasks", "recurring"),
    DeadlineKind.CONTINUOUS: pgettext_lazy("tasks", "continuous"),
    DeadlineKind.ON_EVENT: pgettext_lazy("tasks", "on an event"),
    DeadlineKind.NONE: pgettext_lazy("tasks", "without a time"),
}
_VERBS: dict[str, str | Promise] = {
    Verb.CORRECT: gettext_lazy("corrected"),
    Verb.CONFIRM: gettext_lazy("looked at and found right"),
    Verb.SPLIT: gettext_lazy("split"),
    Verb.MERGE: gettext_lazy("merged"),
    Verb.DROP: gettext_lazy("dropped"),
    Verb.RESTORE: gettext_lazy("restored"),
    Verb.ADD: gettext_lazy("added by hand"),
    Verb.REREAD: gettext_lazy("read again"),
}
_SIGNS: dict[str, str] = {Operator.AT_LEAST: "≥", Operator.AT_MOST: "≤"}
_YEARLY = re.compile(r"(\d{2})-(\d{2})")
_AFTER = re.compile(r"([QM])\+1 (\d{1,2})")


def time_words(kind: str, value: str, phrase: str = "") -> str:
    """A task's time in plain words; where no calendar knows it, the document's own."""
    if phrase and kind in (DeadlineKind.RECURRING, DeadlineKind.ON_EVENT):
        return phrase
    return deadline_words(kind, value, phrase)


def last_day_words(kind: str, value: str, phrase: str = "") -> str:
    """The last day in time, with the document's words where they name another; empty where it names none."""
    last = days_of(kind, value, phrase)[1]
    if last is None or last == days_of(kind, value)[1]:
        return dates.show(last) if last else ""
    return deadline_words(kind, value, phrase)


def due_words(duty: ReportingDuty) -> str:
    """When a report is due, a sentence without its full stop; says so where none is printed."""
    due = list(duty.due)
    if not due:
        return _("no due date is printed")
    if duty.frequency == Frequency.QUARTERLY and (day := _closing_day(due)):
        return _("before day %(day)s of the last month of the quarter") % {"day": day}
    return "; ".join(_one_due(words) for words in due)


def _closing_day(due: Sequence[str]) -> str:
    """The day, where it is the same of the last month of each quarter."""
    found = [match.groups() for words in due if (match := _YEARLY.fullmatch(words))]
    days = {day for _month_, day in found}
    is_closing = [month for month, _day_ in found] == ["03", "06", "09", "12"] and len(due) == 4 and len(days) == 1
    return days.pop() if is_closing else ""


def _one_due(words: str) -> str:
    if match := _AFTER.fullmatch(words):
        day = match[2].zfill(2)
        if match[1] == "Q":
            return _("before day %(day)s of the first month of the next quarter") % {"day": day}
        return _("before day %(day)s of the next month") % {"day": day}
    if match := _YEARLY.fullmatch(words):
        return _("before %(day)s/%(month)s each year") % {"day": match[2], "month": match[1]}
    try:
        return _("before %(day)s") % {"day": dates.show(date.fromisoformat(words))}
    except ValueError:
        return words


def frequency_words(duty: ReportingDuty) -> str:
    """How often a report is owed."""
    return str(FREQUENCIES.get(duty.frequency, duty.frequency))


def target_words(op: str, value: Decimal, unit: str = "") -> str:
    """A target in words, as documents say it: "at least 90 %"."""
    amount = with_unit(value, unit)
    return amount if op == Operator.EQUAL else f"{OPERATORS.get(op, op)} {amount}"


def target_in_signs(op: str, value: Decimal, unit: str = "") -> str:
    """A target as tables have room for it: "≥ 90 %", "= 3"."""
    return f"{_SIGNS.get(op, op)} {with_unit(value, unit)}"


def target_of(indicator: Indicator, target: Target, *, with_year: bool = True) -> str:
    """A target of an indicator with its year: "2025: at least 90 %"."""
    words = target_words(target.op, target.value, indicator.unit)
    return f"{target.year}: {words}" if target.year and with_year else words


def targets_of(indicator: Indicator) -> str:
    """All its targets, with their years where there are several."""
    targets = list(indicator.targets.all())
    return "; ".join(target_of(indicator, target, with_year=len(targets) > 1) for target in targets)


def baseline_of(indicator: Indicator) -> str:
    """What was measured: "2022: 13,93 (rank 58)"; nothing where nothing was."""
    parts = []
    if indicator.baseline_value is not None:
        parts.append(with_unit(indicator.baseline_value, indicator.unit))
    if indicator.baseline_rank is not None:
        parts.append(_("rank %(rank)s") % {"rank": indicator.baseline_rank})
    words = ", ".join(parts)
    return f"{indicator.baseline_year}: {words}" if indicator.baseline_year and words else words


def with_unit(value: Decimal, unit: str) -> str:
    """A number with its unit, a hard space between them."""
    return f"{numbers.show(value)}\u00a0{unit}".rstrip("\u00a0")


def printed_iso(day: date | None, precision: str) -> str:
    """A date in ISO, as much of it as is known: 2024-01-05, 2024-01 or 2024."""
    if day is None:
        return ""
    length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(DatePrecision(precision), 10)
    return day.isoformat()[:length]


def target_years(indicator: Indicator) -> str:
    """The years of its targets."""
    return ", ".join(str(target.year) for target in indicator.targets.all() if target.year)


def verb_words(verb: str) -> str:
    """What a person did to an item."""
    return str(_VERBS.get(verb, verb))
