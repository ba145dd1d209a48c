"""Who gets what on the way of a report: out of the agency, at the receiver's desk."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.evidence.actions import store_file
from dondoc.reporting import actions
from dondoc.reporting.models import Regime, RevisionFile
from dondoc.reporting.tests.sent import COMMUNE, HOUR, INDUSTRY, a_report, say, seen
from dondoc.reporting.tests.test_paper import SCAN
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, World, the_obligation
from tests.structure.pages import Codes, Page, only

_SENT, _WRITTEN = {"revision_id": "$sent"}, {"revision_id": "$written"}
_LATER = AT_THE_CLOSE + 3 * HOUR


def things(regime: Regime, lan: User) -> dict[str, Any]:
    """Sở Công Thương has sent a second version for the first quarter; that for the second lies with its head."""
    minh, dung = (User.objects.get(username=name) for name in ("minh", "dung"))
    first = a_report(World(regime.plan, regime), minh, dung)  # type: ignore[arg-type]
    actions.return_report(**seen(first), note="Bổ sung.", remarks={}, by=lan, at=_LATER)
    second = actions.open_revision(obligation=first.obligation, by=minh, at=_LATER)
    sent = actions.submit_report(**seen(second), by=dung, at=_LATER)
    scan = store_file(name=SCAN.name, data=SCAN.data, by=lan, at=_LATER)
    link = RevisionFile.objects.create(revision=sent, file=scan, name=SCAN.name, added_at=_LATER, added_by=lan)
    written = the_obligation(regime, INDUSTRY, "2026-Q2")
    draft = actions.open_revision(obligation=written, by=minh, at=AFTER_THE_DUE_DAY)
    say(draft, minh, AFTER_THE_DUE_DAY, "part", text="Đã làm.")
    actions.send_to_head(**seen(draft), by=minh, at=AFTER_THE_DUE_DAY)
    owed = the_obligation(regime, COMMUNE)
    return {
        "sent": sent.pk,
        "version": str(sent.version),
        "scan": link.pk,
        "written": draft.pk,
        "writing": written.pk,
        "owed": owed.pk,
    }


def _readers(code: int) -> Codes:
    """Of what was sent: its agency, the receiver, the leaders; other agencies do not learn that it is there."""
    return only("minh", "dung", "lan", "vinh", "binh", "khanh", code=code) | {"hoa": 404, "tuan": 404}


def _receivers(code: int, **others: int) -> Codes:
    return only("lan", "vinh", "binh", code=code) | {"hoa": 404, **others}


_WRITING = {"obligation_id": "$writing"}
_OWED = {"obligation_id": "$owed"}
_DRAFTING = only("minh", "dung", code=200) | {"hoa": 404, "tuan": 404}
_EXCUSING = only("lan", "vinh", code=200) | {"hoa": 404}
_ACCEPT = {"verdict": "accept", "version": "$version"}

PAGES = [
    Page("reporting:send", _DRAFTING, kwargs=_WRITING),
    Page("reporting:send", {**_DRAFTING, "minh": 422, "dung": 422}, "post", _WRITING),
    Page("reporting:nil", only("dung", code=200), kwargs=_WRITING),
    Page("reporting:nil", only("dung", code=422), "post", _WRITING),
    Page("reporting:approvals", only("binh", "dung", code=200)),
    Page("reporting:approve", only("dung", code=200) | {"binh": 404}, kwargs=_WRITTEN),
    Page("reporting:approve", only("dung", code=422) | {"binh": 404}, "post", _WRITTEN),
    Page("reporting:inbox", only("lan", "vinh", "hoa", "binh", "dung", code=200)),
    Page("reporting:accept-chosen", only("lan", "vinh", "hoa", "binh", "dung", code=302), "post"),
    Page("reporting:review", _receivers(200), kwargs=_SENT),
    Page("reporting:review", _receivers(302), "post", _SENT, _ACCEPT),
    Page("reporting:excuse", _EXCUSING, kwargs=_OWED),
    Page("reporting:excuse", {**_EXCUSING, "lan": 422, "vinh": 422}, "post", _OWED),
    Page("reporting:paper", _receivers(200, dung=404), kwargs=_OWED),
    Page("reporting:paper", _receivers(302, dung=404), "post", _OWED, {"begin": "1"}),
    Page("reporting:correct", _DRAFTING, kwargs=_WRITING),
    Page("reporting:correct", {**_DRAFTING, "minh": 422, "dung": 422}, "post", _WRITING),
    Page("reporting:revision", _readers(200), kwargs=_SENT),
    Page("reporting:difference", _readers(200), kwargs=_SENT),
    Page("reporting:revision-file", _readers(200), kwargs={**_SENT, "file_id": "$scan"}),
]
