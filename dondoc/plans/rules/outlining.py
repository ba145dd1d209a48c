"""Tasks hung under the headings of the document's outline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """What hangs in an outline: its path, and where it begins in the text."""

    @property
    def path(self) -> str: ...

    @property
    def start(self) -> int: ...


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
    """A heading (None: before the first one) with what hangs directly under it."""

    heading: Heading | None
    items: list[T] = field(default_factory=list)
    #: How many hang under it or under a heading below it, by their paths.
    count: int = 0


def hang(headings: Sequence[Heading], items: Iterable[T]) -> list[Branch[T]]:
    """Each item under the deepest heading that its path continues, else under the last heading before it.

    Headings without anything under them or below stay: the outline is the document's.
    """
    first: Branch[T] = Branch(None)
    branches: list[Branch[T]] = [Branch(heading) for heading in headings]
    by_path: dict[str, Branch[T]] = {}
    for branch in branches:
        if branch.heading and branch.heading.path:
            by_path.setdefault(branch.heading.path, branch)
    starts = [heading.start for heading in headings]
    for item in items:
        above = [by_path[path] for path in _paths(item.path) if path in by_path]
        for branch in above:
            branch.count += 1
        place = bisect_right(starts, item.start)
        nearest = above[0] if above else branches[place - 1] if place else first
        nearest.items.append(item)
    return [first, *branches] if first.items else branches


def _paths(path: str) -> list[str]:
    """The path and those above it, the deepest first: "II.1.a" gives "II.1.a", "II.1", "II"."""
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
