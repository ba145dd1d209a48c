"""The sample plans are what their words make, and what is expected of the reader stands in them."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from dondoc.extraction.formats import docx
from samples.make_sample import HERE, SAMPLES, load, make

FOLDERS = sorted(SAMPLES)


def parts_of(content: bytes) -> dict[str, tuple[tuple[int, ...], bytes]]:
    """Each part of a package with its date; compressed bytes are not asked, since they differ between zlibs."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {item.filename: (item.date_time, package.read(item)) for item in package.infolist()}


def text_of(path: Path) -> str:
    source = docx.read(path.read_bytes(), lambda _done, _all: None)
    return " ".join(paragraph.text for paragraph in (*source.paragraphs(), *source.footnotes))


def expected(folder: str) -> dict[str, Any]:
    return dict(json.loads((HERE / f"{folder}.expected.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_committed_file_is_what_its_words_make(folder: str) -> None:
    assert parts_of((HERE / SAMPLES[folder]).read_bytes()) == parts_of(make(load(HERE / folder)))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_same_words_make_the_same_bytes(folder: str) -> None:
    assert make(load(HERE / folder)) == make(load(HERE / folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_expected_text_stands_in_the_file(folder: str) -> None:
    text = text_of(HERE / SAMPLES[folder])
    plan = expected(folder)
    wanted = [item["text"] for kind in ("tasks", "reports") for item in plan[kind]] + plan["recipients"]
    wanted += [item["name"] for item in plan["indicators"] if not item["body"]]
    wanted += [reference["number"] for reference in plan["references"]]
    assert [words for words in wanted if words not in text] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_two_expected_tasks_share_a_path(folder: str) -> None:
    paths = [task["path"] for task in expected(folder)["tasks"]]
    assert len(paths) == len(set(paths))


def test_the_two_plans_implement_the_same_resolution_and_share_indicators() -> None:
    one, other = (expected(folder) for folder in FOLDERS)
    assert one["document"]["implements"] == other["document"]["implements"]
    names = [{item["name"] for item in plan["indicators"] if not item["body"]} for plan in (one, other)]
    assert len(names[0] & names[1]) >= 10
