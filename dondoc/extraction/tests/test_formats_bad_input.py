"""What is no plan's file is refused with the right reason, and nothing makes a reader fall over."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats import MAX_BYTES, archive, open_source
from dondoc.extraction.tests import builders, packages, sample
from dondoc.extraction.tests.packages import p, tbl, tc

PLAN = sample.plan(3)
TEXT = "Ủy ban nhân dân tỉnh giao các sở thực hiện nhiệm vụ."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        open_source(name, content)
    assert caught.value.sentence
    return caught.value.code


def locked_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=pdfencrypt.StandardEncryption("bí mật", "chủ", strength=128))
    canvas.drawString(100, 700, "x")
    canvas.save()
    return buffer.getvalue()


def pages(count: int) -> bytes:
    document, buffer = pdfium.PdfDocument.new(), io.BytesIO()
    for _ in range(count):
        document.new_page(100, 100)
    document.save(buffer)
    return buffer.getvalue()


def bomb() -> bytes:
    return packages.zipped({"word/document.xml": b" " * (archive.MAX_MEMBER // 2)})


def locked_zip() -> bytes:
    content = bytearray(packages.docx(p(TEXT)))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 1)
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.docx", packages.docx(p("")), "empty"),
        ("a.docx", packages.docx(tbl()), "empty"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "too_large"),
        ("a.pdf", packages.docx(p(TEXT)), "wrong_extension"),
        ("a.txt", builders.pdf_of(PLAN), "wrong_extension"),
        ("a.docx", builders.html_of(PLAN), "wrong_extension"),
        ("a.pdf", TEXT.encode(), "broken"),
        ("a.exe", TEXT.encode(), "unknown_format"),
        ("a.bin", bytes(range(256)) * 9, "unknown_format"),
        ("a.xlsx", packages.zipped({"xl/workbook.xml": "<x/>"}), "unknown_format"),
        ("a.docx", b"PK\x03\x04" + b"rest", "broken"),
        ("a.docx", packages.docx(p(TEXT))[:-40], "broken"),
        ("a.docx", packages.zipped({"word/document.xml": "<a><b></a>"}), "broken"),
        ("a.docx", packages.zipped({"word/styles.xml": "<a/>"}), "broken"),
        ("a.docx", bomb(), "bomb"),
        ("a.docx", packages.zipped({f"word/{at}.xml": "" for at in range(archive.MAX_MEMBERS + 1)}), "bomb"),
        ("a.docx", locked_zip(), "password"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "unknown_format"),
        ("a.doc", OLE + b"\xec\xa5" + bytes(9) + b"\x01" + "WordDocument".encode("utf-16-le"), "password"),
        ("a.pdf", b"%PDF-1.7\nnothing", "broken"),
        ("a.pdf", builders.pdf_of(PLAN)[:200], "broken"),
        ("a.pdf", locked_pdf(), "password"),
        ("a.pdf", pages(1001), "too_large"),
        ("a.pdf", pages(3), "empty"),
        ("a.txt", ("The province shall report every quarter. " * 30).encode(), "not_vietnamese"),
        ("a.docx", packages.docx(p("The province shall report every quarter.")), "not_vietnamese"),
        ("a.docx", packages.docx(p("Thùc hiÖn nhiÖm vô cña tØnh vµ c¸c së lËp kÕ ho¹ch")), "legacy_encoding"),
        ("a.html", "<p>Thöïc hieän nhieäm vuï cuûa tænh vaø caùc sôû laäp keá hoaïch".encode(), "legacy_encoding"),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_their_reason(name: str, content: bytes, code: str) -> None:
    assert refusal(name, content) == code


def test_a_file_without_extension_is_read_by_its_content() -> None:
    assert open_source("upload", builders.docx_of(PLAN)).format == "docx"


def test_entities_and_document_types_are_never_expanded() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = packages.root("document", f"<w:body>{p('&b;&f;')}</w:body>").replace("?>", f"?>{laughs}", 1)
    assert refusal("a.docx", packages.zipped({"word/document.xml": body})) == "broken"


def test_deep_nesting_is_refused_or_read_but_never_overruns() -> None:
    inside = p(TEXT)
    for _ in range(60):
        inside = tbl(tc(inside + p("")))
    assert [part.text for part in open_source("a.docx", packages.docx(inside)).paragraphs()] == [TEXT]
    for _ in range(40):
        inside = tbl(tc(inside + p("")))
    assert refusal("a.docx", packages.docx(inside)) == "broken"


def test_html_too_deep_to_be_read_whole_is_refused() -> None:
    assert refusal("a.html", ("<div><span>" * 3000 + TEXT).encode()) == "broken"
    assert open_source("a.html", ("<div><span>" * 100 + TEXT).encode()).blocks


def test_a_table_without_rows_is_passed_over() -> None:
    source = open_source("a.docx", packages.docx(tbl() + p(TEXT) + tbl("")))
    assert len(source.blocks) == 1


def test_a_member_larger_than_it_says_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"x" * 5000)
    content = bytearray(buffer.getvalue())
    at = content.rfind(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    assert refusal("a.docx", bytes(content)) in ("broken", "bomb")


def tried(name: str, content: bytes) -> None:
    """Read, or refuse with a reason: any other error fails the test."""
    with contextlib.suppress(Unreadable):
        open_source(name, content)


@settings(max_examples=150, deadline=2000)
@given(
    st.binary(max_size=2000),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", OLE]),
)
def test_random_bytes_never_crash_a_reader(content: bytes, start: bytes) -> None:
    tried("upload", start + content)


@pytest.mark.parametrize(
    "made", [builders.docx_of(PLAN), builders.pdf_of(PLAN), builders.html_of(PLAN)], ids=["docx", "pdf", "html"]
)
@settings(max_examples=40, deadline=5000)
@given(data=st.data())
def test_damaged_files_never_crash_a_reader(made: bytes, data: st.DataObject) -> None:
    content = bytearray(made)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    tried("upload", bytes(content[: data.draw(st.integers(1, len(content)))]))
