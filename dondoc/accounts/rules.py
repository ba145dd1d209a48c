"""How often one may try to sign in."""

from __future__ import annotations

from datetime import timedelta

#: The limit looks back so far; a wait of this length always helps.
WINDOW = timedelta(minutes=15)
#: Failed tries in the window for one name, which may be guessed at from many places …
TRIES_BY_NAME = 10
#: … and from one address, which a whole office may share.
TRIES_BY_ADDRESS = 60


def is_too_often(*, by_name: int, by_address: int) -> bool:
    """Whether so many failed tries in the window close the door."""
    return by_name >= TRIES_BY_NAME or by_address >= TRIES_BY_ADDRESS
