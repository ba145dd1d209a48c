"""What a file is, by its content and never by its name; and what is not taken."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Collection
from pathlib import PurePosixPath, PureWindowsPath

from dondoc.evidence.enums import Fault, Kind, Look
from dondoc.evidence.rules.looks import look_of

#: The name under which each kind is served.
MEDIA_TYPES: dict[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Kind.DOC: "application/msword",
    Kind.XLS: "application/vnd.ms-excel",
    Kind.PNG: "image/png",
    Kind.JPG: "image/jpeg",
    Kind.HEIC: "image/heic",
}
#: Endings of names that fit each kind, where there are more than its own.
_ENDINGS: dict[Kind, frozenset[str]] = {Kind.JPG: frozenset({"jpg", "jpeg"}), Kind.HEIC: frozenset({"heic", "heif"})}

#: A PDF's head may stand anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
_HEAD = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Windows, Linux and macOS programs, Java classes, scripts, shortcuts.
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"L\x00\x00\x00\x01",
)
#: RAR, 7z, gzip, bzip2, xz, cabinet.
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"MSCF")
#: ISO 14496-12: the brand of a still picture coded by HEVC.
_HEIC = re.compile(rb"....ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", re.DOTALL)
#: The main part of each Office Open XML file (ECMA-376, part 1) in its list of contents.
_MAIN_PARTS = {
    "wordprocessingml.document.main+xml": Kind.DOCX,
    "spreadsheetml.sheet.main+xml": Kind.XLSX,
    "presentationml.presentation.main+xml": Kind.PPTX,
}
_CONTENTS = "[Content_Types].xml"
#: Every ODF package has it (OpenDocument 1.3, part 2, §4).
_OPEN_DOCUMENT = "META-INF/manifest.xml"
#: A list of contents is some kilobytes; more is a bomb.
_CONTENTS_LIMIT = 2 * 1024 * 1024
_ENCRYPTED_BIT = 0x1


class Unfit(ValueError):
    """The file is not taken; `found` is what it is, or seems to be, where that is known."""

    def __init__(self, fault: Fault, found: Kind | Look | None = None) -> None:
        self.fault, self.found = fault, found
        super().__init__(fault.value)


def kind_of(name: str, data: bytes, taken: Collection[Kind] = tuple(Kind)) -> Kind:
    """What the file is; raises `Unfit` for what is not `taken`, and where the name's ending says something else."""
    kind = _sniff(data)
    if kind not in taken:
        raise Unfit(Fault.UNKNOWN, kind)
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    if ending not in _ENDINGS.get(kind, frozenset({kind.value})):
        raise Unfit(Fault.MISNAMED, kind)
    return kind


def _sniff(data: bytes) -> Kind:
    if not data:
        raise Unfit(Fault.EMPTY)
    head = data[:_HEAD]
    if head.startswith(_ZIP):
        return _sniff_zip(data)
    if head.startswith(_OLE):
        return _sniff_ole(data)
    for fault, signs in ((Fault.PROGRAM, _PROGRAMS), (Fault.ARCHIVE, _ARCHIVES)):
        if head.startswith(signs):
            raise Unfit(fault)
    signs_of_kinds = {
        Kind.PNG: head.startswith(b"\x89PNG\r\n\x1a\n"),
        Kind.JPG: head.startswith(b"\xff\xd8\xff"),
        Kind.HEIC: _HEIC.match(head) is not None,
        Kind.PDF: b"%PDF-" in head,
    }
    found = next((kind for kind, fits in signs_of_kinds.items() if fits), None)
    if found is None:
        raise Unfit(Fault.UNKNOWN, look_of(data))
    return found


def _sniff_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _sniff_package(package)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise Unfit(Fault.BROKEN) from error


def _sniff_package(package: zipfile.ZipFile) -> Kind:
    parts = {part.filename: part for part in package.infolist()}
    if any(part.flag_bits & _ENCRYPTED_BIT for part in parts.values()):
        raise Unfit(Fault.ENCRYPTED)
    if _OPEN_DOCUMENT in parts and _CONTENTS not in parts:
        raise Unfit(Fault.UNKNOWN, Look.OPEN_DOCUMENT)
    if _CONTENTS not in parts:
        raise Unfit(Fault.ARCHIVE)
    if parts[_CONTENTS].file_size > _CONTENTS_LIMIT:
        raise Unfit(Fault.BROKEN)
    contents = package.read(_CONTENTS).decode("utf-8", "replace")
    if "macroEnabled" in contents or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise Unfit(Fault.MACROS)
    found = next((kind for main, kind in _MAIN_PARTS.items() if main in contents), None)
    if found is None:
        raise Unfit(Fault.UNKNOWN, Look.OFFICE)
    return found


def _sniff_ole(data: bytes) -> Kind:
    """Word and Excel of 97–2003, by the names of their streams; a protected docx is wrapped the same way."""

    def holds(*streams: str) -> bool:
        return any(stream.encode("utf-16-le") + b"\0\0" in data for stream in streams)

    if holds("EncryptedPackage"):
        raise Unfit(Fault.ENCRYPTED)
    if holds("_VBA_PROJECT"):
        raise Unfit(Fault.MACROS)
    if holds("WordDocument"):
        return Kind.DOC
    if holds("Workbook", "Book"):
        return Kind.XLS
    raise Unfit(Fault.UNKNOWN, Look.OFFICE)


def file_name(name: str) -> str:
    """The last part of a path, of Windows too, in signs that can be shown, cut so that its ending stays."""
    shown = "".join(sign for sign in PureWindowsPath(name).name if sign.isprintable())
    path = PurePosixPath(shown or "?")
    return path.stem[: 255 - len(path.suffix[:16])] + path.suffix[:16]
