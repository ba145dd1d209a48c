"""What came on paper, entered by the receiver."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.evidence.actions import Upload
from dondoc.lib.errors import Forbidden, Refused
from dondoc.progress.models import Entry
from dondoc.reporting import actions
from dondoc.reporting.actions import Paper
from dondoc.reporting.enums import Channel, RevisionStage, Stage
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.queries.heads import facts_of
from dondoc.reporting.rules.ledger import is_late
from dondoc.reporting.tests.sent import COMMUNE, INDUSTRY, a_draft, now, say, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, DUE, World, a_world, the_obligation

pytestmark = pytest.mark.django_db
SCAN = Upload("ban-quet.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
IN_TIME = DUE - timedelta(days=2)
DONE_BY_THE_SCAN = {"state": "done", "text": "Đã rà soát xong."}


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


@pytest.fixture
def owed(world: World) -> Obligation:
    return the_obligation(world.regime, COMMUNE)


def typed(owed: Obligation, by: User) -> Revision:
    revision = actions.begin_paper(obligation=owed, by=by, at=AFTER_THE_DUE_DAY)
    say(revision, by, AFTER_THE_DUE_DAY, **DONE_BY_THE_SCAN)
    return revision


def paper(received_on: date = IN_TIME, **more: object) -> Paper:
    return Paper(received_on, **{"scans": [SCAN], **more})  # type: ignore[arg-type]


def test_it_is_in_time_by_the_day_on_which_it_came_in(owed: Obligation, lan: User) -> None:
    entered = actions.enter_on_paper(**seen(typed(owed, lan)), paper=paper(), by=lan, at=AFTER_THE_DUE_DAY)
    assert (entered.channel, entered.stage, entered.submitted_by) == (Channel.PAPER, RevisionStage.SUBMITTED, lan)
    first = now(owed).first_valid_at
    assert first
    assert timezone.localdate(first) == IN_TIME
    assert not is_late(facts_of(now(owed)), AFTER_THE_DUE_DAY.date())
    assert Event.objects.filter(verb="reporting.paper_entered").count() == 1


def test_its_scan_proves_what_it_says_once_it_is_accepted(owed: Obligation, lan: User, vinh: User) -> None:
    entered = actions.enter_on_paper(**seen(typed(owed, lan)), paper=paper(), by=lan, at=AFTER_THE_DUE_DAY)
    actions.accept_report(**seen(entered), by=vinh, at=AFTER_THE_DUE_DAY)
    entry = Entry.objects.get()
    assert [link.name for link in entry.files.all()] == ["ban-quet.pdf"]
    assert entry.done_on == IN_TIME


@pytest.mark.parametrize(
    "wrong",
    [
        {"received_on": AFTER_THE_DUE_DAY.date() + timedelta(days=1)},
        {"received_on": date(2025, 1, 1)},
        {"scans": []},
        {"letter_number": "5/BC"},
        {"letter_number": "5/BC", "letter_on": IN_TIME + timedelta(days=1)},
        {"nil_reason": "Không phát sinh."},
        {"said": {"state": "cannot"}},
    ],
    ids=[
        "to come",
        "before the period",
        "no scan",
        "half a letter",
        "a later letter",
        "nil, yet answered",
        "no reason",
    ],
)
def test_a_paper_that_cannot_be_is_refused(wrong: dict[str, object], owed: Obligation, lan: User) -> None:
    revision, given = typed(owed, lan), {"received_on": IN_TIME, **wrong}
    if said := given.pop("said", None):
        say(revision, lan, AFTER_THE_DUE_DAY, **{"text": "", **said})  # type: ignore[dict-item]
    with pytest.raises(Refused):
        actions.enter_on_paper(**seen(revision), paper=paper(**given), by=lan, at=AFTER_THE_DUE_DAY)  # type: ignore[arg-type]
    assert (now(owed).stage, revision.files.count()) == (Stage.DRAFT, 0)


def test_t15_a_paper_that_says_nothing_is_no_report_unless_it_says_so(owed: Obligation, lan: User) -> None:
    blank = actions.begin_paper(obligation=owed, by=lan, at=AFTER_THE_DUE_DAY)
    with pytest.raises(Refused):
        actions.enter_on_paper(**seen(blank), paper=paper(), by=lan, at=AFTER_THE_DUE_DAY)
    why = paper(nil_reason="Không phát sinh.")
    entered = actions.enter_on_paper(**seen(blank), paper=why, by=lan, at=AFTER_THE_DUE_DAY)
    assert (entered.is_nil, now(owed).is_nil) == (True, True)


def test_only_the_receiver_enters_it(owed: Obligation, tuan: User, hoa: User, lan: User, dung: User) -> None:
    for stranger in (tuan, hoa, dung):
        with pytest.raises(Forbidden):
            actions.begin_paper(obligation=owed, by=stranger, at=AFTER_THE_DUE_DAY)
    revision = typed(owed, lan)
    with pytest.raises(Forbidden):
        say(revision, tuan, AFTER_THE_DUE_DAY, state="under_way", text="Khác.")


def test_t19_what_the_agency_writes_itself_is_not_entered_a_second_time(world: World, minh: User, lan: User) -> None:
    draft = a_draft(world, minh)
    with pytest.raises(Refused, match="Trần Văn Minh"):
        actions.begin_paper(obligation=draft.obligation, by=lan, at=AFTER_THE_DUE_DAY)
    assert draft.obligation.revisions.count() == 1


def test_a_draft_that_was_only_opened_is_used(world: World, minh: User, lan: User) -> None:
    owed = the_obligation(world.regime, INDUSTRY)
    opened = actions.open_revision(obligation=owed, by=minh, at=AT_THE_CLOSE)
    begun = actions.begin_paper(obligation=owed, by=lan, at=AFTER_THE_DUE_DAY)
    assert (begun.pk, begun.channel) == (opened.pk, Channel.PAPER)
    assert actions.begin_paper(obligation=owed, by=lan, at=AFTER_THE_DUE_DAY).pk == opened.pk


def test_it_can_be_left_to_the_agency_after_all(owed: Obligation, lan: User, tuan: User) -> None:
    revision = typed(owed, lan)
    actions.leave_paper(**seen(revision), by=lan, at=AFTER_THE_DUE_DAY)
    say(revision, tuan, AFTER_THE_DUE_DAY, state="under_way", text="Đang làm.")
    with pytest.raises(Refused):
        actions.enter_on_paper(**seen(revision), paper=paper(), by=lan, at=AFTER_THE_DUE_DAY)
