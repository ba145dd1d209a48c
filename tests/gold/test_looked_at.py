"""Documents that were looked at by eye: what was right then stays right."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.reading import read_plan
from dondoc.extraction.schema import Json, to_json
from tests.gold.shared import SHARED, need_shared, plan_file

#: Drafts that nobody has signed yet.
UNSIGNED = {"laocai-2026-ct11-khoang-san"}

SEEN: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "looked_at.toml").read_text(encoding="utf-8"))


@cache
def _read(name: str) -> Json:
    return to_json(read_plan(source_from_text(plan_file(name).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", SEEN)
def test_a_document_that_was_looked_at_still_reads_so(name: str) -> None:
    plan, seen = _read(name), SEEN[name]
    by_path = {task["path"]: task for task in plan["tasks"]}

    if "tasks" in seen:
        assert len(plan["tasks"]) == seen["tasks"]
    if "table_indicators" in seen:
        assert sum(not indicator["body"] for indicator in plan["indicators"]) == seen["table_indicators"]
    if "reports" in seen:
        assert [[report["frequency"], report["due"]] for report in plan["reports"]] == seen["reports"]
    assert {path: by_path[path]["lead"] for path in seen.get("lead", {})} == seen.get("lead", {})
    assert {path: by_path[path]["deadline"]["value"] for path in seen.get("deadline", {})} == seen.get("deadline", {})


def test_every_document_of_the_genre_gives_a_plan_with_a_title_a_signer_and_spans_that_hold() -> None:
    need_shared()
    for path in sorted((SHARED / "plans").rglob("*.txt")):
        plan = _read(path.stem)

        assert plan["document"]["title"], path.stem
        assert plan["document"]["issuer"], path.stem
        assert bool(plan["document"]["signer"]) is (path.stem not in UNSIGNED), path.stem
        for task in plan["tasks"]:
            span = task["span"]
            assert plan["text"][span["start"] : span["end"]] == task["text"], (path.stem, task["path"])
