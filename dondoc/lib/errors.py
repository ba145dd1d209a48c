"""What a rule says no with, and how its `can_…` is made from its `check_…`."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from django.utils.functional import Promise

P = ParamSpec("P")


class Refused(Exception):
    """A rule refuses; the one argument is a translated sentence fit for the user."""

    #: The HTTP status that an interface answers with.
    status = 409

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))

    def __str__(self) -> str:
        return str(self.sentence)


class Forbidden(Refused):
    """The person may not do this at all."""

    status = 403


class Stale(Refused):
    """Somebody else changed the thing since it was read: the later save is told, not swallowed."""


def can(check: Callable[P, object]) -> Callable[P, bool]:
    """Turn ``check_x`` (raises `Refused`) into ``can_x`` (returns whether it would pass).

    ``can_issue = can(check_issue)``
    """

    def answer(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    answer.__name__ = check.__name__.replace("check_", "can_")
    answer.__doc__ = f"Whether `{check.__name__}` would pass."
    return answer
