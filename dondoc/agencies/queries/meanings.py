"""What names in a document mean: the registry's book of the day, asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dondoc.agencies.models.words import reason_sentence
from dondoc.agencies.queries.books import book_of, others_of
from dondoc.agencies.queries.provinces import province_named
from dondoc.agencies.rules.resolving import Index, Meaning, ReasonCode, resolve


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase means, for the packages above: keys of agencies, and why in words."""

    #: Of `enums.MeaningKind`.
    kind: str
    agencies: tuple[int, ...]
    #: Beside those named there are some that nobody can name.
    is_open: bool
    #: Nobody need be asked.
    is_sure: bool
    #: From 0 to 1.
    confidence: float
    reason_code: str
    reason_detail: str
    candidates: tuple[int, ...]

    @property
    def is_answered(self) -> bool:
        """A person has said so."""
        return self.reason_code == ReasonCode.ANSWERED

    @property
    def reason(self) -> str:
        """Why, as a sentence in the reader's language."""
        return reason_sentence(self.reason_code, self.reason_detail)


def meanings(phrases: Iterable[str], *, province: int | None, on: date) -> dict[str, Told]:
    """What each phrase of a document of the province means on the day; a fixed number of queries."""
    book = book_of(province, on)
    index = Index(book, others_of(book, province))
    return {phrase: _told(resolve(phrase, index)) for phrase in dict.fromkeys(phrases)}


def province_of(issuer: str, on: date) -> int | None:
    """The province that a document's issuer names ("UBND tỉnh Bắc Giang"); None for any other issuer."""
    return province_named(issuer, on) if issuer else None


def _told(meaning: Meaning) -> Told:
    return Told(
        kind=meaning.kind,
        agencies=tuple(int(key) for key in meaning.agencies),
        is_open=meaning.is_open,
        is_sure=meaning.is_sure,
        confidence=meaning.confidence,
        reason_code=meaning.reason.code,
        reason_detail=meaning.reason.detail,
        candidates=tuple(int(key) for key in meaning.candidates),
    )
