"""What an agency that ends would leave behind, asked of the packages above by the one hook that points upwards.

Whoever keeps things that hang on agencies declares a guard in its `apps.py`; see decision 0012.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from dondoc.agencies.models import Change
from dondoc.lib.errors import Refused


@dataclass(frozen=True, slots=True)
class Left:
    """Things of one kind that would be left without an heir, and the page on which they get one."""

    count: int
    #: "12 open duties of Sở A have no heir yet."
    sentence: str | Promise
    url_name: str
    args: tuple[int | str, ...] = ()

    @property
    def address(self) -> str:
        """The page's address."""
        return reverse(self.url_name, args=self.args)


Guard = Callable[[Change], list[Left]]
_guards: dict[str, Guard] = {}


class LeavesThings(Refused):
    """The change would leave things behind; `left` says which, and where they are dealt with."""

    def __init__(self, left: list[Left]) -> None:
        self.left = left
        super().__init__(" ".join(str(one.sentence) for one in left))


def declare_guard(package: str, guard: Guard) -> None:
    """Have `guard` asked before a change is carried out; each package has one, a second replaces it.

    It is given a prepared change (`Change.ending` says who ends by it, `Change.has_one_heir` whether one takes over
    all) and gives what would be left.
    """
    _guards[package] = guard


def left_by(change: Change) -> list[Left]:
    """All that would be left without an heir, of every package."""
    return [left for _, guard in sorted(_guards.items()) for left in guard(change) if left.count]


def check_nothing_left(change: Change) -> None:
    """Refuse a change by which something would be left without an heir."""
    left = left_by(change)
    if left:
        raise LeavesThings(left)
