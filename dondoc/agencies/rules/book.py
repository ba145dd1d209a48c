"""The agencies of a province as they stand on one day: what names are looked up in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.agencies.enums import Kind, Level


@dataclass(frozen=True, slots=True)
class Entry:
    """An agency on the book's day."""

    #: What the caller knows it by: the key of a row, or of the starter registry.
    key: int | str
    #: Full and official: "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang".
    name: str
    #: As people of the province write it: "Sở Kế hoạch và Đầu tư".
    short_name: str
    kind: Kind
    level: Level
    #: Key of the agency above it, None at the top.
    parent: int | str | None = None
    #: Other names, abbreviations and misspellings that are its own: "Sở KH&ĐT".
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person has said that a phrase means in the province."""

    #: Keys of agencies; several make a collective.
    agencies: tuple[int | str, ...]
    #: The phrase stands for agencies that nobody can name.
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The agencies that a document of the province may name on the day: its own, and those of the state."""

    #: The province's name without its kind: "Bắc Giang"; empty for the state alone.
    province: str
    #: How it is called: "tỉnh" or "thành phố".
    province_kind: str
    on: date
    entries: Sequence[Entry]
    #: Folded phrase → what a person has answered.
    answers: dict[str, Answer] = field(default_factory=dict)
