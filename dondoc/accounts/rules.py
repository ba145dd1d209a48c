"""Passwords that are known to thieves, and devices by the names that people use."""

from __future__ import annotations

import os
import re
from typing import BinaryIO

#: A line of the list: the SHA-1 of a password, then how often it was seen.
_LINE = re.compile(rb"([0-9A-Fa-f]{40})(?::\d+)?\s*\Z")
#: A line that is longer than this is none.
_LONGEST = 4096
#: So many malformed lines in a row are passed over before the place is given up.
_PATIENCE = 1000


def is_breached(digest: str, file: BinaryIO) -> bool:
    """Whether the SHA-1 (40 hexadecimal digits) stands in the list, by a binary search that reads some forty lines.

    The list is sorted and of any size, one ``HASH:count`` a line; malformed lines are passed over.
    """
    wanted = digest.upper().encode("ascii")
    low, high = 0, file.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        start, found = _first_line_from(file, middle)
        if found == wanted and start < high:
            return True
        if not found or start >= high or found > wanted:
            high = middle
        else:
            low = start + 1
    return False


def _first_line_from(file: BinaryIO, offset: int) -> tuple[int, bytes]:
    """Offset and hash of the first well-formed line that starts at `offset` or after it; no hash when there is none."""
    file.seek(max(offset - 1, 0))
    if offset:
        file.readline(_LONGEST)
    for _ in range(_PATIENCE):
        start = file.tell()
        line = file.readline(_LONGEST)
        if not line:
            break
        if match := _LINE.match(line):
            return start, match[1].upper()
    return offset, b""


#: What a browser calls itself among much else; the first that fits, since most claim to be others too.
_BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def device(user_agent: str) -> str:
    """Browser and system by the names that people know: “Firefox, Windows”; empty when neither is known."""
    named = (next((name for mark, name in table if mark in user_agent), "") for table in (_BROWSERS, _SYSTEMS))
    return ", ".join(name for name in named if name)
