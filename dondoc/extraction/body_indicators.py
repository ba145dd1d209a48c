"""Indicators in sentences: "tỷ lệ … đạt trên 95%", "phấn đấu 100% …", "không quá 01 lần/năm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.extraction.folded import Placed
from dondoc.extraction.numbers import read_bound, to_number
from dondoc.extraction.plan import Doubt, Evidence, Indicator, Operator, Roles, Target
from dondoc.extraction.words import plain

_FIGURE = re.compile(r"(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?) ?(?P<unit>%|điểm|lần/năm|lần một năm|cuộc)")
_BARE = re.compile(r"(?<=trên hoặc bằng )(?P<value>\d+(?:,\d+)?)(?! ?(?:%|điểm|lần|cuộc|\d))(?P<unit>)")
#: Words that make a figure something to be reached or kept to.
_REACHED = re.compile(r"đạt|phấn đấu|tối thiểu|ít nhất|tối đa|không quá|trên|dưới|tăng|giảm|100 ?%|duy trì|hoàn thành|bảo đảm|đảm bảo|cắt giảm|chiếm|thực hiện|giải quyết|mục tiêu|có ")
#: Words that make it a condition, a scale, or a description.
_DESCRIBED = re.compile(r"(?:từ đủ|ngừng hoạt động|hỗ trợ|kinh phí|mức hỗ trợ|vốn|lãi suất|trị giá|bồi thường|hạng|thuế suất)[^,;.]{0,25}$|kết quả (?:đạt được )?năm 20\d\d")
_NAME_BEGINS = re.compile(r"(?:[.;:(]|,(?= )|\b(?:đảm bảo|bảo đảm|phấn đấu|trong đó|mục tiêu là|với mục tiêu|nhằm))\s*")
_NAME_ENDS = re.compile(r"[.;)](?:\s|$)|, (?=trong đó|phấn đấu|tỷ lệ|số |đạt|giảm|tăng)|$")
_REACH_WORDS = re.compile(r"\s*(?:phải |cần )?(?:đạt|chiếm|là|ở mức|lên|xuống(?: còn)?)?\s*(?:tỷ lệ |từ |khoảng |mức )*$")
_YEAR = re.compile(r"(?:đến|trong|hết|cuối)(?: hết| cuối)? năm (20\d\d)|năm (20\d\d)(?=,)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph that may hold indicators, with what its indicators inherit."""

    placed: Placed
    #: Where the paragraph's own words begin.
    start: int
    code: str
    group: str | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]


def read_body_indicators(sentence: Sentence, year: int | None) -> Iterator[Indicator]:
    """The indicators of one paragraph, in order."""
    text = sentence.placed.text
    low = plain(text)
    taken = sentence.start
    for found in sorted([*_FIGURE.finditer(low, sentence.start), *_BARE.finditer(low, sentence.start)], key=lambda match: match.start()):
        begin, end = _clause(low, found, taken, sentence.start)
        if not _is_target(low, found, begin, end):
            continue
        name_begin, name_end = _name(low, found, begin, end)
        name = text[name_begin:name_end].strip(" ,;:.()")
        if len(name) < 8:
            continue
        op, _ = read_bound(low[: found.start()].rstrip())
        target = Target(_year(low, begin, end) or year, op, to_number(found["value"]))
        taken = found.end()
        yield Indicator(
            code=sentence.code,
            group=sentence.group,
            name=name,
            unit=found["unit"] or None,
            body=True,
            baseline=None,
            target=target,
            roles=Roles(sentence.lead, sentence.coordinating),
            evidence=Evidence(sentence.placed.part(begin, end), 0.7, (Doubt("doubtful_indicator"),) if op is Operator.EQUAL else ()),
            direction=_direction(op),
        )


def _clause(low: str, found: re.Match[str], taken: int, start: int) -> tuple[int, int]:
    """The clause around the figure, from where the last one ended at the earliest."""
    begin = start
    for boundary in _NAME_BEGINS.finditer(low, max(start, taken), found.start()):
        if boundary[0].strip() == "(" and ")" in low[boundary.end() : found.start()]:
            continue
        if boundary[0].strip() != "," or _opens_name(low, boundary.end(), found.start()):
            begin = boundary.end()
    begin = max(begin, taken if taken > start else start)
    ending = _NAME_ENDS.search(low, found.end())
    return begin, ending.start() if ending else len(low)


def _opens_name(low: str, at: int, until: int) -> bool:
    """Whether a comma begins what is measured, not one more thing that is listed."""
    return bool(re.match(r"(?:tỷ lệ|số |mức|phấn đấu|trong đó|đạt|giảm|tăng|ít nhất|tối thiểu|không quá|100)", low[at:until] or low[until : until + 3]))


def _is_target(low: str, found: re.Match[str], begin: int, end: int) -> bool:
    before = low[begin : found.start()]
    if _DESCRIBED.search(before):
        return False
    if found["unit"] in ("cuộc", "lần/năm", "lần một năm"):
        return read_bound(before.rstrip())[0] is not Operator.EQUAL
    return bool(_REACHED.search(low[max(0, begin - 20) : found.end()])) or found["value"] == "100"


def _name(low: str, found: re.Match[str], begin: int, end: int) -> tuple[int, int]:
    """What is measured: the words before the figure ("tỷ lệ … đạt 95%"), after it ("100% hồ sơ …"), or both."""
    about = re.sub(r" khoảng $", " ", low[: found.start()])
    _, bound = read_bound(about.rstrip())
    before_end = min(bound, found.start())
    reach = _REACH_WORDS.search(low, begin, before_end)
    before = low[begin : reach.start() if reach else before_end].strip()
    after = low[found.end() : end].strip(" ,")
    reached = bool(re.search(r"(?:đạt|chiếm|là|ở mức)\s*(?:tỷ lệ |từ |khoảng |mức )?$", low[begin:before_end].rstrip()))
    if reached and len(before) > 12:
        return begin, reach.start() if reach else before_end
    if len(before) <= 12 or re.fullmatch(r"(?:tiếp tục )?(?:phấn đấu|đảm bảo|bảo đảm|thực hiện|duy trì|có|đạt|với|cung cấp|duy trì cung cấp thực hiện)*(?: đạt)?", before):
        return found.end(), end
    if not after or len(after) < 8:
        return begin, before_end
    return begin, end


def _year(low: str, begin: int, end: int) -> int | None:
    found = _YEAR.search(low[max(0, begin - 60) : end])
    return int(found[1] or found[2]) if found else None


def _direction(op: Operator) -> str | None:
    if op in (Operator.AT_LEAST, Operator.MORE):
        return "higher"
    return "lower" if op in (Operator.AT_MOST, Operator.LESS) else None
