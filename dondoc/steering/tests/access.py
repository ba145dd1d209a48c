"""Who gets what at each address of this package."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import write_post
from dondoc.agencies.models.ranges import Span
from dondoc.reporting.tests.world import ISSUED, agency
from dondoc.steering.tests.world import a_method, a_world
from tests.structure.pages import Page, only

_READERS = ("lan", "vinh", "hoa", "minh", "tuan", "binh", "dung", "khanh")
_READS = only(*_READERS, code=200)


def world(lan: User) -> dict[str, Any]:
    """A plan with its regime, and a method of the province."""
    a_world(lan)
    method = a_method(_a_leader(), ISSUED)
    return {
        "province": agency("").pk,
        "finance": agency("so-tai-chinh").pk,
        "method": str(method.pk),
    }


def _a_leader() -> User:
    """Somebody who may set the province's method, beside those whom the table tells of."""
    leader = User.objects.create_user("chu-tich", "chu-tich-2026", full_name="Nguyễn Văn Chủ")
    write_post(person=leader, agency=agency(""), role=Role.LEADER, span=Span(), by=None, at=ISSUED)
    return leader


PAGES = [
    Page("steering:overview", _READS),
    Page("steering:chart", _READS),
    Page("steering:tasks", _READS),
    Page("steering:ratings", _READS),
    Page("steering:rating", _READS, kwargs={"agency_id": "$finance"}),
    Page("steering:methods", _READS),
    Page("steering:method-new", only("khanh", code=200), kwargs={"agency_id": "$province"}),
    Page("steering:method-new", only("lan", "vinh", "khanh", code=200), kwargs={"agency_id": "$finance"}),
    Page(
        "steering:issue",
        only("khanh", code=409),
        method="post",
        data={"method": "$method", "until": "2026-03-20", "seen": "another"},
    ),
    Page("steering:issued", only(*_READERS, code=404), kwargs={"issued_id": "$finance"}),
]
