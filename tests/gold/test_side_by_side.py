"""Bắc Giang 2024 and Nam Định 2024 carry out one resolution and share its appendix of indicators."""

from __future__ import annotations

import pytest

from dondoc.accounts.models import User
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.reading import read_plan
from dondoc.extraction.schema import Json, to_json
from dondoc.plans import actions
from dondoc.plans.models import Plan
from dondoc.plans.queries.live.comparison import Comparison, compare
from dondoc.plans.queries.live.wording import targets_of
from dondoc.plans.tests.drafts import AT, a_reading
from tests.gold.shared import plan_file


def _read(name: str) -> Json:
    return to_json(read_plan(source_from_text(plan_file(name).read_text(encoding="utf-8"))))


def _live(name: str, by: User) -> Plan:
    plan = actions.draft_from_reading(reading=a_reading(by, _read(name)), by=by, at=AT)
    return actions.issue_plan(plan=plan, version=plan.version, by=by, at=AT)


@pytest.fixture
def found(lan: User) -> Comparison:
    return compare(_live("bacgiang-2024-nq02", lan), _live("namdinh-2024-nq02", lan))


def test_they_are_told_apart_by_their_provinces_and_share_the_resolution(found: Comparison) -> None:
    assert found.names == ("Bắc Giang", "Nam Định")
    assert found.common_documents == ("02/NQ-CP (2024)",)


def test_the_whole_appendix_is_found_in_both(found: Comparison) -> None:
    shared = [pair for pair in found.indicators if not pair.one.is_body and not pair.other.is_body]
    assert [pair.one.code for pair in shared] == ["I", *(f"II.{row}" for row in range(1, 13))]
    assert not [row.name for row in (*found.only_one, *found.only_other) if not row.is_body]


def test_the_targets_that_differ_are_those_that_a_reader_finds_by_hand(found: Comparison) -> None:
    differing = {
        pair.one.code: tuple(targets_of(indicator).replace("\u00a0", " ") for indicator in (pair.one, pair.other))
        for pair in found.differing
    }
    assert differing == {
        "II.2": ("trên 60 %", "tối thiểu 45 %"),
        "II.3": ("trên 70 %", "tối thiểu 50 %"),
        "II.4": ("100 %", "tối thiểu 80 %"),
    }


def test_tasks_copied_from_the_resolution_are_side_by_side(found: Comparison) -> None:
    pairs = {(pair.one.path, pair.other.path) for pair in found.tasks}
    assert {("II.7.a.-1", "IV.2.7.a.-1"), ("II.7.b.-1", "IV.2.7.b.-1"), ("II.5.b", "IV.2.5.e")} <= pairs
    assert len(pairs) < 20
