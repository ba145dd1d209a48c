"""What a person who leaves must hand to somebody first; packages above declare what they keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused


class HandOver(Protocol):
    """Gives all that is open to somebody else, with its events; refuses a receiver who may not have it."""

    def __call__(self, *, person: User, to: User, by: User, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """What a package keeps of a person: how it is called, who may take it, and how it is handed over."""

    #: The open things by name, as people call them.
    what_is_open: Callable[[User], Sequence[str]]
    hand_over: HandOver


_kept: dict[str, Kept] = {}


def declare_handover(package: str, *, what_is_open: Callable[[User], Sequence[str]], hand_over: HandOver) -> None:
    """Say what a leaver's open things of the package are and how they pass on; called in ``ready``."""
    _kept[package] = Kept(what_is_open, hand_over)


def open_things(person: User) -> list[str]:
    """Names of all that the person has open, in any package."""
    return [name for kept in _kept.values() for name in kept.what_is_open(person)]


def handovers() -> list[HandOver]:
    """How each package passes a person's open things on."""
    return [kept.hand_over for kept in _kept.values()]


def check_may_leave(person: User, hands_to: User | None) -> None:
    """Refuse to let somebody leave twice, or with open things that nobody takes over."""
    if not person.is_active:
        raise Refused(_("%(person)s has left already.") % {"person": person})
    left = open_things(person)
    if left and hands_to is None:
        said = {"person": person, "things": "; ".join(left)}
        raise Refused(_("%(person)s still keeps open drafts; say who takes them over: %(things)s.") % said)
    if hands_to is not None and (hands_to.pk == person.pk or not hands_to.is_active):
        raise Refused(_("Choose somebody else who can sign in to take over."))
