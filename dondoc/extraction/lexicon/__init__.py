"""The reader's words as data: one file a subject, each with a test of its own.

Entries are lower case with the tone mark in its newer place (`words.plain`). Where a file says that its
entries are patterns, they are regular expressions over such text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon `name`.toml as plain values."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def any_of(name: str, key: str) -> str:
    """A pattern that matches any entry of a list, the longer ones first."""
    return one_of(load(name)[key])


def one_of(entries: Iterable[str]) -> str:
    """A pattern that matches any of the patterns, the longer ones first."""
    return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"
