"""The shape of the access tables that each package keeps in ``tests/access.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Everyone who may stand before a page; an is the public.
MEMBERS = ("an", "hoa", "minh", "tuan", "lan", "vinh", "binh", "dung", "khanh", "thu", "nga", "quan_tri")

#: Status by member of the cast.
Codes = dict[str, int]


@dataclass(frozen=True)
class Page:
    """One address, one method, and the status that each member of the cast gets.

    `kwargs` and `data` may name things of the package's ``world(lan)``: a value ``"$plan"`` stands for
    ``world["plan"]``.
    """

    url_name: str
    codes: Codes
    method: str = "get"
    kwargs: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.url_name}"


def everyone(code: int, *, public: int = 302) -> Codes:
    """The same for all who are signed in; the public is sent to sign in."""
    return dict.fromkeys(MEMBERS, code) | {"an": public}


def only(*members: str, code: int, others: int = 403, public: int = 302) -> Codes:
    """One status for some, another for all others who are signed in."""
    return everyone(others, public=public) | dict.fromkeys(members, code)


def focal_officers(code: int) -> Codes:
    """For every focal officer, whatever their agency."""
    return only("lan", "vinh", "hoa", code=code)


def own_draft(code: int) -> Codes:
    """A draft of lan's agency: other focal officers do not learn that it is there."""
    return only("lan", "vinh", code=code) | {"hoa": 404}
