"""What is said of agencies on a day, in words for the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.queries.calling import Called
from dondoc.lib.dates import show

#: What the record tells of an agency, by column.
_TOLD = ("name", "short_name", "kind", "level", "code", "place", "place_kind")
State = dict[str, str]


def state_on(agency: Agency, day: date) -> State:
    """The facts that hold on the day, as words; only the end of its life where nothing holds then."""
    ends = {"ends": _shown(agency.ended_on)}
    phase = Phase.objects.on(day).filter(agency=agency).first()
    return {**_said(phase, day), **ends} if phase else ends


def state_of(phase: Phase) -> State:
    """The facts of a stretch and its days, as words."""
    day = phase.valid.lower or date.min
    days = {"valid_from": _shown(phase.valid.lower), "valid_to": _shown(phase.valid.upper)}
    return {**_said(phase, day), **days}


def _said(phase: Phase, day: date) -> State:
    called = Called([phase.parent_id, phase.province_id])
    above = {"parent": called.on(phase.parent_id, day), "province": called.on(phase.province_id, day)}
    return {**{column: str(getattr(phase, column)) for column in _TOLD}, **above}


def _shown(day: date | None) -> str:
    return show(day) if day else ""


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    """What is no longer the same, as `{"name": [before, after]}`; what is no longer said at all is left out."""
    return {key: [before.get(key, ""), after[key]] for key in after if before.get(key, "") != after[key]}
