"""Reports that wait for a person are counted on the start page."""

from __future__ import annotations

import pytest

from dondoc.accounts.models import User
from dondoc.home.queries import groups_for
from dondoc.reporting import actions
from dondoc.reporting.tests.sent import HOUR, a_draft, seen
from dondoc.reporting.tests.world import AT_THE_CLOSE, a_world


def counted(user: User) -> dict[str, int | None]:
    return {card.url_name: number for _heading, cards in groups_for(user) for card, number in cards}


@pytest.mark.django_db
def test_the_start_page_counts_what_waits_for_a_head_and_for_a_receiver(lan: User, minh: User, dung: User) -> None:
    draft = a_draft(a_world(lan), minh)
    actions.send_to_head(**seen(draft), by=minh, at=AT_THE_CLOSE)
    assert (counted(dung)["reporting:approvals"], counted(lan)["reporting:inbox"]) == (1, 0)
    actions.submit_report(**seen(draft), by=dung, at=AT_THE_CLOSE + HOUR)
    assert (counted(dung)["reporting:approvals"], counted(lan)["reporting:inbox"]) == (0, 1)
    assert "reporting:inbox" not in counted(minh)
