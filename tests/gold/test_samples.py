"""The repository's own samples, read as Word files, against what was annotated by hand."""

from __future__ import annotations

import json
from pathlib import Path

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
