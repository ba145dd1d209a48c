"""Who gets what at each address of this package."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.evidence.actions import Upload
from dondoc.progress import actions
from dondoc.progress.enums import Confirmer, State
from dondoc.progress.models import EntryFile
from dondoc.progress.tests.plans import INDUSTRY, a_plan, share, task_at
from tests.structure.pages import Page, everyone, only

_SHARE = {"holding_id": "$share"}
_PLAN = {"plan_id": "$plan"}


def world(lan: User) -> dict[str, Any]:
    """A plan of lan's whose tasks Sở Công Thương leads: one open, one done that waits, one with time asked."""
    now = timezone.now()
    due = timezone.localdate() + timedelta(days=30)
    plan = a_plan(lan, [(INDUSTRY, due), (INDUSTRY, due), (INDUSTRY, due)])
    minh = User.objects.get(username="minh")
    actions.set_plan_rule(plan=plan, confirmer=Confirmer.FOCAL, since=timezone.localdate(), by=lan, at=now)
    said = actions.Said(State.DONE)
    proof = [Upload("anh.png", b"\x89PNG\r\n\x1a\n")]
    entry = actions.record_progress(holding=share(plan, "II.2"), said=said, files=proof, seen=0, by=minh, at=now)
    wanted = due + timedelta(days=10)
    asked = actions.ask_extension(holding=share(plan, "II.3"), wanted_on=wanted, reason="Chờ vốn.", by=minh, at=now)
    return {
        "plan": plan.pk,
        "share": share(plan).pk,
        "task": task_at(plan, "II.1").pk,
        "agency": share(plan).agency_id,
        "entry": entry.pk,
        "file": EntryFile.objects.get().pk,
        "asked": asked.pk,
        "wanted": wanted.isoformat(),
        "today": timezone.localdate().isoformat(),
    }


#: Sở Công Thương's own.
_OWN = ("minh", "dung")
#: Those who confirm, and those who decide, for the plan's focal agency.
_CONFIRM = ("lan", "vinh", "binh", "khanh")
_DECIDE = ("lan", "vinh", "khanh")

PAGES = [
    Page("progress:mine", everyone(200)),
    Page("progress:agency", everyone(200), kwargs={"agency_id": "$agency"}),
    Page("progress:plan", everyone(200), kwargs=_PLAN),
    Page("progress:tasks", everyone(200), kwargs=_PLAN),
    Page("progress:task", everyone(200), kwargs={"task_id": "$task"}),
    Page("progress:rule", only(*_DECIDE, code=200), kwargs=_PLAN),
    Page(
        "progress:rule",
        only(*_DECIDE, code=302),
        method="post",
        kwargs=_PLAN,
        data={"confirmer": "leader", "since": "$today"},
    ),
    Page("progress:record", only(*_OWN, code=200), kwargs=_SHARE),
    Page(
        "progress:record",
        only(*_OWN, code=302),
        method="post",
        kwargs=_SHARE,
        data={"state": "under_way", "text": "Đang làm.", "seen": "0"},
    ),
    Page("progress:ask", only(*_OWN, code=200), kwargs=_SHARE),
    Page(
        "progress:ask",
        only(*_OWN, code=302),
        method="post",
        kwargs=_SHARE,
        data={"wanted_on": "$wanted", "reason": "Chờ vốn."},
    ),
    Page("progress:waiting", only("lan", "vinh", "hoa", "binh", "dung", "khanh", code=200)),
    Page("progress:confirm", only(*_CONFIRM, code=200), kwargs={"entry_id": "$entry"}),
    Page(
        "progress:confirm",
        only(*_CONFIRM, code=302),
        method="post",
        kwargs={"entry_id": "$entry"},
        data={"verdict": "confirmed"},
    ),
    Page("progress:decide", only(*_DECIDE, code=200), kwargs={"extension_id": "$asked"}),
    Page(
        "progress:decide",
        only(*_DECIDE, code=302),
        method="post",
        kwargs={"extension_id": "$asked"},
        data={"answer": "given", "granted_on": "$wanted"},
    ),
    Page("progress:withdraw", only(*_DECIDE, code=200), kwargs={"task_id": "$task"}),
    Page(
        "progress:withdraw",
        only(*_DECIDE, code=302),
        method="post",
        kwargs={"task_id": "$task"},
        data={"kind": "cancelled", "on": "$today", "basis": "12/QĐ-UBND", "reason": "Không còn cần."},
    ),
    Page("progress:file", only(*_OWN, *_CONFIRM, code=200), kwargs={"link_id": "$file"}),
]
