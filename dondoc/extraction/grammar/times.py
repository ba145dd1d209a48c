"""When a task is due: dates, months, quarters, years, rhythms and events, in a cell or in prose.

In a time cell or after "Thời gian thực hiện:" any time counts. In prose only a time that bounds the
doing does: the date of a cited document and a year inside a name are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dondoc.extraction.grammar.words import plain
from dondoc.extraction.lexicon import any_of
from dondoc.extraction.plan import Deadline, DeadlineKind

NO_DEADLINE = Deadline()
_BOUNDING = frozenset(
    [DeadlineKind.DATE, DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.YEAR, DeadlineKind.RECURRING]
)

_DAY = r"(?P<day>\d{1,2})"
_DATE = re.compile(
    rf"(?:ngày )?{_DAY} ?(?:/|-|\.| tháng ) ?(?P<month>\d{{1,2}})"
    r"(?: ?(?:/|-|\.| năm ) ?(?P<year>20\d\d))?(?!\d|%|/?[a-zđ])"
)
_BEFORE = any_of("times", "before")
_PROSE_DATE = re.compile(rf"{_BEFORE} (?:ngày )?(?={_DAY.replace('?P<day>', '')} ?(?:/|-| tháng ))")
_MONTH = re.compile(r"tháng (?P<month>\d{1,2})(?: ?/ ?| năm | ?- ?)(?P<year>20\d\d)")
_CELL_MONTH = re.compile(rf"{_MONTH.pattern}|(?<![\w/.,-])(?P<bare>\d{{1,2}}) ?/ ?(?P<of>20\d\d)(?![\w/])")
_BARE_MONTH = re.compile(r"tháng (?P<month>\d{1,2})(?! ?[/\d])")
_PROSE_MONTH = re.compile(rf"(?:{_BEFORE}|trong|đến|từ) (?=tháng \d)")
_QUARTER = r"(?:iv|i{1,3}|[1-4])"
_QUARTERS = re.compile(
    rf"quý (?P<list>{_QUARTER}(?:(?: ?[,+&–-] ?| và | đến | và quý | ?- ?quý |, quý ){_QUARTER}\b)*)\.?"
    r"(?: ?(?:/|năm|-|,) ?(?:năm )?(?P<year>20\d\d))?"
)
_PROSE_QUARTER = re.compile(rf"(?:{_BEFORE}|trong|đến|cuối) (?=quý (?:i|v|[1-4]))")
_YEARS = re.compile(r"(?P<first>20\d\d) ?(?:-|–|đến|đến năm) ?(?P<last>20\d\d)")
#: After a stroke a year ends a date or number that was not understood.
_YEAR = re.compile(r"(?<!\d/)(?P<year>20\d\d)")
_PROSE_YEAR = re.compile(rf"(?:đến hết|{_BEFORE}|xong|đến cuối|cuối) (?:trong |vào |đến )?năm (?P<year>20\d\d)")
_RECURRING = re.compile(any_of("times", "recurring"))
#: "hằng năm" says nothing of the doing where it belongs to a noun of planning.
_OF_A_NOUN = re.compile(rf"{any_of('times', 'planning_nouns')}(?: [^\s,;.]+){{0,4}},? $")
#: What somebody else is asked to do each month is no rhythm of the doer's own.
_OF_OTHERS = re.compile(r"\S (?:yêu cầu|đề nghị) (?=\S)")
_EVERY_YEAR = re.compile(r"(?:hằng|hàng|mỗi) năm")
_CONTINUOUS = re.compile(r"thường xuyên|liên tục")
_NOT_CONTINUOUS = re.compile(rf"{any_of('times', 'not_continuous')} $")
_EVENT = re.compile(rf"\b{any_of('times', 'event')}\b")
_OPENING_EVENT = re.compile(rf"^{any_of('times', 'opening_event')}\b[^.;]*?(?=,|;|\.|$)")
#: "Thời gian hoàn thành: Quý III năm 2026." at the end of a task's own paragraph.
_INLINE_LABEL = re.compile(rf"(?:^|[.;(] ?){any_of('times', 'inline_labels')} ?: ")
_AFTER_DAYS = re.compile(
    r"(?:chậm nhất|trong vòng|trong thời hạn|không quá)(?: là| sau)? \d+ ngày(?: làm việc)?,? (?:kể từ|sau)[^.;]*"
)
_WITHIN_YEAR = re.compile(r"trong năm (?P<year>20\d\d)(?=[;.]|$)")

#: A time: its kind, its value (None where its words are), where they begin and end.
_Found: TypeAlias = tuple[DeadlineKind, str | None, int, int]


@dataclass(frozen=True, slots=True)
class Times:
    """Reads times for a plan of one year."""

    #: The year that "Quý III" and "trước 30/11" belong to; None where the plan names none.
    year: int | None

    def in_cell(self, text: str) -> Deadline:
        """The time that a cell or labelled line states; NO_DEADLINE where it states none that is understood."""
        low = plain(text)
        if _EVERY_YEAR.search(low) and not _YEAR.search(low):
            return self._first((self._recurring_cell,), low, text)
        readers = (
            self._quarters,
            self._date,
            self._month,
            self._recurring_cell,
            self._continuous_cell,
            self._event_cell,
            self._years,
            self._year,
        )
        return self._first(readers, low, text)

    def in_prose(self, text: str) -> Deadline:
        """The time that bounds the doing in a task's own words."""
        low = plain(text)
        labelled = _INLINE_LABEL.search(low)
        if labelled is not None:
            return self.in_cell(text[labelled.end() :].split(". ", maxsplit=1)[0])
        readers = (
            self._event_opening,
            self._event_after_days,
            self._recurring,
            self._prose_date,
            self._prose_month,
            self._prose_quarter,
            self._prose_year,
            self._continuous,
        )
        return self._first(readers, low, text)

    def others_in_prose(self, text: str, chosen: Deadline) -> tuple[str, ...]:
        """The words of further dates, months, quarters or years that bound the doing beside the one chosen."""
        if chosen.kind not in _BOUNDING:
            return ()
        rest = text.replace(chosen.phrase, " " * len(chosen.phrase), 1)
        low = plain(rest)
        readers = (self._prose_date, self._prose_month, self._prose_quarter, self._prose_year)
        found = [reader(low) for reader in readers]
        return tuple(rest[one[2] : one[3]].strip() for one in found if one and one[:2] != (chosen.kind, chosen.value))

    def period_of_intro(self, text: str) -> Deadline:
        """ "Trong giai đoạn 2026-2030, … cụ thể như sau:": the period that its items share."""
        low = plain(text)
        found = re.search(r"(?:trong |cho )?giai đoạn (?P<first>20\d\d) ?(?:-|–|đến) ?(?P<last>20\d\d)", low[:80])
        if found and low.startswith(("trong giai đoạn", "giai đoạn")):
            return Deadline(DeadlineKind.YEAR, f"{found['first']},{found['last']}", text[found.start() : found.end()])
        return NO_DEADLINE

    @staticmethod
    def _first(readers: tuple[Callable[[str], _Found | None], ...], low: str, text: str) -> Deadline:
        for reader in readers:
            found = reader(low)
            if found is not None:
                kind, value, start, end = found
                phrase = text[start:end].strip()
                return Deadline(kind, value if value is not None else (phrase or None), phrase)
        return NO_DEADLINE

    def _date(self, low: str) -> _Found | None:
        found = _DATE.search(low)
        if found is None:
            return None
        value = self._iso(found)
        if value is None:
            return None
        if re.match(r"\s*(?:hằng|hàng) năm", low[found.end() :]) or "định kỳ" in low:
            return DeadlineKind.RECURRING, None, 0, len(low)
        return DeadlineKind.DATE, value, found.start(), found.end()

    def _iso(self, found: re.Match[str]) -> str | None:
        day, month = int(found["day"]), int(found["month"])
        year = int(found["year"]) if found["year"] else self.year
        if not (1 <= day <= 31 and 1 <= month <= 12) or year is None:
            return None
        return f"{year:04}-{month:02}-{day:02}"

    def _prose_date(self, low: str) -> _Found | None:
        for cue in _PROSE_DATE.finditer(low):
            found = _DATE.match(low, cue.end())
            value = self._iso(found) if found else None
            if found and value:
                return DeadlineKind.DATE, value, cue.start(), found.end()
        return None

    def _month(self, low: str) -> _Found | None:
        found = _CELL_MONTH.search(low)
        year = int(found["year"] or found["of"]) if found else self.year
        found = found or _BARE_MONTH.search(low)
        month = int(found["month"] or found["bare"]) if found else 0
        if found is None or year is None or not 1 <= month <= 12:
            return None
        return DeadlineKind.MONTH, f"{year:04}-{month:02}", found.start(), found.end()

    def _prose_month(self, low: str) -> _Found | None:
        for cue in _PROSE_MONTH.finditer(low):
            found = _MONTH.match(low, cue.end())
            if found and 1 <= int(found["month"]) <= 12:
                return DeadlineKind.MONTH, f"{found['year']}-{int(found['month']):02}", cue.start(), found.end()
        return None

    def _quarters(self, low: str) -> _Found | None:
        values: list[str] = []
        first = last = None
        matches = list(_QUARTERS.finditer(low))
        for place, found in enumerate(matches):
            later = next((int(match["year"]) for match in matches[place:] if match["year"]), None)
            year = later or self.year
            if year is None:
                continue
            values.extend(f"{year}-Q{quarter}" for quarter in _quarter_numbers(found["list"]))
            first = found.start() if first is None else first
            last = found.end()
        if not values or first is None or last is None:
            return None
        return DeadlineKind.QUARTER, ",".join(dict.fromkeys(values)), first, last

    def _prose_quarter(self, low: str) -> _Found | None:
        cue = _PROSE_QUARTER.search(low)
        found = self._quarters(low[cue.start() :]) if cue else None
        return (*found[:2], found[2] + cue.start(), found[3] + cue.start()) if cue and found else None

    def _years(self, low: str) -> _Found | None:
        found = _YEARS.search(low)
        return (DeadlineKind.YEAR, f"{found['first']},{found['last']}", found.start(), found.end()) if found else None

    def _year(self, low: str) -> _Found | None:
        found = _YEAR.search(low)
        return (DeadlineKind.YEAR, found["year"], 0, found.end()) if found else None

    def _prose_year(self, low: str) -> _Found | None:
        found = _PROSE_YEAR.search(low) or _WITHIN_YEAR.search(low)
        return (DeadlineKind.YEAR, found["year"], found.start(), found.end()) if found else None

    def _recurring(self, low: str) -> _Found | None:
        for found in _RECURRING.finditer(low):
            if found[0].endswith((" tháng", " tuần")) and _OF_OTHERS.search(low[: found.start()]):
                continue
            if not (found[0].startswith(("hằng", "hàng", "mỗi")) and _OF_A_NOUN.search(low[: found.start()])):
                return DeadlineKind.RECURRING, None, found.start(), found.end()
        return None

    def _recurring_cell(self, low: str) -> _Found | None:
        found = _RECURRING.search(low)
        return (DeadlineKind.RECURRING, None, 0, len(low)) if found else None

    def _continuous_cell(self, low: str) -> _Found | None:
        found = _CONTINUOUS.search(low)
        return (DeadlineKind.CONTINUOUS, None, 0, len(low)) if found else None

    def _continuous(self, low: str) -> _Found | None:
        """ "thường xuyên" where it governs the first verb: in the first clause, not said of a noun."""
        clause = re.split(r"[;.](?:\s|$)", low, maxsplit=1)[0]
        found = re.search(r"thường xuyên", clause)
        if (
            found is None
            or _NOT_CONTINUOUS.search(clause[: found.start()])
            or re.match(r" phát sinh", clause[found.end() :])
        ):
            return None
        return DeadlineKind.CONTINUOUS, None, found.start(), found.end()

    def _event_cell(self, low: str) -> _Found | None:
        found = _EVENT.search(low)
        return (DeadlineKind.ON_EVENT, None, 0, len(low)) if found else None

    def _event_after_days(self, low: str) -> _Found | None:
        found = _AFTER_DAYS.search(low)
        return (DeadlineKind.ON_EVENT, None, found.start(), found.end()) if found else None

    def _event_opening(self, low: str) -> _Found | None:
        found = _OPENING_EVENT.match(low)
        return (DeadlineKind.ON_EVENT, None, found.start(), found.end()) if found else None


def _quarter_numbers(listed: str) -> list[int]:
    numerals = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    signs = re.findall(r"iv|i{1,3}|[1-4]|đến|[-–]", listed)
    numbers: list[int] = []
    spans = False
    for sign in signs:
        if sign in ("đến", "-", "–"):
            spans = True
            continue
        number = numerals.get(sign) or int(sign)
        if spans and numbers:
            numbers.extend(range(numbers[-1] + 1, number))
        numbers.append(number)
        spans = False
    return numbers
