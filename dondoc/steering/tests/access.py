"""Who gets what at each address of this package."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.home import demo
from dondoc.reporting.tests.world import ISSUED, agency
from dondoc.steering.tests.world import a_method, a_world
from tests.structure.pages import Page, only

_READERS = ("lan", "vinh", "hoa", "minh", "tuan", "binh", "dung", "khanh")
_READS = only(*_READERS, code=200)


def world(lan: User) -> dict[str, Any]:
    """A plan with its regime, a method of the province, and one of Sở Tài chính that nobody has decided on."""
    a_world(lan)
    leader = User.objects.filter(username=demo.KHANH.username).first() or demo.enrol(demo.KHANH, demo.PASSWORD)
    method = a_method(leader, ISSUED)
    return {
        "province": agency("").pk,
        "finance": agency("so-tai-chinh").pk,
        "method": str(method.pk),
    }


PAGES = [
    Page("steering:overview", _READS),
    Page("steering:chart", _READS),
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
