"""The JSON that others rely on."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from dondoc.extraction.doubts import SENTENCES, sentence
from dondoc.extraction.errors import SENTENCES as REFUSALS
from dondoc.extraction.errors import Unreadable
from dondoc.extraction.plan import Doubt
from dondoc.extraction.reading import read, read_plan
from dondoc.extraction.schema import Json, to_json
from dondoc.extraction.source import Source
from dondoc.extraction.tests import sample
from dondoc.extraction.tests.readers import table_of

FIXED = {
    "document": {"title", "issuer", "number", "date", "signer", "signer_title", "implements"},
    "indicators": {
        *("code", "group", "name", "unit", "body", "baseline", "target"),
        *("lead", "coordinating", "evaluator"),
    },
    "tasks": {"path", "text", "lead", "coordinating", "supervising", "deadline"},
    "reports": {"from", "to", "frequency", "due", "text"},
    "references": {"number", "type", "date", "issuer"},
}


@pytest.fixture(scope="module")
def made() -> Json:
    return to_json(read_plan(sample.plan()))


def test_it_is_json_and_says_which_reader_made_it(made: Json) -> None:
    again = json.loads(json.dumps(made, ensure_ascii=False))

    assert again["reader"]
    assert again["format"] == "txt"


@pytest.mark.parametrize("kind", FIXED)
def test_each_kind_of_item_has_its_fixed_keys(made: Json, kind: str) -> None:
    items = [made[kind]] if isinstance(made[kind], dict) else made[kind]

    assert items
    for item in items:
        assert set(item) >= FIXED[kind]


def test_values_are_words_numbers_and_lists(made: Json) -> None:
    assert set(made["indicators"][-1]["target"]) == {"year", "op", "value"}
    assert set(made["tasks"][0]["deadline"]) >= {"kind", "value"}
    assert all(isinstance(recipient, str) for recipient in made["recipients"])
    assert len(made["recipients"]) == len(made["recipient_spans"])


def test_a_baseline_has_its_year_value_and_rank() -> None:
    table = table_of(("TT", "Chỉ số", "Điểm năm 2025", "Xếp hạng"), ("1", "Chỉ số tính minh bạch", "6,35", "41"))
    (indicator,) = to_json(read(Source("docx", (table,))))["indicators"]

    assert indicator["baseline"] == {"year": 2025, "value": 6.35, "rank": 41}
    assert indicator["target"] is None


@pytest.mark.parametrize("kind", ["tasks", "indicators", "reports"])
def test_each_item_says_where_it_stands_and_how_sure_it_is(made: Json, kind: str) -> None:
    for item in made[kind]:
        assert 0 <= item["span"]["start"] < item["span"]["end"] <= len(made["text"])
        assert 0 < item["confidence"] <= 1
        for doubt in item["doubts"]:
            assert doubt["message"].endswith(".")


def test_blocks_tile_the_text_in_reading_order(made: Json) -> None:
    spans = [(block["span"]["start"], block["span"]["end"]) for block in made["blocks"]]

    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert {block["kind"] for block in made["blocks"]} == {"paragraph", "table", "footnote"}


def test_every_doubt_and_refusal_is_a_sentence_that_takes_its_detail() -> None:
    for code, words in SENTENCES.items():
        assert ("Sở Y tế" in sentence(Doubt(code, "Sở Y tế"))) is ("{detail}" in words)
    for code, words in REFUSALS.items():
        assert ("5 MB" in Unreadable(code, "5 MB").sentence) is ("{detail}" in words)
        assert words.endswith(".")
