"""Every day that a real plan prints for its reports becomes a day of the ledger."""

from __future__ import annotations

from functools import cache

import pytest

from dondoc.extraction.formats import open_source
from dondoc.extraction.plan import ReportDuty
from dondoc.extraction.reading import read_plan
from dondoc.plans.enums import Frequency
from dondoc.reporting.enums import Rhythm
from dondoc.reporting.rules.dues import is_due_rule, owed_in
from dondoc.reporting.rules.periods import Closing
from tests.gold.shared import SHARED, need_shared, plan_file

DECREE = Closing(15, -1)


@cache
def duties(name: str) -> list[ReportDuty]:
    path = plan_file(name)
    return list(read_plan(open_source(path.name, path.read_bytes())).reports)


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
