"""Indicators in sentences: "tỷ lệ … đạt trên 95%", "phấn đấu 100% …", "không quá 01 lần/năm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.extraction.grammar.numbers import PRINTED, read_bound, read_bound_after, to_number
from dondoc.extraction.grammar.words import plain
from dondoc.extraction.lexicon import load, one_of
from dondoc.extraction.outline.folded import Placed
from dondoc.extraction.plan import Doubt, Evidence, Indicator, Operator, Roles, Target

_FIGURE = re.compile(rf"(?P<value>{PRINTED}) ?(?P<unit>%|điểm|lần/năm|lần một năm|cuộc|ngày)")
_BARE = re.compile(r"(?<=trên hoặc bằng )(?P<value>\d+(?:,\d+)?)(?! ?(?:%|điểm|lần|cuộc|\d))(?P<unit>)")
_WORDS: dict[str, list[str]] = load("figures")["body"]


def _any_of(key: str) -> str:
    return one_of(_WORDS[key])


_REACHED = re.compile(_any_of("reached"))
_DESCRIBED = re.compile(rf"{_any_of('described')}[^,;.]{{0,25}}$|kết quả (?:đạt được )?năm 20\d\d")
_NAME_BEGINS = re.compile(rf"(?:[.;:(]|,(?= )|\b{_any_of('name_begins')})\s*")
_NAME_ENDS = re.compile(rf"[.;)](?:\s|$)|, (?={_any_of('name_ends')})|$")
_NAME_OPENS = re.compile(_any_of("name_opens"))
_BARE_WORDS = re.compile(rf"(?:{_any_of('bare')} ?)*")
_REACH_WORDS = re.compile(
    r"\s*(?:phải |cần )?(?:đạt|chiếm|là|ở mức|lên|xuống(?: còn)?)?\s*(?:tỷ lệ |từ |khoảng |mức )*$"
)
#: Fewer characters name nothing.
_SHORTEST_NAME = 8
#: Characters before a figure in which its clause begins.
_LONGEST_CLAUSE = 1000
_YEAR = re.compile(r"(?<!so với )(?:đến|trong|hết|cuối)(?: hết| cuối)? năm (20\d\d)|(?<!với )năm (20\d\d)(?=,)")


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
    for found in sorted(
        [*_FIGURE.finditer(low, sentence.start), *_BARE.finditer(low, sentence.start)], key=lambda match: match.start()
    ):
        begin, end = _clause(low, found, taken, sentence.start)
        if not _is_target(low, found, begin, end):
            continue
        name_begin, name_end = _name(low, found, begin, end)
        name = text[name_begin:name_end].strip(" ,;:.()")
        if len(name) < _SHORTEST_NAME:
            continue
        op = _bound(low, begin, found)
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
            evidence=Evidence(
                sentence.placed.part(begin, end), 0.7, (Doubt("doubtful_indicator"),) if op is Operator.EQUAL else ()
            ),
            direction=op.direction,
        )


def _bound(low: str, begin: int, found: re.Match[str]) -> Operator:
    """The bound before the figure; "không bị … quá 01 lần" is one too."""
    before = low[begin : found.start()].rstrip()
    op, _ = read_bound(before)
    if op is Operator.EQUAL and before.endswith(" quá") and "không" in before:
        return Operator.AT_MOST
    return read_bound_after(low, found.end("value")) or op


def _clause(low: str, found: re.Match[str], taken: int, start: int) -> tuple[int, int]:
    """The clause around the figure, from where the last one ended at the earliest."""
    earliest = max(start, taken, found.start() - _LONGEST_CLAUSE)
    begin = earliest
    for boundary in _NAME_BEGINS.finditer(low, earliest, found.start()):
        if boundary[0].strip() == "(" and ")" in low[boundary.end() : found.start()]:
            continue
        if boundary[0].strip() != "," or _opens_name(low, boundary.end(), found.start()):
            begin = boundary.end()
    ending = _NAME_ENDS.search(low, found.end())
    return begin, ending.start() if ending else len(low)


def _opens_name(low: str, at: int, until: int) -> bool:
    """Whether a comma begins what is measured, not one more thing that is listed."""
    return bool(_NAME_OPENS.match(low[at:until] or low[until : until + 3]))


def _is_target(low: str, found: re.Match[str], begin: int, end: int) -> bool:
    before = low[begin : found.start()]
    if _DESCRIBED.search(before):
        return False
    if found["unit"] == "ngày" and "thời gian" not in before:
        return False
    if found["unit"] in ("cuộc", "lần/năm", "lần một năm", "ngày"):
        return _bound(low, begin, found) is not Operator.EQUAL
    return bool(_REACHED.search(low[max(0, begin - 20) : found.end()])) or found["value"] == "100"


def _name(low: str, found: re.Match[str], begin: int, end: int) -> tuple[int, int]:
    """What is measured: the words before the figure ("tỷ lệ … đạt 95%"), after it ("100% hồ sơ …"), or both."""
    about = re.sub(r" khoảng $", " ", low[begin : found.start()])
    _, bound = read_bound(re.sub(r" (?:còn|quá)$", "", about.rstrip()))
    before_end = min(begin + bound, found.start())
    reach = _REACH_WORDS.search(low, begin, before_end)
    before = low[begin : reach.start() if reach else before_end].strip()
    after = low[found.end() : end].strip(" ,")
    if before.endswith(" và") and len(after) >= _SHORTEST_NAME:
        return found.end(), end
    reached = bool(re.search(r"(?:đạt|chiếm|là|ở mức)\s*(?:tỷ lệ |từ |khoảng |mức )?$", low[begin:before_end].rstrip()))
    if reached and len(before) > 12:
        return begin, reach.start() if reach else before_end
    if len(before) <= 12 or _BARE_WORDS.fullmatch(before):
        return found.end(), end
    if len(after) < _SHORTEST_NAME:
        return begin, before_end
    return begin, end


def _year(low: str, begin: int, end: int) -> int | None:
    found = _YEAR.search(low[max(0, begin - 60) : end])
    return int(found[1] or found[2]) if found else None
