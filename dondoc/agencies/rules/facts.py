"""What is said of an agency for a stretch of time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.agencies.enums import Kind, Level

#: An identification code by QĐ 20/2020/QĐ-TTg: groups of capital letters and digits, parted by points.
CODE = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The columns of a phase; keys of agencies are those of rows."""

    name: str
    short_name: str
    kind: Kind
    level: Level
    parent: int | None = None
    province: int | None = None
    code: str = ""
    place: str = ""
    place_kind: str = ""
