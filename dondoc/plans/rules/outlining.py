"""Tasks among the headings of the document's outline, in the document's own order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """What hangs in an outline: its path, and where it begins in the text (None: nowhere)."""

    @property
    def path(self) -> str: ...

    @property
    def start(self) -> int | None: ...


T = TypeVar("T", bound=Placed)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed; `depth` counts from 1."""

    path: str
    title: str
    depth: int
    start: int


@dataclass(slots=True)
class Branch(Generic[T]):
    """A heading (None: before the first one) with what follows it up to the next."""

    heading: Heading | None
    items: list[T] = field(default_factory=list)
    #: How many hang under the heading or under one below it, by their paths.
    count: int = 0


def outline(headings: Sequence[Heading], items: Iterable[T]) -> list[Branch[T]]:
    """Headings and items as they follow one another in the document; both come in its order.

    An item without a place follows the one before it. Headings without items stay: the outline is the document's.
    """
    items = list(items)
    counts = Counter(path for item in items for path in _paths(item.path))
    branches: list[Branch[T]] = [Branch(None)]
    waiting = sorted(headings, key=lambda heading: heading.start, reverse=True)
    for item in items:
        while waiting and item.start is not None and waiting[-1].start <= item.start:
            branches.append(_branch(waiting.pop(), counts))
        branches[-1].items.append(item)
    branches += [_branch(heading, counts) for heading in reversed(waiting)]
    return branches if branches[0].items else branches[1:]


def _branch(heading: Heading, counts: Counter[str]) -> Branch[T]:
    return Branch(heading, count=counts[heading.path] if heading.path else 0)


def _paths(path: str) -> list[str]:
    """The path and those above it: "II.1.a" gives "II.1.a", "II.1", "II"."""
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
