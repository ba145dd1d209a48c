"""Who gets what at the pages of the registry."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Spelling
from dondoc.agencies.tests.registry import ON, happened, phase_on, prepared, sl
from tests.structure.pages import Page, everyone, only


def registry_world(lan: User) -> dict[str, Any]:
    """An agency of the province with a spelling, a change that was carried out, one that waits."""
    keeper = User.objects.get(username="thu")
    health = sl("so-y-te")
    done = happened(ChangeKind.RENAMED, keeper, agencies=(health.pk,), alters={"short_name": "Sở Sức khỏe"})
    waiting = prepared(ChangeKind.ABOLISHED, keeper, agencies=(sl("so-tu-phap").pk,))
    spelling = Spelling.objects.create(agency=health, text="SYT")
    phase = phase_on(health, ON)
    return {
        "health": health.pk,
        "phase": phase.pk,
        "spelling": spelling.pk,
        "done": done.pk,
        "waiting": waiting.pk,
        "kind_form": "abolished",
        "version": "1",
        "health_version": str(type(health).objects.get(pk=health.pk).version),
    }


_HEALTH = {"agency_id": "$health"}
_PHASE = {**_HEALTH, "phase_id": "$phase"}
_WAITING = {"change_id": "$waiting"}
_KEEPER = only("thu", code=200)
_KEEPER_WRITES = only("thu", code=302)
_CORRECTED = {
    "version": "$health_version",
    "name": "Sở Y tế tỉnh Sông Lam",
    "short_name": "Sở Y tế",
    "kind": "department",
    "level": "province",
    "parent": "song-lam",
    "start": "2025-10-01",
}

REGISTRY_PAGES = [
    Page("agencies:list", everyone(200)),
    Page("agencies:agency", everyone(200), kwargs=_HEALTH),
    Page("agencies:agency-record", everyone(200), kwargs=_HEALTH),
    Page("agencies:correct", _KEEPER, kwargs=_PHASE),
    Page("agencies:correct", _KEEPER_WRITES, method="post", kwargs=_PHASE, data=_CORRECTED),
    Page("agencies:add-spelling", _KEEPER_WRITES, method="post", kwargs=_HEALTH, data={"text": "Sở YT"}),
    Page(
        "agencies:remove-spelling",
        _KEEPER_WRITES,
        method="post",
        kwargs={**_HEALTH, "spelling_id": "$spelling"},
    ),
    Page("agencies:changes", everyone(200)),
    Page("agencies:new-change", _KEEPER),
    Page("agencies:change-form", _KEEPER, kwargs={"kind": "$kind_form"}),
    Page(
        "agencies:change-form",
        _KEEPER_WRITES,
        method="post",
        kwargs={"kind": "$kind_form"},
        data={"agency": "song-lam/so-y-te", "on": "2025-12-01", "basis": "Nghị quyết 1/NQ-HĐND", "sureness": "high"},
    ),
    Page("agencies:change", everyone(200), kwargs={"change_id": "$done"}),
    Page("agencies:change", only("thu", code=200, others=404), kwargs=_WAITING),
    Page("agencies:carry-out", _KEEPER_WRITES, method="post", kwargs=_WAITING, data={"version": "$version"}),
    Page("agencies:withdraw", _KEEPER_WRITES, method="post", kwargs=_WAITING),
    Page("agencies:correct-change", _KEEPER, kwargs={"change_id": "$done"}),
    Page(
        "agencies:correct-change",
        _KEEPER_WRITES,
        method="post",
        kwargs={"change_id": "$done"},
        data={"on": "2025-10-01", "sureness": "low"},
    ),
    Page("agencies:import", _KEEPER),
    Page("agencies:import", _KEEPER, method="post"),
    Page("agencies:import-template", _KEEPER, data={"format": "csv"}),
]
