"""Two keepers at the very same moment, each in a thread and a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from dondoc.accounts.models import User
from dondoc.agencies.actions import carry_out_change, correct_agency
from dondoc.agencies.actions.importing import import_rows, read_rows
from dondoc.agencies.enums import ChangeKind, Kind, Level
from dondoc.agencies.models import Agency, Answering, Change
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.spans import Span
from dondoc.agencies.tests.registry import AT, ON, phase_on, prepared, sl
from dondoc.lib.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = 3


def won(*does: Callable[[], object]) -> int:
    """How many of the actions, all begun at once, were not refused."""
    ready = Barrier(len(does))

    def run(do: Callable[[], object]) -> bool:
        try:
            ready.wait(timeout=10)
            do()
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(does)) as pool:
        return sum(pool.map(run, does))


def test_a_change_is_carried_out_once(thu: User) -> None:
    change = prepared(ChangeKind.MERGED, thu, agencies=(sl("so-y-te").pk,), heirs=(sl("so-noi-vu").pk,))
    assert won(*[lambda: carry_out_change(change=Change.objects.get(), by=thu, at=AT)] * TOGETHER) == 1
    assert Answering.objects.on(ON).get(origin=sl("so-y-te")).heir == sl("so-noi-vu")
    assert change.successions.count() == 1


def test_of_two_that_merge_into_each_other_only_one_goes(thu: User) -> None:
    one, other = sl("so-y-te").pk, sl("so-noi-vu").pk
    changes = [
        prepared(ChangeKind.MERGED, thu, agencies=(origin,), heirs=(heir,))
        for origin, heir in ((one, other), (other, one))
    ]
    assert won(*(lambda change=change: carry_out_change(change=change, by=thu, at=AT) for change in changes)) == 1
    assert Agency.objects.filter(pk__in=(one, other), valid__upper_inf=True).count() == 1


def test_of_two_who_correct_the_same_one_is_told(thu: User) -> None:
    phase = phase_on(sl("so-y-te"), ON)

    def correct(name: str) -> Callable[[], object]:
        facts = Facts(
            name=name, short_name=name, kind=Kind.DEPARTMENT, level=Level.PROVINCE, parent=sl().pk, province=sl().pk
        )
        agency = Agency.objects.get(pk=phase.agency_id)
        return lambda: correct_agency(agency=agency, phase=phase, facts=facts, span=Span(), version=1, by=thu, at=AT)

    assert won(correct("Sở Một"), correct("Sở Hai")) == 1


def test_a_file_that_comes_in_twice_at_once_enters_each_agency_once(thu: User) -> None:
    sl()
    sheet = read_rows(b"name;kind;level;parent\nSo A;unit;province;song-lam\nSo B;unit;province;song-lam", "x.csv")
    assert won(*[lambda: import_rows(sheet, by=thu, at=AT)] * TOGETHER) == TOGETHER
    assert Agency.objects.filter(phases__name__in=("So A", "So B")).count() == 2
