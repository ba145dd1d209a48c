"""Formats that lean on other programs: read where those are installed, else refused with how to get them."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from dondoc.extraction.doubts import SENTENCES
from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats import doc, ocr, open_source
from dondoc.extraction.source import Table
from dondoc.extraction.tests import builders, packages, sample
from dondoc.extraction.tests.packages import p

PLAN = sample.plan(4)
RTF = b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch th\\u7921?c hi\\u7879?n nhi\\u7879?m v\\u7909? c\\u7911?a t\\u7881?nh}"


def scan() -> bytes:
    """The first page of the plan as a picture in a PDF."""
    page = pdfium.PdfDocument(builders.pdf_of(PLAN))[0].render(scale=200 / 72, grayscale=True).to_pil()
    buffer = io.BytesIO()
    page.save(buffer, "PDF", resolution=200)
    return buffer.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (1200, 1700)) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", size, 255).save(buffer, kind)
    return buffer.getvalue()


class Engine:
    """Stands for Tesseract: says these words, each at its place in dots."""

    class Output:
        DICT = "dict"

    def __init__(self, *lines: list[tuple[int, str]], height: int = 40, top: int = 100) -> None:
        self.data: dict[str, list[Any]] = {
            key: []
            for key in ("level", "block_num", "par_num", "line_num", "left", "top", "width", "height", "conf", "text")
        }
        for number, words in enumerate(lines):
            self._add(4, number, words[0][0], top + number * 70, 900, height, -1, "")
            for left, text in words:
                self._add(5, number, left, top + number * 70, 18 * len(text), height, 90, text)

    def _add(self, level: int, line: int, left: int, top: int, width: int, height: int, conf: int, text: str) -> None:
        given = (level, 1, 1, line, left, top, width, height, conf, text)
        for key, value in zip(self.data, given, strict=True):
            self.data[key].append(value)

    def image_to_data(self, *_: object, **__: object) -> dict[str, list[Any]]:
        return self.data


def refusal(name: str, content: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        open_source(name, content)
    return caught.value.code, caught.value.detail


def test_without_the_program_a_scan_is_refused_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refusal("a.pdf", scan()) == ("no_text_layer", ocr.HOW)
    assert refusal("a.png", picture()) == ("no_text_layer", ocr.HOW)


def test_recognised_words_become_paragraphs_that_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(
        [(200, "Kế"), (260, "hoạch"), (380, "|")],
        [(200, "thực"), (280, "hiện"), (360, "nhiệm"), (460, "vụ"), (510, "ngay")],
    )
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    source = open_source("a.png", picture())
    assert [paragraph.text for paragraph in source.paragraphs()] == ["Kế hoạch", "thực hiện nhiệm vụ ngay"]
    assert (source.recognised, source.page_count) == (True, 1)
    assert {paragraph.bold for paragraph in source.paragraphs()} == {None}


def test_ruling_lines_in_a_picture_make_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Image.new("L", (1200, 1700), 255)
    for at in (80, 160, 240):
        page.paste(0, (150, at, 1000, at + 4))
    for at in (150, 300, 1000):
        page.paste(0, (at, 80, at + 4, 244))
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    engine = Engine([(170, "một"), (400, "Sở")], [(170, "hai"), (400, "thực"), (500, "hiện")])
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    (block,) = open_source("a.png", buffer.getvalue()).blocks
    assert isinstance(block, Table)
    assert [cell.text for cell in block.cells] == ["một", "Sở", "hai", "thực hiện"]


def test_a_picture_of_absurd_size_is_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_engine", Engine)
    assert refusal("a.png", picture(size=(9000, 9000)))[0] == "bomb"
    assert refusal("a.png", picture()[:60])[0] == "broken"


def test_a_scan_is_read_or_says_what_is_missing() -> None:
    if shutil.which("tesseract") is None:
        assert refusal("a.pdf", scan())[0] == "no_text_layer"
        return
    source = open_source("a.pdf", scan())
    assert "KẾ HOẠCH" in " ".join(paragraph.text for paragraph in source.paragraphs())
    assert isinstance(source.blocks[0], Table)


def test_a_scanned_page_among_others_is_told_as_a_loss() -> None:
    mixed, buffer = pdfium.PdfDocument(builders.pdf_of(PLAN)), io.BytesIO()
    mixed.import_pages(pdfium.PdfDocument(scan()))
    mixed.save(buffer)
    source = open_source("a.pdf", buffer.getvalue())
    assert source.losses == ("picture_pages",)
    assert set(source.losses) <= set(SENTENCES)


def test_without_libreoffice_an_old_file_is_refused_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refusal("a.doc", RTF) == ("needs_converter", doc.HOW)


def converter(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program that stands for LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_an_old_file_is_read_by_way_of_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = tmp_path / "ready.docx"
    ready.write_bytes(packages.docx(p("Kế hoạch thực hiện")))
    said = tmp_path / "said"
    converter(tmp_path, monkeypatch, f'echo "$@" > {said}; cat profile/user/*.xcu >> {said}; cp {ready} document.docx')
    assert [part.text for part in open_source("a.doc", RTF).paragraphs()] == ["Kế hoạch thực hiện"]
    assert {"--headless", "--norestore"} <= set(said.read_text(encoding="utf-8").split())
    assert "DisableMacrosExecution" in said.read_text(encoding="utf-8")


def test_an_old_file_that_cannot_be_turned_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converter(tmp_path, monkeypatch, "exit 0")
    assert refusal("a.doc", RTF)[0] == "broken"


def test_a_converter_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "_SECONDS", 0.5)
    converter(tmp_path, monkeypatch, "exec sleep 20")
    assert refusal("a.doc", RTF)[0] == "too_slow"


def test_an_old_file_is_read_or_says_what_is_missing() -> None:
    if shutil.which("soffice") is None:
        assert refusal("a.rtf", RTF)[0] == "needs_converter"
        return
    found = [part.text for part in open_source("a.rtf", RTF).paragraphs()]
    assert found == ["Kế hoạch thực hiện nhiệm vụ của tỉnh"]
