"""What a report asks of an agency, against what its draft holds; and what an answer opens filled with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from dondoc.reporting.enums import AnswerKind

#: Progress takes longer names of products than a report's column.
_NAME = 255


class Key(NamedTuple):
    """What makes an answer the same one in every report: the share of a task, the indicator, or the part."""

    kind: AnswerKind
    #: Key of the holding of a task, or of the indicator; 0 for a part.
    thing: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that the report asks, in the order of the plan."""

    key: Key
    #: The lead's duty; none for a part, and for an indicator that nobody is known to lead.
    holding: int | None = None
    indicator: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says. Blank amounts are None, never zero."""

    state: str = ""
    text: str = ""
    product_number: str = ""
    product_on: date | None = None
    product_name: str = ""
    amount_done: Decimal | None = None
    amount_planned: Decimal | None = None
    unit: str = ""
    value: Decimal | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing was said at all; 0 says something, a unit alone does not."""
        told = (getattr(self, field.name) for field in fields(self) if field.name != "unit")
        return all(value is None or (isinstance(value, str) and not value.strip()) for value in told)


def said_by(row: Any) -> Said:
    """What an answer, or an entry of progress, says; what it cannot say is blank."""
    blank = Said()
    said = {field.name: getattr(row, field.name, getattr(blank, field.name)) for field in fields(Said)}
    return Said(**{**said, "product_name": said["product_name"][:_NAME]})


#: What each kind of answer can say.
FIELDS: dict[str, tuple[str, ...]] = {
    AnswerKind.TASK: tuple(field.name for field in fields(Said) if field.name != "value"),
    AnswerKind.INDICATOR: ("value", "text"),
    AnswerKind.PART: ("text",),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What a draft lacks of what is asked now, and what it holds beyond it."""

    new: tuple[Asked, ...]
    gone: frozenset[Key]
    #: Marked as gone before, asked again now.
    back: frozenset[Key]

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.back)


def changes(asked: Iterable[Asked], held: Mapping[Key, bool]) -> Changes:
    """`held` are the draft's answers and whether they are marked as gone; nothing typed is ever dropped (PEERS T16)."""
    wanted = {one.key: one for one in asked}
    return Changes(
        new=tuple(one for key, one in wanted.items() if key not in held),
        gone=frozenset(key for key, is_gone in held.items() if not is_gone and key not in wanted),
        back=frozenset(key for key, is_gone in held.items() if is_gone and key in wanted),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What was said before, and when."""

    said: Said
    at: datetime


def carried(reported: Told | None, recorded: Told | None) -> Told | None:
    """What an answer opens with: the last report's words, or the progress recorded after it was sent."""
    if reported and recorded:
        return recorded if recorded.at > reported.at else reported
    return recorded or reported
