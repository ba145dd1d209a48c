"""The reader's words as data: one file a subject, each with a test of its own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon `name`.toml as plain values; entries are written as `words.plain` gives them."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
