"""Reporting duties: sentences that make somebody report, how often and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dondoc.extraction.grammar.agencies import read_list
from dondoc.extraction.grammar.tokens import tokenize
from dondoc.extraction.grammar.words import UPPER, plain
from dondoc.extraction.lexicon import any_of
from dondoc.extraction.plan import Doubt, Evidence, Frequency, ReportDuty, Span, Task

_SENTENCE = re.compile(rf"(?<=[.;])\s+(?=[{UPPER}“])")
_REPORTS = re.compile(r"báo cáo|gửi (?:về|kết quả)|tổng hợp,? gửi")
#: "báo cáo" as a noun of something else.
_OTHER_REPORT = re.compile(rf"báo cáo {any_of('reports', 'other_reports')}")
_FREQUENCIES: list[tuple[Frequency, re.Pattern[str]]] = [
    (frequency, re.compile(any_of("reports", frequency)))
    for frequency in (Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.SEMIANNUAL, Frequency.ANNUAL)
]
_DAY_OF_NEXT_QUARTER = re.compile(
    r"ngày (\d{1,2})(?:/| của)? (?:của )?tháng (?:đầu(?: tiên)?(?: của)?) quý (?:tiếp theo|sau|kế tiếp|liền kề)"
)
_DAY_OF_QUARTERS_END = re.compile(r"ngày (\d{1,2}) (?:của )?tháng cuối(?: cùng)?(?: của)?(?: mỗi)? quý")
_DAY_OF_NEXT_MONTH = re.compile(r"ngày (\d{1,2}) (?:của )?tháng (?:tiếp theo|sau|kế tiếp)")
_DAY_OF_MONTH = re.compile(r"ngày (\d{1,2}) (?:hằng|hàng|mỗi) tháng")
_FULL_DATE = re.compile(r"(?:ngày )?(\d{1,2}) ?(?:/| tháng ) ?(\d{1,2})(?: ?(?:/| năm ) ?(20\d\d))?(?!\d|[/-]\w)")
_MONTH_OF_YEAR = re.compile(r"tháng (\d{1,2}) ?/ ?(20\d\d)")
_CUE = re.compile(rf"{any_of('reports', 'due')}(?: (?:là|vào|trước))?(?: ngày)? ?$")
#: Characters that a list of receivers and the words before a day have at most.
_LONGEST_LIST, _LONGEST_CUE = 1500, 80
_YEARLY_QUARTERS = ("03", "06", "09", "12")


def read_reports(tasks: Iterable[Task]) -> Iterator[ReportDuty]:
    """The reporting duties among the tasks' sentences, one entry a frequency where the dates differ."""
    for task in tasks:
        for start, sentence in _sentences(task.text):
            yield from _read_sentence(task, start, sentence)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for found in _SENTENCE.finditer(text):
        if text.count("(", begin, found.start()) == text.count(")", begin, found.start()):
            yield begin, text[begin : found.start()]
            begin = found.end()
    yield begin, text[begin:]


def _read_sentence(task: Task, start: int, sentence: str) -> Iterator[ReportDuty]:
    low = plain(sentence)
    clause = next(
        (part for part in low.split(";") if _REPORTS.search(_OTHER_REPORT.sub("", part)) and _is_timed(part)), None
    )
    if clause is None:
        return
    frequencies = [frequency for frequency, pattern in _FREQUENCIES if pattern.search(clause)]
    dues = _dues(clause)
    if not frequencies and not dues["fixed"]:
        return
    begin = task.evidence.span.start + start
    span = Span(begin, begin + len(sentence), task.evidence.span.page)
    sender, receiver = _sender(task, sentence, clause), _receivers(sentence)
    for frequency, due in _assign(frequencies, dues):
        doubts = () if due else (Doubt("no_due"),)
        yield ReportDuty(sender, receiver, frequency, due, sentence, Evidence(span, 0.9 if due else 0.7, doubts))


def _is_timed(clause: str) -> bool:
    return any(pattern.search(clause) for _, pattern in _FREQUENCIES) or bool(_dues(clause)["fixed"])


