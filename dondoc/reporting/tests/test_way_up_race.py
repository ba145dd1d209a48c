"""Two people at the very same moment, each in a thread and a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.reporting import actions
from dondoc.reporting.enums import Stage, Step
from dondoc.reporting.models import Move
from dondoc.reporting.tests.sent import DONE, HOUR, a_draft, a_report, now, say, seen
from dondoc.reporting.tests.world import AT_THE_CLOSE, a_world

pytestmark = pytest.mark.django_db(transaction=True)
LATER = AT_THE_CLOSE + 3 * HOUR


def together(*acts: Callable[[], object]) -> list[str]:
    """What each was told: nothing where it was done, else the sentence."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            ready.wait(timeout=10)
            act()
        except Refused as refused:
            return str(refused)
        else:
            return ""
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_submissions_one_stands(lan: User, minh: User, dung: User) -> None:
    draft = seen(a_draft(a_world(lan), minh))
    told = together(*[lambda: actions.submit_report(**draft, by=dung, at=LATER)] * 3)
    assert sorted(map(bool, told)) == [False, True, True]
    assert Move.objects.filter(step=Step.SUBMITTED).count() == 1


def test_a_second_submission_while_the_first_is_being_accepted_is_told(lan: User, minh: User, dung: User) -> None:
    report = seen(a_report(a_world(lan), minh, dung))
    told = together(
        lambda: actions.accept_report(**report, by=lan, at=LATER),
        lambda: actions.submit_report(**report, by=dung, at=LATER),
    )
    assert told[0] == ""
    assert told[1]
    assert now(report["revision"].obligation).stage == Stage.ACCEPTED


def test_accepted_or_returned_but_never_both(lan: User, vinh: User, minh: User, dung: User) -> None:
    report = seen(a_report(a_world(lan), minh, dung))
    told = together(
        lambda: actions.accept_report(**report, by=lan, at=LATER),
        lambda: actions.return_report(**report, note="Sửa.", remarks={}, by=vinh, at=LATER),
    )
    assert sorted(map(bool, told)) == [False, True]
    assert Move.objects.filter(step__in=[Step.ACCEPTED, Step.RETURNED]).count() == 1


def test_what_is_typed_while_it_is_sent_is_either_in_it_or_refused(lan: User, minh: User, dung: User) -> None:
    draft = a_draft(a_world(lan), minh)
    before = seen(draft)
    told = together(
        lambda: actions.submit_report(**before, by=dung, at=LATER),
        lambda: say(draft, minh, LATER, **DONE | {"text": "Gõ thêm."}),
    )
    assert sorted(map(bool, told)) == [False, True]
    is_sent = now(draft.obligation).stage == Stage.SUBMITTED
    assert is_sent == (draft.answers.get(kind="task").text != "Gõ thêm.")
