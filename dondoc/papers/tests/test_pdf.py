"""The written files as LibreOffice opens them: pages, letters, numbers of pages, heads of tables."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from dondoc.papers import pdf
from dondoc.papers.docx.rendering import render_docx
from dondoc.papers.errors import NoConverter, NotConverted
from dondoc.papers.report import Annex, Paragraph, Part
from dondoc.papers.sample import SAMPLE
from dondoc.papers.table import Column, DataTable, Kind, Row
from tests.waiting import has_ended, wait_until

_ROWS = tuple(Row((number, f"Cơ quan số {number}", number * 7)) for number in range(1, 121))
LONG = DataTable(
    "Bảng dài", (Column("TT", 1, Kind.NUMBER), Column("Tên cơ quan", 5), Column("Số", 1, Kind.NUMBER)), _ROWS
)
_PARAGRAPHS = tuple(Paragraph(f"Đoạn {place}: " + "nội dung " * 60) for place in range(12))
REPORT = replace(
    SAMPLE,
    parts=(
        *SAMPLE.parts,
        Part("NỘI DUNG DÀI", _PARAGRAPHS),
    ),
    annexes=(Annex("Bảng dài", (LONG,), landscape=True), Annex("Bảng dài, lần nữa", (LONG,))),
    keys=(),
    is_draft=False,
)


@pytest.fixture(scope="module")
def pages() -> Iterator[pdfium.PdfDocument]:
    """The report as pages; without LibreOffice the tests are left out, in CI that is a failure."""
    if not pdf.is_available():
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    document = pdfium.PdfDocument(pdf.pdf_of(render_docx(REPORT)))
    yield document
    document.close()


def words(document: pdfium.PdfDocument, number: int) -> str:
    """The text of a page."""
    page = document[number]
    text = page.get_textpage()
    found: str = text.get_text_bounded()
    text.close()
    page.close()
    return " ".join(found.split())


def sizes(document: pdfium.PdfDocument) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    return [
        tuple(round(side / 72 * 25.4) for side in document.get_page_size(number)) for number in range(len(document))
    ]


def first_of(document: pdfium.PdfDocument, phrase: str) -> int:
    """The page on which a phrase stands first."""
    return next(number for number in range(len(document)) if phrase in words(document, number))


def test_pages_are_a4_upright_and_the_wide_annex_lies(pages: pdfium.PdfDocument) -> None:
    first, second = first_of(pages, "Phụ lục I "), first_of(pages, "Phụ lục II ")
    found = sizes(pages)
    assert set(found[:first]) == set(found[second:]) == {(210, 297)}
    assert set(found[first:second]) == {(297, 210)}


def test_numbers_of_pages_begin_with_the_second_and_anew_in_each_annex(pages: pdfium.PdfDocument) -> None:
    first, second = first_of(pages, "Phụ lục I "), first_of(pages, "Phụ lục II ")
    for begin, end in ((0, first), (first, second), (second, len(pages))):
        assert end - begin >= 2
        assert [heading(pages, number) for number in range(begin, end)] == ["", *map(str, range(2, end - begin + 1))]


def heading(document: pdfium.PdfDocument, number: int) -> str:
    """What stands in the upper margin."""
    page = document[number]
    width, height = page.get_size()
    text = page.get_textpage()
    found: str = text.get_text_bounded(left=0, right=width, top=height, bottom=height - 50).strip()
    text.close()
    page.close()
    return found


def test_a_number_of_a_page_stands_in_the_middle(pages: pdfium.PdfDocument) -> None:
    page = pages[1]
    text = page.get_textpage()
    left, _, right, top = text.get_charbox(0)
    width, height = page.get_size()
    text.close()
    page.close()
    assert abs((left + right) / 2 - (85 + width - 42.5) / 2) < 3  # of the text, between its margins
    assert height - top < 57  # the margin of 20 mm


def test_the_head_of_a_long_table_repeats_on_every_page_of_it(pages: pdfium.PdfDocument) -> None:
    first, second = first_of(pages, "Phụ lục I "), first_of(pages, "Phụ lục II ")
    assert second - first >= 3
    assert all("Tên cơ quan" in words(pages, number) for number in range(first, second))


def test_text_keeps_within_the_margins(pages: pdfium.PdfDocument) -> None:
    for number in range(3):
        page = pages[number]
        text = page.get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        width, _ = page.get_size()
        text.close()
        page.close()
        assert min(box[0] for box in boxes) >= 85 - 6
        assert max(box[2] for box in boxes) <= width - 42.5 + 6


def test_letters_are_times_new_roman_or_what_stands_in_for_it(pages: pdfium.PdfDocument) -> None:
    page = pages[1]
    text = page.get_textpage()
    names = set()
    for place in range(text.count_chars()):
        name = ctypes.create_string_buffer(100)
        pdfium.raw.FPDFText_GetFontInfo(text.raw, place, name, 100, ctypes.byref(ctypes.c_int()))
        names.add(name.value.decode())
    text.close()
    page.close()
    assert all(re.search(r"Times ?New ?Roman|Liberation ?Serif", name) for name in names if name), names


def test_recipients_and_signature_share_a_page(pages: pdfium.PdfDocument) -> None:
    number = first_of(pages, "Nơi nhận:")
    assert "Nguyễn Văn An" in words(pages, number)
    assert "kính báo cáo./." in words(pages, number)


def converter(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program that stands for LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_without_libreoffice_there_is_no_pdf_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert not pdf.is_available()
    with pytest.raises(NoConverter):
        pdf.pdf_of(b"")


def test_a_converter_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child, done = tmp_path / "child", tmp_path / "done"
    converter(tmp_path, monkeypatch, f"(sleep 60; touch {done}) & echo $! > {child}; wait")
    with pytest.raises(NotConverted, match="too_slow"):
        pdf.pdf_of(b"", seconds=1.5)
    wait_until(lambda: has_ended(int(child.read_text())))
    assert not done.exists()


def test_a_converter_that_gives_nothing_has_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converter(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(NotConverted, match="failed"):
        pdf.pdf_of(b"")
