"""The repository's own samples, read as Word files, against what was annotated by hand."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dondoc.extraction.formats import open_source
from dondoc.extraction.reading import read_plan
from dondoc.extraction.schema import to_json
from tests.gold.scoring import score

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.mark.parametrize("name", ["song-lam", "ha-thanh"])
def test_a_sample_reads_as_it_was_annotated(name: str) -> None:
    content = (SAMPLES / f"ke-hoach-{name}.docx").read_bytes()
    gold = json.loads((SAMPLES / f"{name.replace('-', '_')}.expected.json").read_text(encoding="utf-8"))

    reached, misses = score(gold, to_json(read_plan(open_source(f"{name}.docx", content))))

    for row in (
        "tasks",
        "tasks.path",
        "tasks.lead",
        "tasks.coordinating",
        "indicators.table",
        "indicators.table.values",
        "reports",
        "references",
        "recipients",
        "document",
    ):
        assert reached[row] >= 0.98, (row, misses)
    assert reached["tasks.deadline"] >= 0.94, misses
    assert reached["indicators.body"] >= 0.9, misses


@pytest.mark.parametrize("name", ["song-lam", "ha-thanh"])
def test_a_sample_printed_to_pdf_reads_the_same(name: str, tmp_path: Path) -> None:
    """With what a word processor does to it: pages that cut tables, raised note marks, words broken in cells."""
    printer = shutil.which("soffice") or shutil.which("libreoffice")
    assert printer, "LibreOffice is not installed; `make machine` brings it"
    word = SAMPLES / f"ke-hoach-{name}.docx"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [printer, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    printed = tmp_path / f"{word.stem}.pdf"

    assert _said(printed) == _said(word)


def _said(file: Path) -> dict[str, Any]:
    """What is compared: all but places, confidence and the words that roles were read from."""
    plan = to_json(read_plan(open_source(file.name, file.read_bytes())))
    aside = {"span", "confidence", "doubts", "phrases", "mentions"}
    items = {
        kind: [{key: value for key, value in item.items() if key not in aside} for item in plan[kind]]
        for kind in ("tasks", "indicators", "reports", "references")
    }
    return {**items, "document": plan["document"], "recipients": plan["recipients"]}
