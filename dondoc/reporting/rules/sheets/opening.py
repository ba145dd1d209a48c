"""Opening what somebody sends, without trusting it."""

from __future__ import annotations

import re

from dondoc.extraction.errors import Unreadable as Unopened
from dondoc.extraction.formats.archive import Archive
from dondoc.reporting.rules.sheets.errors import Unreadable

#: A form of a thousand rows is some hundred kilobytes of XML.
_LARGEST_PART = 16 * 2**20
#: No form has a list of types of its own, through which an XML file can grow without end.
_TYPES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def opened(content: bytes) -> Archive:
    """The parts of an Office file; raises `Unreadable` for any other, and for one far larger inside than a form."""
    try:
        archive = Archive(content)
        for name in archive.names():
            _check(name, archive.read(name) or b"")
    except Unopened as error:
        raise Unreadable(error.code) from error
    return archive


def _check(name: str, part: bytes) -> None:
    if name.lower().endswith((".xml", ".rels")) and (len(part) > _LARGEST_PART or _TYPES.search(part)):
        raise Unreadable("bomb")
