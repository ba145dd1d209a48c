from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.lib.errors import Forbidden, Refused
from dondoc.reporting.tests.world import ISSUED, agency
from dondoc.steering import actions
from dondoc.steering.enums import Measure, Scoring
from dondoc.steering.models import Component, Method
from dondoc.steering.policies import check_settable
from dondoc.steering.queries.methods import example, method_on, rule_of, versions
from dondoc.steering.rules.method_file import Draft
from dondoc.steering.rules.rating import Band, Scale, Step
from dondoc.steering.tests.world import a_method

LATER = ISSUED + timedelta(days=60)


def test_a_method_says_what_was_set(khanh: User) -> None:
    method = a_method(khanh, ISSUED)
    kept = versions([method.agency_id]).get()
    assert rule_of(kept) == replace(example().method, bands=rule_of(kept).bands)
    assert set(rule_of(kept).bands) == set(example().method.bands)
    event = Event.objects.get(verb="steering.method_set")
    assert event.by == khanh


def test_a_new_version_ends_the_one_before_it_and_changes_nothing_of_it(khanh: User) -> None:
    first = a_method(khanh, ISSUED)
    second = a_method(khanh, LATER, "Bộ tiêu chí mới")
    key = [first.agency_id]
    assert method_on(key, LATER.date() - timedelta(days=1)) == first
    assert method_on(key, LATER.date()) == second
    assert method_on(key, ISSUED.date() - timedelta(days=1)) is None


def test_a_method_begins_today_or_later_and_after_the_last(khanh: User) -> None:
    province, draft = agency(""), example()
    with pytest.raises(Refused):
        actions.set_method(agency=province, draft=draft, from_day=date(2026, 1, 1), by=khanh, at=LATER)
    a_method(khanh, LATER)
    with pytest.raises(Refused):
        actions.set_method(agency=province, draft=draft, from_day=LATER.date(), by=khanh, at=LATER)


def test_the_focal_officer_of_a_department_sets_no_method_of_the_province(lan: User) -> None:
    agency("")
    with pytest.raises(Forbidden):
        a_method(lan)


def test_the_database_refuses_two_methods_on_a_day_and_a_changed_one(khanh: User) -> None:
    method = a_method(khanh, ISSUED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Component.objects.filter(method=method).update(weight=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Method.objects.filter(pk=method.pk).update(name="Khác")


def test_the_database_refuses_two_methods_on_one_day(khanh: User) -> None:
    method = a_method(khanh, ISSUED)
    with pytest.raises(IntegrityError, match="method_alone"), transaction.atomic():
        _write_and_check(Method(agency=method.agency, name="B", valid=method.valid, made_at=ISSUED, made_by=khanh))


def _write_and_check(method: Method) -> None:
    method.save()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _with(**changes: object) -> Draft:
    draft = example()
    return replace(draft, method=replace(draft.method, **changes))  # type: ignore[arg-type]


_FIRST = example().method.components[0]


@pytest.mark.parametrize(
    "draft",
    [
        _with(components=()),
        _with(components=(_FIRST, _FIRST)),
        _with(components=(replace(_FIRST, weight=Decimal(0)),)),
        _with(components=(replace(_FIRST, scale=Scale(Scoring.LINEAR, Decimal(1), Decimal(1))),)),
        _with(components=(replace(_FIRST, scale=Scale(Scoring.STEPS, steps=(Step(Decimal(1), Decimal(1)),))),)),
        _with(components=(replace(_FIRST, scale=Scale(Scoring.STEPS, steps=(Step(Decimal(0), Decimal(101)),))),)),
        _with(bands=(Band(Decimal(50), "Đạt"),)),
        _with(bands=(Band(Decimal(0), "Đạt"), Band(Decimal(0), "Không đạt"))),
    ],
)
def test_a_method_by_which_nobody_could_be_rated_is_refused(draft: Draft) -> None:
    with pytest.raises(Refused):
        check_settable(draft)


def test_the_example_is_a_method_and_no_decision() -> None:
    check_settable(example())
    assert example().is_example
    assert Measure.RETURNS in {one.measure for one in example().method.components}
