"""The first period's report upwards, composed and issued by the focal agency, so that one can be seen."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.agencies.actions import demo as agencies
from dondoc.consolidation import actions
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.openings import opening_facts
from dondoc.home.demo.cast import BINH, LAN
from dondoc.reporting.models import Obligation

_NUMBER = 41
_FACTS = {
    "issuer": "Sở Tài chính",
    "superior": "UBND tỉnh Sông Lam",
    "signs": "BC-STC",
    "place": "Sông Lam",
    "to": "Chủ tịch Ủy ban nhân dân tỉnh",
    "opening": "Thực hiện Kế hoạch của UBND tỉnh, Sở Tài chính báo cáo kết quả như sau:",
    "closing": "Sở Tài chính kính báo cáo Chủ tịch Ủy ban nhân dân tỉnh./.",
    "recipients": "Như trên",
    "signature_lines": "GIÁM ĐỐC",
    "signer": BINH.full_name,
}


@transaction.atomic
def issue_first(*, at: datetime) -> Report | None:
    """Issue it the day after its last report was accepted; None where one was begun before, or nothing is accepted.

    Reports that wait to be accepted stay out of it: accepting one shows what it would change.
    """
    people = {one.username: one for one in User.objects.filter(username__in=[LAN.username, BINH.username])}
    if len(people) < 2:
        return None
    keeper = agencies.agency_of(LAN.agency).pk
    accepted = Obligation.objects.filter(receiver=keeper).exclude(accepted_at=None)
    first = accepted.order_by("due_on", "pk").first()
    if first is None or Report.objects.filter(keeper=keeper).exists():
        return None
    pair = (first.regime_id, first.period)
    last: datetime = accepted.filter(regime=pair[0], period=pair[1]).aggregate(last=Max("accepted_at"))["last"]
    moment = min(last + timedelta(days=1), at)
    return _issued(keeper, pair, moment, lan=people[LAN.username], binh=people[BINH.username])


def _issued(keeper: int, pair: tuple[int, str], at: datetime, *, lan: User, binh: User) -> Report:
    day = timezone.localdate(at)
    facts = opening_facts([pair], keeper, day) | _FACTS
    report = actions.start_report(keeper=keeper, facts=facts, sources=[pair], by=lan, at=at)
    actions.suggest_passages(report=report, by=lan, at=at)
    report.refresh_from_db()
    actions.issue_report(report=report, version=report.version, number=_NUMBER, dated_on=day, by=binh, at=at)
    return report
