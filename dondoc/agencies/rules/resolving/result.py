"""What a phrase was found to mean, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dondoc.agencies.enums import MeaningKind

#: Below this confidence nobody is taken to be meant: a person is asked.
SURE = 0.8
#: Best guesses that are shown to whoever is asked.
MOST_CANDIDATES = 5

Key = int | str


class ReasonCode(StrEnum):
    """Why a phrase means what it was found to mean; pages have a sentence for each."""

    #: A person has said so.
    ANSWERED = "answered"
    #: It is an agency's own name.
    NAME = "name"
    #: It is another way to write the name, an abbreviation mostly.
    SPELLING = "spelling"
    #: It names the person who answers for the agency.
    OFFICE = "office"
    #: It is the name but for a slip of spelling; detail: the words as they should be.
    SLIP = "slip"
    #: It is the name with words left out.
    CUT_SHORT = "cut_short"
    #: It is a list of names.
    LIST = "list"
    #: It stands for all agencies of a group on the day; detail: their words.
    GROUP = "group"
    #: It stands for agencies that nobody can name.
    OPEN = "open"
    #: It stands for a group of which the book holds nobody; detail: their words.
    NONE_IN_BOOK = "none_in_book"
    #: It stands for a group that is no more, or not yet, on the day; detail: their words.
    NOT_ON_DAY = "not_on_day"
    #: The name is an agency's on another day.
    OTHER_TIME = "other_time"
    #: The name is of another place; detail: the words of the place.
    OTHER_PLACE = "other_place"
    #: Several agencies fit equally well; detail: those of a group of whom one is meant.
    SEVERAL = "several"
    #: It looks like an agency's name, and the book has no such agency.
    NOT_IN_BOOK = "not_in_book"
    #: A part of the list, or words beside the names, could not be understood; detail: those words.
    PARTLY = "partly"
    #: It names no agency.
    NO_AGENCY = "no_agency"
    #: It is too long to be the name of agencies.
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, and words that go into its sentence."""

    code: ReasonCode
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for on the book's day."""

    kind: MeaningKind
    reason: Reason
    #: From 0 to 1; below `SURE` a person is asked.
    confidence: float = 0.0
    #: One of an agency, the members of a collective, none else; in the order of the book.
    agencies: tuple[Key, ...] = ()
    #: Beside those named there are some that nobody can name.
    is_open: bool = False
    #: Best guesses, best first, where a person is to be asked.
    candidates: tuple[Key, ...] = ()
    #: Of a list: what each of its names means.
    parts: tuple[Part, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether nobody need be asked."""
        return self.kind is not MeaningKind.UNKNOWN and self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Part:
    """A name of a list and what it means."""

    words: str
    meaning: Meaning


def unknown(code: ReasonCode, detail: str = "", candidates: tuple[Key, ...] = ()) -> Meaning:
    """Nobody that is known."""
    return Meaning(MeaningKind.UNKNOWN, Reason(code, detail), candidates=candidates[:MOST_CANDIDATES])
