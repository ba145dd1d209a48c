"""Stable names of agencies in files: "bac-giang/so-tai-chinh"."""

from __future__ import annotations

import re

from dondoc.lib.text import fold

_APART = re.compile(r"[^a-z0-9]+")
#: Signs of a key's own part; the column holds more, for the province before it.
_LONGEST = 120


def key_of(name: str, province: str = "") -> str:
    """The key of a name, under the province's key if one is given."""
    own = _APART.sub("-", fold(name)).strip("-")[:_LONGEST]
    return f"{province}/{own}" if province else own
