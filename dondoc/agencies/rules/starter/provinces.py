"""The provinces of the starter data: what each is called when, and into which it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.agencies.enums import Sureness
from dondoc.agencies.rules.spans import Span

#: The stand-in for a province under which the bodies of the state are kept.
STATE = "trung-uong"


@dataclass(frozen=True, slots=True)
class Call:
    """What a province is called in a stretch of time."""

    span: Span
    place: str
    kind: str
    #: Kind and name together: "tỉnh Bắc Giang", "Thành phố Hồ Chí Minh".
    title: str
    #: Legal basis of the change that ended the stretch.
    basis: str = ""
    sureness: Sureness = Sureness.HIGH

    def words(self) -> dict[str, str]:
        """What stands for the braces of a template."""
        kind = self.title.removesuffix(self.place).strip()
        head = "Thành" if self.kind == "thành phố" else self.kind.capitalize()
        return {"place": self.place, "title": self.title, "kind": kind, "Head": head}


@dataclass(frozen=True, slots=True)
class Province:
    """A province through its life; `into` is the key of the one that it went into."""

    key: str
    code: str
    calls: tuple[Call, ...]
    spellings: tuple[str, ...]
    into: str
    #: Numbers of the regions that it lies in, as further words of a template: thue → "VI".
    numbers: Mapping[str, str]

    @property
    def life(self) -> Span:
        """From its first name to its end."""
        return Span(self.calls[0].span.start, self.calls[-1].span.end)

    @property
    def is_state(self) -> bool:
        """It is no province but the state itself."""
        return self.key == STATE


def state() -> Province:
    """The stand-in under which the bodies of the state are kept; its names have no place in them."""
    return Province(STATE, "", (Call(Span(), "", "", ""),), (), "", {})


def provinces(table: Mapping[str, Any], numbers: Mapping[str, Mapping[str, str]]) -> dict[str, Province]:
    """All by their keys, in the order of the file."""
    end = table["merging"]["on"]
    return {
        row["key"]: Province(
            key=row["key"],
            code=row["code"],
            calls=tuple(_calls(row, end if row.get("into") else None)),
            spellings=tuple(row.get("spellings", ())),
            into=row.get("into", ""),
            numbers={word: by_province[row["key"]] for word, by_province in numbers.items()},
        )
        for row in table["province"]
    }


def _calls(row: Mapping[str, Any], end: date | None) -> Iterable[Call]:
    since = None
    for past in row.get("before", ()):
        yield _call(past, Span(since, past["until"]))
        since = past["until"]
    yield _call(row, Span(since, end))


def _call(row: Mapping[str, Any], span: Span) -> Call:
    title = row.get("title") or f"{row['kind']} {row['place']}"
    return Call(span, row["place"], row["kind"], title, row.get("basis", ""), Sureness(row.get("sureness", "high")))
