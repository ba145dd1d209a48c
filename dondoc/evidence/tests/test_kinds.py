"""What a file is, by its content; and what is not taken."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.evidence.enums import Fault, Kind, Look
from dondoc.evidence.models.words import SEEMS
from dondoc.evidence.rules.kinds import MEDIA_TYPES, Unfit, file_name, kind_of
from dondoc.evidence.tests.files import HEIC, JPG, PDF, PNG, archive, docx, encrypted, ole, package, xlsx

_MAIN = "openxmlformats-officedocument.{}.main+xml"
PPTX = package(_MAIN.format("presentationml.presentation"))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", PDF, Kind.PDF),
        ("a.pdf", b"\n" * 900 + PDF, Kind.PDF),
        ("a.PDF", PDF, Kind.PDF),
        ("a.png", PNG, Kind.PNG),
        ("a.jpg", JPG, Kind.JPG),
        ("a.jpeg", JPG, Kind.JPG),
        ("a.heic", HEIC, Kind.HEIC),
        ("a.doc", ole("Root Entry", "WordDocument"), Kind.DOC),
        ("a.xls", ole("Root Entry", "Workbook"), Kind.XLS),
        ("a.docx", docx(), Kind.DOCX),
        ("a.xlsx", xlsx(), Kind.XLSX),
        ("a.pptx", PPTX, Kind.PPTX),
    ],
)
def test_a_kind_is_known_by_its_content(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.pdf", b"", Fault.EMPTY),
        ("a.pdf", PNG, Fault.MISNAMED),
        ("a", PDF, Fault.MISNAMED),
        ("a.docx", xlsx(), Fault.MISNAMED),
        ("a.exe.pdf", b"MZ\x90\x00", Fault.PROGRAM),
        ("a.pdf", b"\x7fELF", Fault.PROGRAM),
        ("a.pdf", b"#!/bin/sh\n", Fault.PROGRAM),
        ("a.zip", archive(**{"a.txt": b"x"}), Fault.ARCHIVE),
        ("a.docx", b"Rar!\x1a\x07\x00", Fault.ARCHIVE),
        ("a.docx", b"\x1f\x8b\x08", Fault.ARCHIVE),
        ("a.docm", package("ms-word.document.macroEnabled.main+xml"), Fault.MACROS),
        ("a.docx", package(_MAIN.format("wordprocessingml.document"), **{"word/vbaProject.bin": b"x"}), Fault.MACROS),
        ("a.doc", ole("WordDocument", "_VBA_PROJECT"), Fault.MACROS),
        ("a.docx", ole("EncryptedPackage"), Fault.ENCRYPTED),
        ("a.docx", encrypted(docx()), Fault.ENCRYPTED),
        ("a.docx", docx()[:-60], Fault.BROKEN),
        ("a.docx", package("visio.drawing"), Fault.UNKNOWN),
        ("a.docx", package("x" * (2 * 1024 * 1024 + 1)), Fault.BROKEN),
        ("a.msi", ole("Root Entry"), Fault.UNKNOWN),
        ("a.txt", "Kế hoạch".encode(), Fault.UNKNOWN),
        ("a.html", b"<script>alert(1)</script>", Fault.UNKNOWN),
        ("a.svg", b"<svg onload='x'/>", Fault.UNKNOWN),
    ],
)
def test_what_is_not_taken_says_why(name: str, data: bytes, fault: Fault) -> None:
    with pytest.raises(Unfit) as unfit:
        kind_of(name, data)
    assert unfit.value.fault == fault


@pytest.mark.parametrize(
    ("data", "look"),
    [
        ("Kế hoạch".encode(), Look.TEXT),
        ("ghi;chú\n".encode("utf-16"), Look.TEXT),
        (("ữ" * 400).encode(), Look.TEXT),
        (b"{\\rtf1 a}", Look.RICH_TEXT),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><title>a</title>", Look.WEB_PAGE),
        (b"GIF89a\x01\x00", Look.PICTURE),
        (b"ID3\x04\x00", Look.SOUND),
        (b"\x00\x00\x00\x20ftypisom", Look.FILM),
        (archive(**{"mimetype": b"x", "META-INF/manifest.xml": b"x"}), Look.OPEN_DOCUMENT),
        (package("visio.drawing"), Look.OFFICE),
        (ole("Root Entry"), Look.OFFICE),
        (b"\x00\x01\x02", None),
    ],
)
def test_what_a_file_that_is_not_taken_seems_to_be_is_told(data: bytes, look: Look | None) -> None:
    with pytest.raises(Unfit) as unfit:
        kind_of("a.docx", data)
    assert (unfit.value.fault, unfit.value.found) == (Fault.UNKNOWN, look)


def test_a_kind_that_is_not_taken_here_is_refused_before_its_name_is_looked_at() -> None:
    with pytest.raises(Unfit) as unfit:
        kind_of("a.docx", PDF, [Kind.DOCX])
    assert (unfit.value.fault, unfit.value.found) == (Fault.UNKNOWN, Kind.PDF)


def test_everything_that_a_file_can_seem_to_be_has_words() -> None:
    assert SEEMS.keys() == {*Kind, *Look, ""}


HEADS = [b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]


@given(st.binary(max_size=200), st.sampled_from(HEADS))
def test_no_bytes_make_it_fail_otherwise(data: bytes, head: bytes) -> None:
    with suppress(Unfit):
        assert kind_of("a.pdf", head + data) == Kind.PDF


def test_every_kind_has_a_name_to_be_served_by() -> None:
    assert set(MEDIA_TYPES) == set(Kind)
    assert not {"text/html", "image/svg+xml"} & set(MEDIA_TYPES.values())


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (r"C:\Users\Lan\Báo cáo.docx", "Báo cáo.docx"),
        ("/etc/passwd", "passwd"),
        ("../../a.pdf", "a.pdf"),
        ("", "?"),
        ("a\x00\nb.pdf", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_its_folders(sent: str, kept: str) -> None:
    assert file_name(sent) == kept
