"""What became different between the figures and answers that a report rested on and those of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure as it was issued: its key on paper, where it stood in words, its value."""

    key: str
    where: str
    value: Value


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that reads otherwise now; `key` and `old` are empty for one that was not there."""

    identity: str
    key: str
    where: str
    old: Value
    new: Value


def differences(old: Mapping[str, Frozen], new: Mapping[str, Frozen]) -> list[Difference]:
    """By identity ("counts/section/12:II/open_late"), never by the place on paper, which moves with its neighbours.

    In the order of what stands on paper now, then what stands there no more. Numbers are compared as numbers.
    """
    found = [
        Difference(identity, was.key if was else "", now.where, was.value if was else None, now.value)
        for identity, now in new.items()
        if (was := old.get(identity)) is None or not _same(was.value, now.value)
    ]
    gone = [
        Difference(identity, was.key, was.where, was.value, None)
        for identity, was in old.items()
        if identity not in new and was.value is not None
    ]
    return [each for each in found if not (each.old is None and each.new is None)] + gone


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return Decimal(one) == Decimal(other)
    return one == other
