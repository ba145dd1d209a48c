"""Plain text: finding out its encoding."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.legacy import is_legacy
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.source import Source

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Control signs that text may hold: tab, line feed, vertical tab, form feed, return, and Word's 0x1E, 0x1F hyphens.
_ALLOWED = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")


def read(content: bytes, _progress: Callable[[int, int], None]) -> Source:
    """The text's paragraphs, put together from its lines."""
    return source_from_text(decode(content))


def decode(content: bytes) -> str:
    """The text in NFC; form feeds, which part pages, stay.

    UTF-8 and UTF-16 by their mark, else UTF-8, else windows-1258. Raises "legacy_encoding" for TCVN3,
    VNI and VIQR, "unknown_format" for what is no text.
    """
    text = _decoded(content)
    if _is_binary(text):
        raise Unreadable("unknown_format")
    if is_legacy(text):
        raise Unreadable("legacy_encoding")
    return unicodedata.normalize("NFC", text)


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    latin = content.decode("cp1252", "replace")
    if is_legacy(latin):
        raise Unreadable("legacy_encoding")
    try:
        return content.decode("cp1258")
    except UnicodeDecodeError as error:
        raise Unreadable("unknown_format") from error


def _is_binary(text: str) -> bool:
    strange = sum(unicodedata.category(sign) == "Cc" and sign not in _ALLOWED for sign in text[:100_000])
    broken = text.count("\ufffd", 0, 100_000)
    return strange + broken > len(text[:100_000]) // 200