def _dues(clause: str) -> dict[str, list[str]]:
    """The days that the clause names, by what they recur with."""
    quarterly = [f"Q+1 {int(found[1]):02}" for found in _DAY_OF_NEXT_QUARTER.finditer(clause)]
    quarterly += [
        f"{month}-{int(found[1]):02}" for found in _DAY_OF_QUARTERS_END.finditer(clause) for month in _YEARLY_QUARTERS
    ]
    monthly = [f"M+1 {int(found[1]):02}" for found in _DAY_OF_NEXT_MONTH.finditer(clause)]
    monthly += [f"M {int(found[1]):02}" for found in _DAY_OF_MONTH.finditer(clause)]
    fixed: list[str] = []
    for found in _FULL_DATE.finditer(clause):
        day, month = int(found[1]), int(found[2])
        if 1 <= day <= 31 and 1 <= month <= 12 and _bounds(clause, found.start()):
            fixed.append(f"{found[3]}-{month:02}-{day:02}" if found[3] else f"{month:02}-{day:02}")
    if fixed:
        fixed += [
            f"{found[2]}-{int(found[1]):02}"
            for found in _MONTH_OF_YEAR.finditer(clause)
            if not re.search(r"ngày \d{1,2} $", clause[: found.start()])
        ]
    return {"quarterly": quarterly, "monthly": monthly, "fixed": fixed}


def _bounds(clause: str, start: int) -> bool:
    """Whether the date is a day to report by, not the date of a document."""
    before = clause[max(0, start - _LONGEST_CUE) : start].rstrip() + " "
    return bool(_CUE.search(before)) and not re.search(r"/[a-zđ]+(?:-[a-zđ]+)? (?:ngày )?$", before)


def _assign(frequencies: list[Frequency], dues: dict[str, list[str]]) -> Iterator[tuple[Frequency, tuple[str, ...]]]:
    """Which days belong to which frequency."""
    fixed = [due[5:] if len(due) > 7 else due for due in dues["fixed"]]
    if not frequencies:
        yield Frequency.AD_HOC, tuple(dues["fixed"])
        return
    if Frequency.SEMIANNUAL in frequencies and Frequency.ANNUAL in frequencies and len(fixed) != 1:
        frequencies = [frequency for frequency in frequencies if frequency is not Frequency.ANNUAL]
    last = frequencies[-1]
    for frequency in frequencies:
        if frequency is Frequency.QUARTERLY and dues["quarterly"]:
            yield frequency, tuple(dues["quarterly"])
        elif frequency is Frequency.MONTHLY and dues["monthly"]:
            yield frequency, tuple(dues["monthly"])
        else:
            yield frequency, tuple(fixed) if frequency is last else ()


def _sender(task: Task, sentence: str, clause: str) -> tuple[str, ...]:
    """Who reports: the task's lead, unless the lead is to make somebody else do it."""
    found = re.search(r"(?:yêu cầu|đề nghị|chỉ đạo) (?=\S)", plain(sentence))
    if found and found.start() > 0 and "báo cáo" in plain(sentence[found.end() :]):
        rest = sentence[found.end() :]
        listed = read_list(tokenize(rest), 0, rest)
        if listed is not None:
            return listed.names
    return task.roles.lead


def _receivers(sentence: str) -> tuple[str, ...]:
    """Whom the report goes to; what is done with it afterwards ("để tổng hợp, báo cáo …") does not count."""
    low = plain(sentence)
    found: list[str] = []
    end = len(sentence)
    purpose = re.search(r"\bđể (?:tổng hợp|theo dõi|báo cáo)", low)
    if purpose and any(match.end() < purpose.start() for match in re.finditer(r"gửi|về|tới", low)):
        end = purpose.start()
    for cue in re.finditer(
        r"(?:đồng gửi|gửi(?: báo cáo)?(?: về| tới| đến| cho)?|báo cáo(?: về| tới| đến| với)?|tới|về) (?=\S)", low[:end]
    ):
        rest = sentence[cue.end() : min(end, cue.end() + _LONGEST_LIST)]
        listed = read_list(tokenize(rest), 0, rest)
        if listed is not None and listed.agencies[0].start == 0:
            found.extend(listed.names)
    return tuple(dict.fromkeys(found))
