"""The reference of the form says what the form knows."""

from __future__ import annotations

import re
from pathlib import Path

from dondoc.papers.docx.checking import MAX_TAGS, NAMES
from dondoc.papers.docx.language import FILTERS, LOOP
from dondoc.papers.docx.package import MAX_SIZE
from dondoc.papers.docx.styles import TABLE_NAME, Style

_TEXT = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "report-form.md").read_text(encoding="utf-8")


def test_every_name_stands_in_the_reference_and_no_other() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", _TEXT, re.MULTILINE)) == NAMES


def test_every_style_stands_in_the_reference_and_no_other() -> None:
    table = _TEXT.split("## Styles")[1].split("## What")[0]
    told = set(re.findall(r"VB [^,|\n;]+?(?= *[,|\n;])", table))
    assert told == {style.value.name for style in Style} | {TABLE_NAME}


def test_filters_and_bounds_are_those_of_the_reference() -> None:
    line = _TEXT.split("Filters: ")[1].split("Nothing else")[0]
    assert set(re.findall(r"`(\w+)`", line)) == FILTERS
    assert set(re.findall(r"`loop\.(\w+)`", line)) == LOOP
    assert f"above {MAX_SIZE // 2**20} MB" in _TEXT
    assert f"more than {MAX_TAGS} tags" in _TEXT
