"""The database keeps the ledger honest."""

from __future__ import annotations

import pytest

from dondoc.reporting.enums import PeriodKind, Scheme, Stage, Step
from dondoc.reporting.models import ClosingDay
from dondoc.reporting.models.closing import write_closing_days
from dondoc.reporting.rules.steps import TABLE


@pytest.mark.django_db
def test_closing_days_are_rows_and_written_once() -> None:
    have = ClosingDay.objects.count()
    write_closing_days()
    assert have == ClosingDay.objects.count() == 10
    decree = ClosingDay.objects.get(scheme=Scheme.DECREE, kind=PeriodKind.QUARTER)
    assert (decree.day, decree.months, decree.valid.lower.isoformat()) == (15, -1, "2019-03-12")


def test_every_step_but_the_first_is_in_the_table() -> None:
    assert set(Step) - set(TABLE) == {Step.MADE}


def test_nothing_leads_away_from_an_accepted_report() -> None:
    assert {after[Stage.ACCEPTED] for after in TABLE.values() if Stage.ACCEPTED in after} == {Stage.ACCEPTED}
