"""What the database itself refuses, whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from dondoc.agencies.enums import ChangeKind, Kind, Level
from dondoc.agencies.models import Agency, Change, Phase, Succession
from dondoc.agencies.models.ranges import range_of
from dondoc.agencies.rules.spans import Span

MARCH, JULY = date(2025, 3, 1), date(2025, 7, 1)
AT = datetime(2025, 7, 1, tzinfo=UTC)
ALWAYS = Span()

pytestmark = pytest.mark.django_db


def an_agency(key: str, span: Span = ALWAYS) -> Agency:
    return Agency.objects.create(key=key, valid=range_of(span))


def a_phase(agency: Agency, span: Span = ALWAYS, *, parent: Agency | None = None, code: str = "") -> Phase:
    return Phase.objects.create(
        agency=agency,
        valid=range_of(span),
        name=agency.key,
        short_name=agency.key,
        kind=Kind.DEPARTMENT,
        level=Level.PROVINCE,
        parent=parent,
        code=code,
    )


def refused(word: str, write: Callable[[], object]) -> None:
    """The write is refused when the transaction would end, with the constraint's name."""
    with pytest.raises(IntegrityError, match=word):
        _to_the_end(write)


@transaction.atomic
def _to_the_end(write: Callable[[], object]) -> None:
    write()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_phases_of_one_agency_do_not_overlap() -> None:
    agency = an_agency("so")
    a_phase(agency, Span(None, JULY))
    refused("phase_overlaps", lambda: a_phase(agency, Span(MARCH, None)))
    a_phase(agency, Span(JULY, None))


def test_a_phase_stays_within_the_life() -> None:
    agency = an_agency("so", Span(None, JULY))
    refused("phase_within_life", lambda: a_phase(agency, Span(MARCH, None)))
    a_phase(agency, Span(MARCH, JULY))
    refused("phase_within_life", lambda: Agency.objects.filter(pk=agency.pk).update(valid=range_of(Span(None, MARCH))))


def test_a_life_holds_at_least_a_day() -> None:
    refused("agency_valid_holds_a_day", lambda: an_agency("so", Span(MARCH, MARCH)))


def test_a_code_belongs_to_one_agency_a_day() -> None:
    one, other = an_agency("so-a"), an_agency("so-b")
    a_phase(one, Span(None, JULY), code="H02.14")
    refused("code_once", lambda: a_phase(other, Span(MARCH, None), code="H02.14"))
    a_phase(other, Span(JULY, None), code="H02.14")


def test_nobody_stands_above_themselves() -> None:
    one, two, three = (an_agency(key) for key in ("a", "b", "c"))
    a_phase(one, parent=two)
    a_phase(two, parent=three)
    refused("parent_cycle", lambda: a_phase(three, parent=one))
    refused("parent_cycle", lambda: a_phase(an_agency("d"), parent=Agency.objects.get(key="d")))


def test_parents_may_change_places_in_time() -> None:
    one, two = an_agency("a"), an_agency("b")
    a_phase(one, Span(None, JULY), parent=two)
    a_phase(one, Span(JULY, None))
    a_phase(two, Span(JULY, None), parent=one)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def a_succession(origin: Agency, heir: Agency, on: date, scope: str = "") -> Succession:
    change = Change.objects.create(kind=ChangeKind.MERGED, on=on, created_at=AT, done_at=AT)
    return Succession.objects.create(change=change, origin=origin, heir=heir, scope=scope)


def test_who_takes_over_lives_on_the_day_and_who_gives_all_ends_on_it() -> None:
    ending, living, unborn = an_agency("a", Span(None, MARCH)), an_agency("b"), an_agency("c", Span(JULY, None))
    refused("heir_alive", lambda: a_succession(ending, unborn, MARCH))
    refused("origin_ends", lambda: a_succession(living, unborn, JULY))
    refused("origin_ends", lambda: a_succession(ending, living, JULY))
    refused("succession_to_another", lambda: a_succession(ending, ending, MARCH))
    a_succession(ending, living, MARCH)
    a_succession(living, unborn, JULY, "giá")
