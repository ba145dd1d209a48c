"""Pieces of a flattened table's lines: what may stand in a cell of its own, and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dondoc.extraction.agencies import agency_words, opens_agency, read_list
from dondoc.extraction.layout.lines import Line
from dondoc.extraction.markers import find_marker
from dondoc.extraction.tokens import tokenize
from dondoc.extraction.words import plain, starts_upper

_NUMBER = re.compile(r"^[<>≥≤=~]?\d+(?:[.,]\d+)*%?$")
_ROW_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.?)$")
_BOUND = re.compile(r"^(?:trên|dưới|tối|ít|không|đạt|khoảng|từ|≥|≤|>|<)$")
_TARGET = re.compile(
    r"^(?:(?:đạt |phấn đấu (?:đạt )?)?(?:trên|dưới|tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|không dưới|đạt|khoảng|từ|>=?|<=?|≥|≤)?(?: ?hoặc(?: bằng)?| ?bằng)?)? ?(?:\d+(?:[.,]\d+)*)? ?%?$"
)
_TIME = re.compile(
    r"^(?:thường xuyên|trước|xong|quý|tháng|năm|hằng|hàng|khi|theo (?:tiến độ|kế hoạch|yêu cầu|quy định|lộ trình)|sau|từ|đến|trong|định kỳ|giai đoạn|hoàn thành|ngay|[ivx]+ ?[+,-] ?[ivx]+|[ivx]+/20|20\d\d|\d{1,2}/\d)"
)
UNITS = frozenset(
    [
        "%",
        "điểm",
        "ngày",
        "lần",
        "người",
        "hộ",
        "ha",
        "tấn",
        "triệu đồng",
        "tỷ đồng",
        "tỷ",
        "km",
        "giờ",
        "cơ sở",
        "dn",
        "doanh nghiệp",
        "xã",
        "thủ tục",
        "hồ sơ",
        "dịch vụ",
        "bậc",
        "hạng",
        "cuộc",
        "đơn vị",
        "sản phẩm",
        "usd",
        "triệu usd",
        "m2",
        "‰",
        "vụ",
        "lượt",
        "thứ hạng",
        "tỷ lệ %",
    ]
)
_OPEN_END = re.compile(r"(?:[,;&/–-]|\b(?:và|các|của|cấp|sở|ban|ủy|với))$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one line, with all that the assignment asks of it."""

    text: str
    line: int
    first: bool
    whole: bool
    is_number: bool
    is_row_number: bool
    is_unit: bool
    is_target: bool
    #: A bound that its figure has yet to follow: "Trên hoặc bằng".
    target_open: bool
    is_time: bool
    opens_agency: bool
    #: Share of the words that agencies' names are made of.
    agency_share: float
    is_item: bool
    upper: bool
    open_end: bool
    #: Whether an agency's name runs on from the piece before.
    bridged: bool = False


def pieces_of(lines: Sequence[Line], *, figures: bool, tasks: bool) -> list[Piece]:
    """The pieces of all lines; `figures` and `tasks` tell which columns the table has."""
    pieces = [piece for number, line in enumerate(lines) for piece in _pieces(line.text, number, figures, tasks)]
    return [replace(piece, bridged=_bridges(before, piece)) for before, piece in zip([None, *pieces], pieces, strict=False)]


def _bridges(before: Piece | None, piece: Piece) -> bool:
    """Whether one agency's name begins in the piece before and ends in this one: "Văn phòng | UBND tỉnh"."""
    if before is None or len(before.text) > 70 or piece.agency_share == 0 or piece.is_time:
        return False
    text = f"{before.text} {piece.text}"
    tokens = tokenize(text)
    at = 0
    while at < len(tokens) and tokens[at].start < len(before.text):
        listed = read_list(tokens, at, text)
        if listed is None:
            at += 1
            continue
        if any(agency.start < len(before.text) < agency.end for agency in listed.agencies):
            return True
        at = listed.after
    return False


def _pieces(text: str, number: int, figures: bool, tasks: bool) -> Iterator[Piece]:
    parts = _cut(text, figures, tasks)
    for place, part in enumerate(parts):
        yield _piece(part, number, place == 0, len(parts) == 1)


def _cut(text: str, figures: bool, tasks: bool) -> list[str]:
    """The line parted wherever a cell may end; the assignment joins what belongs together."""
    words = [(found.start(), found[0]) for found in re.finditer(r"\S+", text)]
    agencies = _agency_starts(text) if figures else frozenset()
    cuts = [0]
    for (_, before), (start, word) in zip(words, words[1:], strict=False):
        after_number = before == words[0][1] and len(cuts) == 1 and _ROW_NUMBER.match(before)
        if word == "%" and _NUMBER.match(before):
            continue
        if after_number and (figures or not (tasks and "." in before.rstrip("."))):
            cuts.append(start)
        elif figures and (_is_figure(word) or _is_figure(before) or (_BOUND.match(plain(word)) and starts_upper(word))):
            cuts.append(start)
        elif start in agencies and not before.endswith((",", ";", ":")):
            cuts.append(start)
    return [text[begin:end].strip() for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _agency_starts(text: str) -> frozenset[int]:
    """Where agencies begin with a capital, those inside another's name not counted."""
    tokens = tokenize(text)
    starts: set[int] = set()
    at = 0
    while at < len(tokens):
        listed = read_list(tokens, at, text) if tokens[at].capital else None
        if listed is None:
            at += 1
            continue
        starts.add(listed.agencies[0].start)
        at = listed.after
    return frozenset(starts)


def _is_figure(word: str) -> bool:
    return bool(_NUMBER.match(word)) or word == "%"


@cache
def _vocabulary() -> frozenset[str]:
    return agency_words()


def _piece(text: str, number: int, first: bool, whole: bool) -> Piece:
    low = plain(text)
    words = [word for word in re.split(r"[\s,;()/&.\-–]+", low) if word]
    known = sum(word in _vocabulary() for word in words)
    return Piece(
        text=text,
        line=number,
        first=first,
        whole=whole,
        is_number=bool(_NUMBER.match(text.replace(" %", "%"))),
        is_row_number=bool(_ROW_NUMBER.match(text)),
        is_unit=low in UNITS,
        is_target=bool(_TARGET.match(low)) and low != "%",
        target_open=bool(_TARGET.match(low)) and low != "%" and not re.search(r"\d", low),
        is_time=bool(_TIME.match(low)) and len(text) <= 40 and (starts_upper(text) or text[0].isdigit()),
        opens_agency=opens_agency(text),
        agency_share=known / len(words) if words else 0.0,
        is_item=find_marker(text) is not None,
        upper=starts_upper(text),
        open_end=bool(_OPEN_END.search(low)),
    )
