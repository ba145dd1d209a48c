"""When a task is due: dates, months, quarters, years, rhythms and events, in a cell or in prose.

In a time cell or after "Thời gian thực hiện:" any time counts. In prose only a time that bounds the
doing does: the date of a cited document and a year inside a name are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dondoc.extraction.plan import Deadline, DeadlineKind
from dondoc.extraction.words import plain

NO_DEADLINE = Deadline()

_DAY = r"(?P<day>\d{1,2})"
_DATE = re.compile(
    rf"(?:ngày )?{_DAY} ?(?:/|-|\.| tháng ) ?(?P<month>\d{{1,2}})(?: ?(?:/|-|\.| năm ) ?(?P<year>20\d\d))?(?!\d|%|/?[a-zđ])"
)
_BEFORE = r"(?:trước|chậm nhất(?: là)?(?: vào)?(?: trước)?|hoàn thành(?: xong)?(?: trước| vào| trong)?|xong(?: trước| trong)?|muộn nhất(?: là)?(?: trước)?|hạn cuối(?: là)?|đến hết|trước hạn)"
_PROSE_DATE = re.compile(rf"{_BEFORE} (?:ngày )?(?={_DAY.replace('?P<day>', '')} ?(?:/|-| tháng ))")
_MONTH = re.compile(r"tháng (?P<month>\d{1,2})(?: ?/ ?| năm | ?- ?)(?P<year>20\d\d)")
_BARE_MONTH = re.compile(r"tháng (?P<month>\d{1,2})(?! ?[/\d])")
_PROSE_MONTH = re.compile(rf"(?:{_BEFORE}|trong|đến|từ) (?=tháng \d)")
_QUARTERS = re.compile(
    r"quý (?P<list>(?:iv|i{1,3}|[1-4])(?:(?: ?[,+&–-] ?| và | đến | và quý | ?- ?quý |, quý )(?:iv|i{1,3}|[1-4])\b)*)\.?"
    r"(?: ?(?:/|năm|-|,) ?(?:năm )?(?P<year>20\d\d))?"
)
_YEARS = re.compile(r"(?P<first>20\d\d) ?(?:-|–|đến|đến năm) ?(?P<last>20\d\d)")
_YEAR = re.compile(r"(?P<year>20\d\d)")
_PROSE_YEAR = re.compile(rf"(?:đến hết|{_BEFORE}|xong|đến cuối|cuối) (?:trong |vào |đến )?năm (?P<year>20\d\d)")
_RECURRING = re.compile(
    r"định kỳ|(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần|0?6 tháng)|theo quý|thường niên|(?<!quá )(?:0?\d|một|hai|ba) (?:lần|đợt)/(?:năm|quý|tháng)|hàng kỳ"
)
#: "hằng năm" says nothing of the doing where it belongs to a noun of planning.
_OF_A_NOUN = re.compile(
    r"(?:kế hoạch|chương trình|dự toán|ngân sách|phát triển kinh tế - xã hội|kiểm tra|báo cáo)(?: [^\s,;.]+){0,4},? $"
)
_CONTINUOUS = re.compile(r"thường xuyên|liên tục")
_NOT_CONTINUOUS = re.compile(r"(?:chi|đầu tư|công việc|phát sinh|chuyên ngành|với|và) $")
_EVENT = re.compile(
    r"\b(?:khi|nếu|sau khi|theo tiến độ|theo lộ trình|theo yêu cầu|theo chỉ đạo|theo hướng dẫn|theo kế hoạch|theo quy định|trong quá trình|ngay sau|theo thực tế|khi có|theo chương trình|theo đợt|sau)\b"
)
_OPENING_EVENT = re.compile(
    r"^(?:[^.;]{0,160}?\b(?:trong )?quá trình (?:[^.;,]{0,60})?,? ?(?:nếu|khi)|khi (?:có|xảy ra|phát sinh)|nếu có|ngay sau khi|sau khi kết thúc|trường hợp)\b[^.;]*?(?=,|;|\.|$)"
)


@dataclass(frozen=True, slots=True)
class Times:
    """Reads times for a plan of one year."""

    #: The year that "Quý III" and "trước 30/11" belong to; None where the plan names none.
    year: int | None

    def in_cell(self, text: str) -> Deadline:
        """The time that a cell or labelled line states; NO_DEADLINE where it states none that is understood."""
        low = plain(text)
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
        readers = (
            self._event_opening,
            self._recurring,
            self._prose_date,
            self._prose_month,
            self._prose_quarter,
            self._prose_year,
            self._continuous,
        )
        return self._first(readers, low, text)

    def period_of_intro(self, text: str) -> Deadline:
        """ "Trong giai đoạn 2026-2030, … cụ thể như sau:": the period that its items share."""
        low = plain(text)
        found = re.search(r"(?:trong |cho )?giai đoạn (?P<first>20\d\d) ?(?:-|–|đến) ?(?P<last>20\d\d)", low[:80])
        if found and low.startswith(("trong giai đoạn", "giai đoạn")):
            return Deadline(DeadlineKind.YEAR, f"{found['first']},{found['last']}", text[found.start() : found.end()])
        return NO_DEADLINE

    @staticmethod
    def _first(
        readers: tuple[Callable[[str], tuple[DeadlineKind, str | None, int, int] | None], ...], low: str, text: str
    ) -> Deadline:
        for reader in readers:
            found = reader(low)
            if found is not None:
                kind, value, start, end = found
                phrase = text[start:end].strip()
                return Deadline(kind, value if value is not None else (phrase or None), phrase)
        return NO_DEADLINE

    def _date(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
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

    def _prose_date(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        for cue in _PROSE_DATE.finditer(low):
            found = _DATE.match(low, cue.end())
            value = self._iso(found) if found else None
            if found and value:
                return DeadlineKind.DATE, value, cue.start(), found.end()
        return None

    def _month(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = _MONTH.search(low)
        year = int(found["year"]) if found else self.year
        found = found or _BARE_MONTH.search(low)
        if found is None or year is None or not 1 <= int(found["month"]) <= 12:
            return None
        return DeadlineKind.MONTH, f"{year:04}-{int(found['month']):02}", found.start(), found.end()

    def _prose_month(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        for cue in _PROSE_MONTH.finditer(low):
            found = _MONTH.match(low, cue.end())
            if found and 1 <= int(found["month"]) <= 12:
                return DeadlineKind.MONTH, f"{found['year']}-{int(found['month']):02}", cue.start(), found.end()
        return None

    def _quarters(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
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

    def _prose_quarter(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = re.search(rf"(?:{_BEFORE}|trong|đến|cuối) (?=quý (?:i|v|[1-4]))", low)
        return (
            self._quarters(low[found.start() :]) and self._shift(self._quarters(low[found.start() :]), found.start())
            if found
            else None
        )

    @staticmethod
    def _shift(
        found: tuple[DeadlineKind, str | None, int, int] | None, by: int
    ) -> tuple[DeadlineKind, str | None, int, int] | None:
        return (found[0], found[1], found[2] + by, found[3] + by) if found else None

    def _years(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = _YEARS.search(low)
        return (DeadlineKind.YEAR, f"{found['first']},{found['last']}", found.start(), found.end()) if found else None

    def _year(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = _YEAR.search(low)
        return (DeadlineKind.YEAR, found["year"], 0, found.end()) if found else None

    def _prose_year(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = _PROSE_YEAR.search(low)
        return (DeadlineKind.YEAR, found["year"], found.start(), found.end()) if found else None

    def _recurring(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        for found in _RECURRING.finditer(low):
            if found[0].endswith((" tháng", " tuần")) and "định kỳ" not in low:
                continue
            if not (found[0].startswith(("hằng", "hàng", "mỗi")) and _OF_A_NOUN.search(low[: found.start()])):
                return DeadlineKind.RECURRING, None, found.start(), found.end()
        return None

    def _recurring_cell(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = _RECURRING.search(low)
        return (DeadlineKind.RECURRING, None, 0, len(low)) if found else None

    def _continuous_cell(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = _CONTINUOUS.search(low)
        return (DeadlineKind.CONTINUOUS, None, 0, len(low)) if found else None

    def _continuous(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
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

    def _event_cell(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
        found = _EVENT.search(low)
        return (DeadlineKind.ON_EVENT, None, 0, len(low)) if found else None

    def _event_opening(self, low: str) -> tuple[DeadlineKind, str | None, int, int] | None:
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
