"""What a file is, by its content, and whether its name says so."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.archive import Archive


class Kind(StrEnum):
    """A format that can be read, by its usual extension."""

    TXT = ".txt"
    DOCX = ".docx"
    PDF = ".pdf"
    HTML = ".html"
    DOC = ".doc"
    PICTURE = ".png"


_EXTENSIONS = {
    Kind.TXT: {".txt", ".text"},
    Kind.DOCX: {".docx", ".docm", ".dotx", ".dotm"},
    Kind.PDF: {".pdf"},
    Kind.HTML: {".html", ".htm", ".xhtml"},
    Kind.DOC: {".doc", ".dot", ".rtf"},
    Kind.PICTURE: {".png", ".jpg", ".jpeg", ".tif", ".tiff"},
}
_NAMES = {
    Kind.TXT: "văn bản thuần (.txt)",
    Kind.DOCX: "Word (.docx)",
    Kind.PDF: "PDF (.pdf)",
    Kind.HTML: "HTML (.html)",
    Kind.DOC: "Word 97–2003 (.doc)",
    Kind.PICTURE: "ảnh (.png, .jpg, .tif)",
}
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|meta|div|p)[\s/>]", re.IGNORECASE)
#: A PDF's head may stand anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
_HEAD = 1024


def sniff(content: bytes) -> Kind:
    """The format by signature; raises "unknown_format", "password" or "broken"."""
    head = content[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(content)
    if head.startswith(_OLE):
        return _sniff_ole(content)
    signs = {
        Kind.PDF: b"%PDF-" in head,
        Kind.PICTURE: head.startswith(_PICTURES),
        Kind.DOC: head.lstrip().startswith(b"{\\rtf"),
        Kind.HTML: _HTML.match(_text(head).lstrip()) is not None or _is_late_html(head),
    }
    return next((kind for kind, found in signs.items() if found), Kind.TXT)


def check_extension(name: str, kind: Kind) -> None:
    """Raise "wrong_extension" where the name ends otherwise than the content asks; none is fine."""
    extension = PurePath(name).suffix.lower()
    if not extension or extension in _EXTENSIONS[kind]:
        return
    if kind is Kind.TXT:
        # Text is only what is left over: a name of another format means a broken file of that format.
        raise Unreadable("broken" if _is_known(extension) else "unknown_format", _not_inside(extension))
    raise Unreadable("wrong_extension", _NAMES[kind])


def _is_known(extension: str) -> bool:
    return any(extension in extensions for extensions in _EXTENSIONS.values())


def _not_inside(extension: str) -> str:
    return f"nội dung không phải là {extension}"


def _sniff_zip(content: bytes) -> Kind:
    names = Archive(content).names()
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return Kind.DOCX
    raise Unreadable("unknown_format")


def _sniff_ole(content: bytes) -> Kind:
    """Stream names stand in the directory as UTF-16; an encrypted .docx is an OLE file too."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable("password")
    if "WordDocument".encode("utf-16-le") not in content:
        raise Unreadable("unknown_format")
    if _is_locked_doc(content):
        raise Unreadable("password")
    return Kind.DOC


def _is_locked_doc(content: bytes) -> bool:
    """The flag ``fEncrypted`` of the file information block, which mostly opens the first sector ([MS-DOC] 2.5.2)."""
    block = content[512 : 512 + 12]
    return block[:2] == b"\xec\xa5" and len(block) == 12 and bool(block[11] & 0x01)


def _text(head: bytes) -> bytes:
    """UTF-16 with its mark as plain ASCII bytes, byte order mark of UTF-8 dropped."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode("ascii", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_late_html(head: bytes) -> bool:
    """A page that opens with a comment or an XML declaration."""
    text = _text(head).lstrip()
    return (
        text.startswith((b"<!--", b"<?xml")) and re.search(rb"<(?:!doctype\s+)?html", text, re.IGNORECASE) is not None
    )
