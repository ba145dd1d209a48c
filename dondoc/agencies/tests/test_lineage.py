"""Who answers for what an agency held; traps T1 to T3 of other systems begin here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import pytest

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.rules.lineage import Edge, LineageCycle, Stretch, answering
from dondoc.agencies.rules.spans import Span, first_overlap

MARCH, JULY, LATER = date(2025, 3, 1), date(2025, 7, 1), date(2027, 1, 1)
PLANNING, FINANCE, LABOUR, HEALTH, DISTRICT, ONE, OTHER = range(7)
ALWAYS = Span()
LIVES = {
    PLANNING: Span(None, MARCH),
    FINANCE: ALWAYS,
    LABOUR: Span(None, MARCH),
    HEALTH: ALWAYS,
    DISTRICT: Span(None, JULY),
    ONE: Span(JULY, LATER),
    OTHER: Span(JULY, None),
}


def stretches(origin: int, *edges: Edge, lives: dict[int, Span] | None = None) -> list[Stretch]:
    by_origin: dict[int, Sequence[Edge]] = defaultdict(list)
    for edge in edges:
        by_origin[edge.origin] = [*by_origin[edge.origin], edge]
    return answering(origin, lives or LIVES, by_origin)


def on(day: date, found: Sequence[Stretch]) -> tuple[AnswerState, int | None]:
    [stretch] = [one for one in found if one.span.holds(day)]
    return stretch.state, stretch.heir


def test_an_agency_that_lives_answers_itself() -> None:
    assert stretches(FINANCE) == [Stretch(ALWAYS, AnswerState.SELF, FINANCE)]


def test_the_day_of_a_merger_is_the_heirs_and_the_day_before_is_not() -> None:
    found = stretches(PLANNING, Edge(7, MARCH, PLANNING, FINANCE))
    assert on(date(2025, 2, 28), found) == (AnswerState.SELF, PLANNING)
    assert on(MARCH, found) == (AnswerState.HEIR, FINANCE)
    assert found[1].change == 7


def test_duties_go_on_from_heir_to_heir() -> None:
    lives = {0: Span(None, MARCH), 1: Span(None, JULY), 2: ALWAYS}
    found = stretches(0, Edge(1, MARCH, 0, 1), Edge(2, JULY, 1, 2), lives=lives)
    assert [(one.state, one.heir) for one in found] == [
        (AnswerState.SELF, 0),
        (AnswerState.HEIR, 1),
        (AnswerState.HEIR, 2),
    ]


def test_a_function_that_goes_elsewhere_does_not_take_the_rest_along() -> None:
    """T3: a split must not move everything to the first of the heirs, nor stop at the function."""
    whole, scoped = Edge(1, MARCH, LABOUR, FINANCE), Edge(1, MARCH, LABOUR, HEALTH, "bảo trợ xã hội")
    assert on(JULY, stretches(LABOUR, scoped, whole)) == (AnswerState.HEIR, FINANCE)


def test_where_one_became_many_a_person_must_choose() -> None:
    found = stretches(DISTRICT, Edge(3, JULY, DISTRICT, ONE), Edge(3, JULY, DISTRICT, OTHER))
    assert on(date(2026, 1, 1), found) == (AnswerState.CHOOSE, None)
    assert found[-1].change == 3


def test_functions_alone_are_for_a_person_too() -> None:
    found = stretches(DISTRICT, Edge(3, JULY, DISTRICT, ONE, "đất đai"))
    assert on(date(2026, 1, 1), found) == (AnswerState.CHOOSE, None)


def test_without_an_heir_it_has_ended() -> None:
    assert on(LATER, stretches(PLANNING)) == (AnswerState.ENDED, None)


def test_what_is_handed_over_while_the_giver_lives_moves_nothing() -> None:
    assert stretches(FINANCE, Edge(4, MARCH, FINANCE, HEALTH, "giá")) == [Stretch(ALWAYS, AnswerState.SELF, FINANCE)]


def test_an_heir_that_ends_the_day_it_takes_over_is_passed_by() -> None:
    lives = {0: Span(None, MARCH), 1: Span(None, MARCH), 2: ALWAYS}
    found = stretches(0, Edge(1, MARCH, 0, 1), Edge(2, MARCH, 1, 2), lives=lives)
    assert [(one.state, one.heir) for one in found] == [(AnswerState.SELF, 0), (AnswerState.HEIR, 2)]


def test_taking_over_in_a_circle_is_an_error() -> None:
    lives = {0: Span(None, MARCH), 1: Span(None, MARCH)}
    with pytest.raises(LineageCycle):
        stretches(0, Edge(1, MARCH, 0, 1), Edge(1, MARCH, 1, 0), lives=lives)


def test_spans_are_half_open() -> None:
    assert Span(MARCH, JULY).holds(MARCH)
    assert not Span(MARCH, JULY).holds(JULY)
    assert not Span(None, MARCH).meets(Span(MARCH, None))
    assert Span(MARCH, MARCH).is_empty
    assert Span(MARCH, JULY).within(ALWAYS)
    assert not ALWAYS.within(Span(MARCH, None))
    assert not ALWAYS.within(Span(None, JULY))
    assert first_overlap([Span(MARCH, None), Span(None, JULY)]) == (Span(None, JULY), Span(MARCH, None))
    assert first_overlap([Span(MARCH, None), Span(None, MARCH)]) is None
