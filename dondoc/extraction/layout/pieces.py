"""Pieces of a flattened table's lines: what may stand in a cell of its own, and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dondoc.extraction.grammar.agencies import agency_words, every_list, opens_agency, read_list
from dondoc.extraction.grammar.markers import find_marker
from dondoc.extraction.grammar.tokens import tokenize
from dondoc.extraction.grammar.words import plain, starts_upper
from dondoc.extraction.layout.lines import Line
from dondoc.extraction.lexicon import any_of, load

_NUMBER = re.compile(r"^[<>≥≤=~]?\d+(?:[.,]\d+)*%?$")
_ROW_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.?)$")
_FIGURES = load("figures")
_BOUND = re.compile(rf"^(?:{'|'.join(map(re.escape, _FIGURES['table']['target_begins']))})$")
_BOUND_WORDS = "|".join(
    re.escape(words) for listed in _FIGURES["bounds"].values() for words in sorted(listed, key=len, reverse=True)
)
#: A target's cell, or as much of it as a line holds: "Trên hoặc", "bằng 3,50", "Tối thiểu 80 %".
_TARGET = re.compile(
    rf"^(?:(?:phấn đấu )?(?:đạt )?(?:{_BOUND_WORDS}|đạt|khoảng)?(?: ?hoặc(?: bằng)?| ?bằng)?)?"
    r" ?(?:\d+(?:[.,]\d+)*)? ?%?$"
)
_TIME = re.compile(rf"^{any_of('times', 'cell_begins')}")
UNITS: frozenset[str] = frozenset(_FIGURES["table"]["units"])
_OPEN_END = re.compile(rf"(?:[,;&/–-]|\b{any_of('layout', 'cell_open_ends')})$")


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
    bridged = [_bridges(before, piece) for before, piece in zip([None, *pieces], pieces, strict=False)]
    return [replace(piece, bridged=True) if runs_on else piece for piece, runs_on in zip(pieces, bridged, strict=True)]


#: Characters of a role's line at most, and the share of agency words from which a line may be one.
_LONGEST_ROLE = 70
_SOME = 0.3


def _bridges(before: Piece | None, piece: Piece) -> bool:
    """Whether one agency's name begins in the piece before and ends in this one: "Văn phòng | UBND tỉnh"."""
    if before is None or before.open_end or piece.is_time or not (piece.upper or piece.opens_agency):
        return False
    if max(len(before.text), len(piece.text)) > _LONGEST_ROLE or min(before.agency_share, piece.agency_share) < _SOME:
        return False
    text = f"{before.text} {piece.text}"
    lists = every_list(tokenize(text), text)
    return any(agency.start < len(before.text) < agency.end for listed in lists for agency in listed.agencies)


def _pieces(text: str, number: int, figures: bool, tasks: bool) -> Iterator[Piece]:
    parts = _cut(text, figures, tasks)
    for place, part in enumerate(parts):
        yield _piece(part, number, place == 0, len(parts) == 1)


def _cut(text: str, figures: bool, tasks: bool) -> list[str]:
    """The line parted wherever a cell may end; the assignment joins what belongs together."""
    words = [(found.start(), found[0]) for found in re.finditer(r"\S+", text)]
    agencies = _agency_starts(text) if figures else frozenset()
    cuts = [0]
    for (_, before), (start, word) in pairwise(words):
        leads = before == words[0][1] and len(cuts) == 1 and _ROW_NUMBER.match(before) is not None
        after_number = leads and (figures or not (tasks and "." in before.rstrip(".")))
        begins_agency = start in agencies and not before.endswith((",", ";", ":"))
        if not _is_measured(before, word) and (
            after_number or begins_agency or (figures and _parts_figures(before, word))
        ):
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


def _is_measured(before: str, word: str) -> bool:
    """ "80 %" is one piece."""
    return word == "%" and _NUMBER.match(before) is not None


def _parts_figures(before: str, word: str) -> bool:
    """Whether a figure or a bound begins or ends here."""
    return _is_figure(word) or _is_figure(before) or _begins_target(word)


def _begins_target(word: str) -> bool:
    return bool(_BOUND.match(plain(word))) and starts_upper(word)


def _is_figure(word: str) -> bool:
    return bool(_NUMBER.match(word)) or word == "%"


def _piece(text: str, number: int, first: bool, whole: bool) -> Piece:
    low = plain(text)
    words = [word for word in re.split(r"[\s,;()/&.\-–]+", low) if word]
    known = sum(word in agency_words() for word in words)
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
