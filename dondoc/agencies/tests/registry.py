"""A small registry for tests: a province with a few agencies, and what can happen to them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from dondoc.accounts.models import User
from dondoc.agencies.actions import carry_out_change, prepare_change
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.enums import ChangeKind, Kind, Level
from dondoc.agencies.models import Agency, Change, Phase
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.intents import Intent

AT = datetime(2025, 11, 3, 2, tzinfo=UTC)
ON = date(2025, 10, 1)


def sl(key: str = "") -> Agency:
    """An agency of the demo province by its own key; the province itself without one."""
    return agency_of(f"song-lam/{key}" if key else "song-lam")


def facts(name: str = "Sở Dân tộc và Tôn giáo", **others: Any) -> Facts:
    """Facts of a new department of the demo province."""
    province = sl().pk
    words: dict[str, Any] = {
        "name": f"{name} tỉnh Sông Lam",
        "short_name": name,
        "kind": Kind.DEPARTMENT,
        "level": Level.PROVINCE,
        "parent": province,
        "province": province,
    }
    return Facts(**(words | others))


def prepared(kind: ChangeKind, by: User, *, on: date = ON, **intent: Any) -> Change:
    """A change that waits to be carried out."""
    return prepare_change(kind=kind, on=on, intent=Intent(**intent), by=by, at=AT)


def happened(kind: ChangeKind, by: User, *, on: date = ON, **intent: Any) -> Change:
    """A change that was carried out."""
    return carry_out_change(change=prepared(kind, by, on=on, **intent), by=by, at=AT)


def phase_on(agency: Agency, day: date) -> Phase:
    """What is said of the agency on the day."""
    return Phase.objects.on(day).get(agency=agency)
