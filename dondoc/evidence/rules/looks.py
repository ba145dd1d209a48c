"""What a file that is not taken seems to be, so that its sender is told; a guess by its first bytes."""

from __future__ import annotations

import re

from dondoc.evidence.enums import Look

_HEAD = 1024
#: By the first bytes; "...." stands for any four.
_SIGNS: tuple[tuple[Look, re.Pattern[bytes]], ...] = (
    (Look.RICH_TEXT, re.compile(rb"\{\\rtf")),
    (Look.PICTURE, re.compile(rb"GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL)),
    (Look.SOUND, re.compile(rb"ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|RIFF....WAVE|....ftypM4A", re.DOTALL)),
    (Look.FILM, re.compile(rb"RIFF....AVI |\x1a\x45\xdf\xa3|....ftyp", re.DOTALL)),
    (Look.WEB_PAGE, re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html)", re.IGNORECASE)),
)
#: Signs that no text holds.
_UNSAID = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def look_of(data: bytes) -> Look | None:
    """What the file seems to be; None where nobody can tell."""
    head = data[:_HEAD]
    return next((look for look, sign in _SIGNS if sign.match(head)), Look.TEXT if _is_text(head) else None)


def _is_text(head: bytes) -> bool:
    coding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    # A sign of several bytes may be cut in two where the head ends.
    said = head.decode(coding, "ignore")
    return len(said.encode(coding)) >= len(head) - 4 and not _UNSAID.search(said)
