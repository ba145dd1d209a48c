"""A province in its second quarter: reports late and accepted, tasks done and late, obstacles said, a method set."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from dondoc.accounts.models import User
from dondoc.reporting import actions as reporting
from dondoc.reporting.models import Revision
from dondoc.reporting.tests.sent import HOUR, a_draft, say, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, World, a_world, agency
from dondoc.steering import actions
from dondoc.steering.models import Method
from dondoc.steering.queries.methods import example
from dondoc.steering.rules.method_file import Draft

#: After the first quarter's reports fell due and before the tasks do; after the tasks did.
IN_APRIL, IN_JULY = date(2026, 4, 6), date(2026, 7, 6)
OBSTACLE = "Thiếu kinh phí cho hệ thống đo."


def an_accepted(world: World, by: User, head: User, receiver: User, value: str = "10") -> Revision:
    """Sở Công Thương's first quarter: its task done, its indicator measured, an obstacle said; accepted in time."""
    draft = a_draft(world, by)
    say(draft, by, kind="indicator", value=Decimal(value))
    part = draft.answers.get(part="obstacles")
    reporting.save_answer(answer=part, version=part.version, values={"text": OBSTACLE}, by=by, at=AT_THE_CLOSE)
    sent = reporting.submit_report(**seen(draft), by=head, at=AT_THE_CLOSE + HOUR)
    return reporting.accept_report(**seen(sent), by=receiver, at=AT_THE_CLOSE + 2 * HOUR)


def a_method(by: User, at: datetime = AT_THE_CLOSE, name: str = "Bộ tiêu chí 2026") -> Method:
    """The province's, as the example has it, decided by a leader."""
    draft = Draft(name, example().method, "12/QĐ-UBND", "Theo quyết định của Chủ tịch.")
    return actions.set_method(agency=agency(""), draft=draft, from_day=at.date(), by=by, at=at)


__all__ = ["AFTER_THE_DUE_DAY", "AT_THE_CLOSE", "IN_APRIL", "IN_JULY", "World", "a_method", "a_world", "an_accepted"]
