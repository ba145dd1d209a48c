"""From a phrase to what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.rules.book import Book, Entry
from dondoc.agencies.rules.resolving.collectives import read_collective
from dondoc.agencies.rules.resolving.guesses import guesses
from dondoc.agencies.rules.resolving.index import Index, index_of
from dondoc.agencies.rules.resolving.levels import read_of_levels
from dondoc.agencies.rules.resolving.names import of_other_place, of_other_time, read_name
from dondoc.agencies.rules.resolving.parting import Parting, part_phrase
from dondoc.agencies.rules.resolving.result import (
    MOST_CANDIDATES,
    SURE,
    Key,
    Meaning,
    Part,
    Reason,
    ReasonCode,
    unknown,
)
from dondoc.lib.text import fold

#: A cell that holds a list of agencies is no longer than this.
LONGEST = 1500
_STRANGE_WORDS = 0.6
#: "1. ", "a) ": what numbers a line is no part of a name.
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-zđ])[.)]\s+", re.IGNORECASE)


def resolve(phrase: str, book: Book | Index, others: Sequence[Entry] = ()) -> Meaning:
    """What a phrase of a plan means on the book's day; what cannot be found is unknown, never an error.

    `others` are agencies of the province on other days, to tell a name of another time from no name. A book's index is
    kept for the next phrases; give an `Index` to keep it yourself. What a person has answered wins over everything.
    """
    index = book if isinstance(book, Index) else index_of(book, others)
    if len(phrase) > LONGEST:
        return unknown(ReasonCode.TOO_LONG)
    return _answered(phrase, index) or _read(_NUMBER.sub("", phrase), index)


def _answered(phrase: str, index: Index) -> Meaning | None:
    """What a person has said that the phrase, or the name in a list, means."""
    answer = index.book.answers.get(fold(phrase))
    if answer is None:
        return None
    keys = index.in_order(answer.agencies)
    kind = MeaningKind.AGENCY if len(keys) == 1 else MeaningKind.COLLECTIVE if keys else MeaningKind.OPEN
    return Meaning(kind, Reason(ReasonCode.ANSWERED), 1.0, keys, is_open=answer.is_open or not keys)


def _read(phrase: str, index: Index) -> Meaning:
    """One name, else a collective, else a list of both."""
    whole = read_name(phrase, index)
    if whole is not None and whole.is_sure:
        return whole
    parting = part_phrase(phrase)
    many = read_collective(phrase, index, with_clause=not parting.has_definite) or read_of_levels(phrase, index)
    if many is not None:
        return many
    if len(parting.names) > 1 or (parting.strange and parting.names and whole is None):
        return _list(parting, index)
    if whole is None and parting.names:
        whole = read_name(parting.names[0], index) or read_collective(parting.names[0], index)
    return whole or _nobody(phrase, index, is_named=bool(parting.names))


def _nobody(phrase: str, index: Index, *, is_named: bool) -> Meaning:
    """A name of another time or place, one that the book lacks, or no name."""
    others = of_other_time(phrase, index)
    if others:
        return unknown(ReasonCode.OTHER_TIME, candidates=tuple(entry.key for entry in others))
    if not is_named:
        return unknown(ReasonCode.NO_AGENCY)
    place = of_other_place(phrase, index)
    code = ReasonCode.OTHER_PLACE if place else ReasonCode.NOT_IN_BOOK
    return unknown(code, place, guesses(phrase, index))


def _list(parting: Parting, index: Index) -> Meaning:
    """All that the names of a list mean; as unsure as the least sure of them, and more so beside strange words."""
    parts = tuple(Part(name, _read_one(name, index)) for name in dict.fromkeys(parting.names))
    if len(parts) == 1 and not parting.strange:
        return parts[0].meaning
    meanings = [part.meaning for part in parts]
    agencies = index.in_order(key for meaning in meanings for key in meaning.agencies)
    candidates = dict.fromkeys(key for meaning in meanings for key in meaning.candidates)
    confidence = min(meaning.confidence for meaning in meanings) * (_STRANGE_WORDS if parting.strange else 1.0)
    return Meaning(
        kind=_kind(meanings, agencies),
        reason=_reason(parts, parting.strange),
        confidence=round(confidence, 3),
        agencies=agencies,
        is_open=any(meaning.is_open for meaning in meanings),
        candidates=tuple(candidates)[:MOST_CANDIDATES] if confidence < SURE else (),
        parts=parts,
    )


def _reason(parts: Sequence[Part], strange: str) -> Reason:
    unclear = [part.words for part in parts if not part.meaning.is_sure] + [strange] * bool(strange)
    return Reason(ReasonCode.PARTLY, "; ".join(unclear)) if unclear else Reason(ReasonCode.LIST)


def _kind(meanings: Sequence[Meaning], keys: Sequence[Key]) -> MeaningKind:
    kinds = {meaning.kind for meaning in meanings}
    if MeaningKind.COLLECTIVE in kinds or len(keys) > 1:
        return MeaningKind.COLLECTIVE
    if keys:
        return MeaningKind.AGENCY
    return MeaningKind.OPEN if kinds == {MeaningKind.OPEN} else MeaningKind.UNKNOWN


def _read_one(name: str, index: Index) -> Meaning:
    whole = _answered(name, index) or read_name(name, index)
    if whole is not None and whole.is_sure:
        return whole
    return read_collective(name, index) or read_of_levels(name, index) or whole or _nobody(name, index, is_named=True)
