"""From a phrase to what it means."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.rules.book import Answer, Book, Entry
from dondoc.agencies.rules.resolving.collectives import read_collective
from dondoc.agencies.rules.resolving.guesses import guesses
from dondoc.agencies.rules.resolving.index import Index
from dondoc.agencies.rules.resolving.names import of_other_time, read_name
from dondoc.agencies.rules.resolving.parting import part_phrase
from dondoc.agencies.rules.resolving.result import SURE, Meaning, Part, Reason, ReasonCode, unknown
from dondoc.lib.text import fold

#: A cell that holds a list of agencies is no longer than this.
LONGEST = 1500
_STRANGE_WORDS = 0.6


def resolve(phrase: str, book: Book | Index, others: Sequence[Entry] = ()) -> Meaning:
    """What a phrase of a plan means on the book's day.

    `others` are agencies of the province on other days, to tell a name of another time from no name. Give an `Index`
    where many phrases are asked of one book. A name that cannot be found is unknown, never an error.
    """
    index = book if isinstance(book, Index) else Index(book, others)
    if len(phrase) > LONGEST:
        return unknown(ReasonCode.TOO_LONG)
    answer = index.book.answers.get(fold(phrase))
    return _answered(answer, index) if answer else _read(phrase, index)


def _answered(answer: Answer, index: Index) -> Meaning:
    keys = tuple(sorted(answer.agencies, key=lambda key: index.order.get(key, len(index.order))))
    kind = MeaningKind.AGENCY if len(keys) == 1 else MeaningKind.COLLECTIVE if keys else MeaningKind.OPEN
    return Meaning(kind, Reason(ReasonCode.ANSWERED), 1.0, keys, is_open=answer.is_open or not keys)


def _read(phrase: str, index: Index) -> Meaning:
    whole = read_name(phrase, index)
    if whole is not None and whole.is_sure:
        return whole
    parting = part_phrase(phrase)
    many = read_collective(phrase, index, with_clause=not parting.has_definite)
    if many is not None:
        return many
    if len(parting.names) > 1 or (parting.names and parting.strange and whole is None):
        return _list(parting.names, parting.strange, index)
    if whole is None and parting.names and not parting.strange:
        whole = read_name(parting.names[0], index) or read_collective(parting.names[0], index)
    return whole or _nobody(phrase, index, named=bool(parting.names))


def _nobody(phrase: str, index: Index, *, named: bool) -> Meaning:
    """A name of another time or place, one that the book lacks, or no name."""
    others = of_other_time(phrase, index)
    if others:
        return unknown(ReasonCode.OTHER_TIME, candidates=tuple(entry.key for entry in others))
    code = ReasonCode.NOT_IN_BOOK if named else ReasonCode.NO_AGENCY
    return unknown(code, candidates=guesses(phrase, index) if named else ())


def _list(names: Sequence[str], strange: str, index: Index) -> Meaning:
    parts = tuple(Part(name, _read_one(name, index)) for name in dict.fromkeys(names))
    if len(parts) == 1 and not strange:
        return parts[0].meaning
    meanings = [part.meaning for part in parts]
    agencies = tuple(dict.fromkeys(key for meaning in meanings for key in meaning.agencies))
    keys = tuple(sorted(agencies, key=lambda key: index.order.get(key, len(index.order))))
    unclear = [part.words for part in parts if not part.meaning.is_sure] + [strange] * bool(strange)
    confidence = min(meaning.confidence for meaning in meanings) * (_STRANGE_WORDS if strange else 1.0)
    reason = Reason(ReasonCode.PARTLY, "; ".join(unclear)) if unclear else Reason(ReasonCode.LIST)
    candidates = tuple(dict.fromkeys(key for meaning in meanings for key in meaning.candidates))[:5]
    return Meaning(
        _kind(meanings, keys),
        reason,
        round(confidence, 3),
        keys,
        any(meaning.is_open for meaning in meanings),
        candidates if confidence < SURE else (),
        parts,
    )


def _kind(meanings: Sequence[Meaning], keys: Sequence[int | str]) -> MeaningKind:
    kinds = {meaning.kind for meaning in meanings}
    if MeaningKind.COLLECTIVE in kinds or len(keys) > 1:
        return MeaningKind.COLLECTIVE
    if keys:
        return MeaningKind.AGENCY
    return MeaningKind.OPEN if kinds == {MeaningKind.OPEN} else MeaningKind.UNKNOWN


def _read_one(name: str, index: Index) -> Meaning:
    whole = read_name(name, index)
    if whole is not None and whole.is_sure:
        return whole
    return read_collective(name, index) or whole or _nobody(name, index, named=True)
