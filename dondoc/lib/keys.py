"""Keys of rows as they stand in an address."""

from __future__ import annotations

#: Digits beyond which a number names no row.
_MOST = 18


def key_of(text: str) -> int | None:
    """The key that a word of an address names; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST else None
