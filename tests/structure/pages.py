"""The shape of the access tables that each package keeps in ``tests/access.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Everyone who may stand before a page, in the order of a row; an is the public.
MEMBERS = ("an", "hoa", "minh", "tuan", "lan", "quan_tri")


@dataclass(frozen=True)
class Page:
    """One address, one method, and the status that each member of the cast gets.

    `codes` are six numbers in the order of `MEMBERS`. `kwargs` and `data` may name things of the package's
    ``world(lan)``: a value ``"$plan"`` stands for ``world["plan"]``.
    """

    url_name: str
    codes: tuple[int, int, int, int, int, int]
    method: str = "get"
    kwargs: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.url_name}"


def everyone(code: int, *, public: int = 302) -> tuple[int, int, int, int, int, int]:
    """The same for all who are signed in; the public is sent to sign in."""
    return (public, code, code, code, code, code)


def officers(code: int, *, others: int = 403, public: int = 302) -> tuple[int, int, int, int, int, int]:
    """For focal officers and administrators only."""
    return (public, others, others, others, code, code)
