"""What may stand in an answer, what a report lacks, what a draft holds against what is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dondoc.progress.enums import State
from dondoc.reporting.enums import AnswerKind, Fault, Lack
from dondoc.reporting.rules.completeness import SOFT, Given, missing
from dondoc.reporting.rules.composing import Asked, Key, Said, Told, carried, changes
from dondoc.reporting.rules.measures import faults, percent

TODAY = date(2026, 3, 10)
TASK, INDICATOR, PART = AnswerKind.TASK, AnswerKind.INDICATOR, AnswerKind.PART


@pytest.mark.parametrize(
    ("done", "planned", "share"),
    [
        (Decimal(1), Decimal(4), Decimal(25)),
        (Decimal(0), Decimal(4), Decimal(0)),
        (Decimal(6), Decimal(4), Decimal(150)),
        (None, Decimal(4), None),
        (Decimal(1), None, None),
        (Decimal(1), Decimal(0), None),
    ],
)
def test_a_percent_needs_a_measure(done: Decimal | None, planned: Decimal | None, share: Decimal | None) -> None:
    assert percent(done, planned) == share


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, {}),
        ({"state": "soon"}, {"state": Fault.UNKNOWN_STATE}),
        ({"product_on": date(2026, 3, 11)}, {"product_on": Fault.FUTURE}),
        ({"product_on": TODAY}, {}),
        ({"amount_done": Decimal("-0.1")}, {"amount_done": Fault.NEGATIVE}),
        ({"amount_done": Decimal(0), "amount_planned": Decimal(0)}, {"amount_planned": Fault.PLANNED_ZERO}),
        ({"value": Decimal("-2.5")}, {}),
        ({"value": Decimal(10) ** 14}, {"value": Fault.TOO_LARGE}),
        ({"value": Decimal("Infinity")}, {"value": Fault.TOO_LARGE}),
        ({"value": Decimal("0.1234567")}, {"value": Fault.TOO_FINE}),
        ({"value": Decimal("0.1234560000")}, {}),
        ({"unit": "x" * 65}, {"unit": Fault.TOO_LONG}),
    ],
)
def test_what_cannot_be_kept_is_told_by_field(values: dict[str, Any], found: dict[str, Fault]) -> None:
    assert faults(Said(**values), TODAY) == found


@given(some.decimals(allow_nan=False), some.decimals(allow_nan=False))
def test_any_amount_is_judged(done: Decimal, value: Decimal) -> None:
    found = faults(Said(amount_done=done, value=value), TODAY)
    assert ("amount_done" in found) or done >= 0


def task(**said: Any) -> Given:
    return Given(1, TASK, Said(**said))


DOCUMENT = {"product_number": "1/BC", "product_on": TODAY}


@pytest.mark.parametrize(
    ("one", "lacks"),
    [
        (task(text="Chữ."), [Lack.NO_STATE]),
        (task(state=State.NOT_BEGUN), []),
        (task(state=State.UNDER_WAY), []),
        (task(state=State.DONE), [Lack.NO_PROOF]),
        (task(state=State.DONE, **DOCUMENT), []),
        (Given(1, TASK, Said(state=State.DONE), files=1), []),
        (Given(1, TASK, Said(state=State.DONE), files=0, infected=1), [Lack.NO_PROOF, Lack.INFECTED_FILE]),
        (task(state=State.DONE, product_number="1/BC"), [Lack.HALF_PRODUCT]),
        (task(state=State.UNDER_WAY, product_on=TODAY), [Lack.HALF_PRODUCT]),
        (task(state=State.CANNOT, text=" "), [Lack.NO_REASON]),
        (task(state=State.CANNOT, text="Vì …"), []),
        (task(state=State.UNDER_WAY, amount_done=Decimal(0)), [Lack.HALF_MEASURE]),
        (Given(1, INDICATOR, Said(value=Decimal(0))), []),
        (Given(1, INDICATOR, Said(text="Chưa đo.")), []),
        (Given(1, PART, Said(text="Chữ."), is_required=True), []),
    ],
)
def test_what_an_answer_lacks(one: Given, lacks: list[Lack]) -> None:
    assert [found.lack for found in missing([one])] == lacks


def test_blanks_are_told_once_something_is_said() -> None:
    given_ = [
        task(state=State.UNDER_WAY),
        Given(2, INDICATOR, Said()),
        Given(3, PART, Said()),
        Given(4, PART, Said(), is_required=True),
    ]
    found = missing(given_)
    assert [(one.answer, one.lack) for one in found] == [
        (2, Lack.NO_VALUE),
        (3, Lack.EMPTY_PART),
        (4, Lack.REQUIRED_PART),
    ]
    assert [one.is_hard for one in found] == [False, False, True]


@pytest.mark.parametrize("given_", [[], [task()], [task(unit="km"), Given(2, PART, Said(text=" \n"))]])
def test_trap_15_a_blank_report_cannot_be_sent(given_: list[Given]) -> None:
    (found,) = missing(given_)
    assert (found.answer, found.lack, found.is_hard) == (None, Lack.ALL_BLANK, True)


def test_what_stands_as_before_is_counted_and_refuses_nothing() -> None:
    given_ = [Given(key, TASK, Said(state=State.UNDER_WAY), is_carried=True) for key in (1, 2)]
    (found,) = missing(given_)
    assert (found.lack, found.count, found.is_hard) == (Lack.CARRIED, 2, False)


def test_a_draft_behind_what_is_owed_is_not_sent() -> None:
    found = missing([task(state=State.UNDER_WAY)], is_out_of_date=True)
    assert [(one.lack, one.is_hard) for one in found] == [(Lack.OUT_OF_DATE, True)]


def test_every_lack_is_hard_or_soft_on_purpose() -> None:
    assert {Lack.NO_VALUE, Lack.EMPTY_PART, Lack.CARRIED} == SOFT


A, B, C = (Asked(Key(TASK, number), number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("held", "new", "gone", "back"),
    [
        ({}, [A, B], [], []),
        ({A.key: False, B.key: False}, [], [], []),
        ({A.key: False, C.key: False}, [B], [C.key], []),
        ({A.key: True, B.key: False, C.key: True}, [], [], [A.key]),
    ],
)
def test_a_draft_against_what_is_asked(
    held: dict[Key, bool], new: list[Asked], gone: list[Key], back: list[Key]
) -> None:
    found = changes([A, B], held)
    assert (list(found.new), list(found.gone), list(found.back)) == (new, gone, back)
    assert bool(found) == bool(new or gone or back)


def told(day: int) -> Told:
    return Told(Said(text=str(day)), datetime(2026, 3, day, tzinfo=UTC))


def test_an_answer_opens_with_what_was_said_last() -> None:
    assert carried(told(2), told(3)) == told(3)
    assert carried(told(3), told(2)) == told(3)
    # What an accepted report had recorded was said when it was sent: the report itself, with all its words, holds.
    assert carried(told(2), told(2)) == told(2)
    assert carried(None, told(2)) == told(2)
    assert carried(told(2), None) == told(2)
    assert carried(None, None) is None
