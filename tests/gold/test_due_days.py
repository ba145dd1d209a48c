"""Every day that a real plan prints for its reports becomes a day of the ledger."""

from __future__ import annotations

from functools import cache

import pytest

from dondoc.extraction.formats import open_source
from dondoc.extraction.grammar.before import says_before
from dondoc.extraction.plan import ReportDuty
from dondoc.extraction.reading import read_plan
from dondoc.extraction.schema import to_json
from dondoc.plans.enums import Frequency, ItemKind
from dondoc.plans.rules.drafting import items_of
from dondoc.plans.rules.times import days_of
from dondoc.reporting.enums import Rhythm
from dondoc.reporting.rules.dues import is_due_rule, owed_in
from dondoc.reporting.rules.periods import Closing
from tests.gold.shared import SHARED, need_shared, plan_file

DECREE = Closing(15, -1)


@cache
def duties(name: str) -> list[ReportDuty]:
    path = plan_file(name)
    return list(read_plan(open_source(path.name, path.read_bytes())).reports)


def before(name: str) -> set[tuple[str, str]]:
    """The plan's tasks that are to be done "before" a day: each with the last day in time."""
    path = plan_file(name)
    items = items_of(to_json(read_plan(open_source(path.name, path.read_bytes()))))
    found = set()
    for fields in (item["fields"] for item in items if item["kind"] == ItemKind.TASK):
        time = fields["deadline_kind"], fields["deadline_value"]
        last = days_of(*time, fields["deadline_phrase"])[1]
        if last != days_of(*time)[1]:
            found.add((fields["path"], f"{last:%d/%m/%Y}"))
    return found


def days(name: str, year: int) -> set[str]:
    """The last days in time that the plan's duties give a year, by the words that they print alone."""
    found: set[str] = set()
    for duty in duties(name):
        rhythm = Rhythm.ONCE if duty.frequency == Frequency.AD_HOC else Rhythm(duty.frequency.value)
        found |= {f"{owed.due_on:%d/%m/%Y}" for owed in owed_in(year, rhythm, duty.due, DECREE, is_before=True)}
    return found


def test_every_printed_day_is_understood() -> None:
    need_shared()
    names = [path.stem for path in sorted((SHARED / "plans").rglob("*.txt"))]
    words = {(name, word) for name in names for duty in duties(name) for word in duty.due}
    assert len(words) > 20
    assert {(name, word) for name, word in words if not is_due_rule(word)} == set()


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("bacgiang-2024-nq02", 2024, {"31/05/2024", "30/11/2024"}),
        ("bacgiang-2023-tinh-minh-bach", 2023, {"01/04/2023", "01/07/2023", "01/10/2023", "01/01/2024", "01/12/2023"}),
        ("langson-2021-nq02", 2021, {"09/03/2021", "09/06/2021", "09/09/2021", "09/12/2021"}),
        ("namdinh-2024-nq02", 2024, {"04/06/2024", "04/12/2024"}),
        ("bacgiang-2022-phuc-hoi", 2022, {"09/08/2022"}),
    ],
)
def test_the_five_plans_give_the_days_that_they_print(name: str, year: int, expected: set[str]) -> None:
    assert expected <= days(name, year)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bacgiang-2022-phuc-hoi", set()),
        (
            "bacgiang-2023-tinh-minh-bach",
            {
                ("PL.II.3.1", "29/07/2023"),
                ("PL.II.3.2", "14/09/2023"),
                ("PL.II.6.4", "29/11/2023"),
                ("PL.II.6.5.-2", "29/11/2023"),
                ("PL.II.6.5.-3", "29/11/2023"),
                ("PL.II.6.5.-4", "29/11/2023"),
                ("PL.II.6.6", "29/11/2023"),
                ("PL.II.7.2", "29/11/2023"),
                ("PL.II.7.3", "29/11/2023"),
                ("PL.II.16.3", "29/11/2023"),
            },
        ),
        ("bacgiang-2024-nq02", set()),
        ("langson-2021-nq02", {("II.4.e", "09/12/2021")}),
        ("laocai-2026-ct11-khoang-san", {("PL.5", "31/12/2029")}),
        ("nghean-980-2025-qd1899-phong-thu-dan-su", {("PL.I.1", "29/11/2025")}),
        ("thanhhoa-235-2025-quan-trac-thuy-san", {("IV.1.-5", "14/12/2026")}),
    ],
)
def test_what_a_plan_wants_before_a_day_is_in_time_until_the_day_before(
    name: str, expected: set[tuple[str, str]]
) -> None:
    assert before(name) == expected


@pytest.mark.parametrize(
    ("name", "due"),
    [("namdinh-2024-nq02", "06-05"), ("cantho-153-2025-phong-chong-ma-tuy", "12-15")],
)
def test_a_report_before_a_day_in_brackets_is_before_it_too(name: str, due: str) -> None:
    assert [says_before(duty.text) for duty in duties(name) if due in duty.due] == [True]
