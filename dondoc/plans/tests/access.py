"""Who gets what at each address of this package."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.agencies.models import Agency
from dondoc.plans import actions
from dondoc.plans.models import Reading
from dondoc.plans.tests.drafts import AT, a_draft, a_live_plan, a_reading
from dondoc.plans.tests.extracted import song_lam
from dondoc.plans.tests.registry import a_plan, agency, seed
from tests.structure.pages import Codes, Page, everyone, focal_officers, only, own_draft

_DRAFT = {"plan_id": "$draft"}
_TASK = {**_DRAFT, "kind": "task", "item_id": "$task"}
_LIVE = {"plan_id": "$live"}
_VERSION = {"version": "1"}


def world(lan: User) -> dict[str, Any]:
    """A draft with its parts, a reading of the same number, a live plan."""
    draft = a_draft(lan)
    second = a_reading(lan, song_lam(more_tasks=1))
    newer = a_reading(lan, {**song_lam(), "reader": "9.9.9"}, document=draft.document)
    refused = Reading.objects.create(
        document=second.document,
        reader="0.0.1",
        state="refused",
        refusal="crashed",
        requested_at=draft.created_at,
        requested_by=lan,
        finished_at=draft.created_at,
    )
    one, two, _three = draft.tasks.all()
    dropped = draft.recipients.all()[0]
    dropped.dropped_at, dropped.dropped_by = draft.created_at, lan
    dropped.save()
    live = a_live_plan(lan, number="2/KH")
    named, district = _duties(lan)
    return {
        "draft": draft.pk,
        "document": draft.document_id,
        "second": second.pk,
        "newer": newer.pk,
        "refused": refused.pk,
        "unread": a_draft(lan, number="1/KH").document_id,
        "live": live.pk,
        "named": named,
        "district": district.pk,
        "its_end": district.passed_on.all()[0].change_id,
        "commune": str(agency("ubnd-xa-khe-tre").pk),
        "live_task": live.tasks.all()[0].pk,
        "task": one.pk,
        "pair": [f"{one.pk}:1", f"{two.pk}:1"],
        "dropped": dropped.pk,
        "discarded": actions.discard_draft(plan=a_draft(lan, number="9/KH"), by=lan, at=AT).pk,
    }


def _duties(lan: User) -> tuple[int, Agency]:
    """A place whose name nobody knows, and an agency that ended with duties."""
    seed()
    plan = a_plan(lan, ["Tổ công tác số 9", "UBND huyện Thanh Sơn"])
    meaning = plan.meanings.get(state="to_settle")
    return meaning.assignment_id, agency("ubnd-huyen-thanh-son")


def _looked_after(code: int, *, hoa: int) -> Codes:
    """For those who look after the plan and the keeper of the province's registry; hoa looks after plans of her own."""
    return {**only("lan", "vinh", "thu", code=code), "hoa": hoa}


PAGES = [
    Page("plans:intake", focal_officers(200)),
    Page("plans:intake", focal_officers(200), method="post"),
    Page("plans:reading", own_draft(200), kwargs={"reading_id": "$second"}),
    Page("plans:reading", own_draft(200), kwargs={"reading_id": "$refused"}),
    Page("plans:new-edition", own_draft(302), method="post", kwargs={"reading_id": "$second"}),
    Page("plans:document-file", only("lan", "vinh", code=200, others=404), kwargs={"document_id": "$document"}),
    Page("plans:read-again", own_draft(409), method="post", kwargs={"document_id": "$unread"}),
    Page("plans:drafts", focal_officers(200)),
    Page("plans:review", own_draft(200), kwargs=_DRAFT),
    Page("plans:facts", own_draft(200), kwargs=_DRAFT),
    Page("plans:add", own_draft(200), kwargs=_DRAFT),
    Page("plans:add", own_draft(302), method="post", kwargs=_DRAFT, data={"kind": "recipient", "words": "NHIỆM VỤ"}),
    Page("plans:merge", own_draft(302), method="post", kwargs=_DRAFT, data={"tasks": "$pair"}),
    Page("plans:undo", own_draft(409), method="post", kwargs=_DRAFT),
    Page("plans:discard", own_draft(302), method="post", kwargs=_DRAFT),
    Page("plans:take-up", own_draft(302), method="post", kwargs={"plan_id": "$discarded"}),
    Page("plans:issue", own_draft(200), kwargs=_DRAFT),
    Page("plans:issue", own_draft(302), method="post", kwargs=_DRAFT, data=_VERSION),
    Page("plans:reread", own_draft(200), kwargs={**_DRAFT, "reading_id": "$newer"}),
    Page("plans:reread", own_draft(302), method="post", kwargs={**_DRAFT, "reading_id": "$newer"}),
    Page("plans:typed", own_draft(200), method="post", kwargs={**_DRAFT, "form": "facts"}),
    Page("plans:item", own_draft(200), kwargs=_TASK),
    Page("plans:confirm", own_draft(302), method="post", kwargs=_TASK, data=_VERSION),
    Page("plans:drop", own_draft(302), method="post", kwargs=_TASK, data=_VERSION),
    Page(
        "plans:restore",
        own_draft(302),
        method="post",
        kwargs={**_DRAFT, "kind": "recipient", "item_id": "$dropped"},
        data=_VERSION,
    ),
    Page(
        "plans:split",
        own_draft(302),
        method="post",
        kwargs={**_DRAFT, "item_id": "$task"},
        data={**_VERSION, "parts": "một\nhai"},
    ),
    Page("plans:list", everyone(200)),
    Page("plans:compare", everyone(200)),
    Page("plans:plan", everyone(200), kwargs=_LIVE),
    Page("plans:plan", everyone(404), kwargs=_DRAFT),
    Page("plans:outline", everyone(200), kwargs=_LIVE),
    Page("plans:tasks", everyone(200), kwargs=_LIVE),
    Page("plans:task", everyone(200), kwargs={**_LIVE, "task_id": "$live_task"}),
    Page("plans:indicators", everyone(200), kwargs=_LIVE),
    Page("plans:reports", everyone(200), kwargs=_LIVE),
    Page("plans:references", everyone(200), kwargs=_LIVE),
    Page("plans:recipients", everyone(200), kwargs=_LIVE),
    Page("plans:clause", everyone(302), kwargs={**_LIVE, "kind": "task", "item_id": "$live_task"}),
    Page("plans:history", everyone(200), kwargs=_LIVE),
    Page("plans:print-style", everyone(200), kwargs=_LIVE),
    Page("plans:duties", everyone(200), kwargs=_LIVE),
    Page("plans:duties", everyone(404), kwargs=_DRAFT),
    Page("plans:my-duties", everyone(200)),
    Page("plans:duties-of-agency", everyone(200), kwargs={"agency_id": "$district"}),
    Page("plans:names", _looked_after(200, hoa=200)),
    Page("plans:name", _looked_after(200, hoa=404), kwargs={"assignment_id": "$named"}),
    Page(
        "plans:name",
        _looked_after(302, hoa=404),
        method="post",
        kwargs={"assignment_id": "$named"},
        data={"agency": "$commune"},
    ),
    Page("plans:heirs", _looked_after(200, hoa=200)),
    Page("plans:leaving", _looked_after(200, hoa=200), kwargs={"agency_id": "$district"}),
    Page(
        "plans:leaving",
        _looked_after(302, hoa=409),
        method="post",
        kwargs={"agency_id": "$district"},
        data={"all": "on", "heir": "$commune"},
    ),
    Page("plans:leaving-by", _looked_after(200, hoa=200), kwargs={"agency_id": "$district", "change_id": "$its_end"}),
]
