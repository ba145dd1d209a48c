"""The agencies of the demonstration's fictional provinces."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.entering import write_agency
from dondoc.agencies.enums import ChangeKind, Kind, Level
from dondoc.agencies.models import Agency, Change, Succession
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.spans import Span

#: Our own invention, see the file.
REGISTRY = Path(__file__).resolve().parents[3] / "samples" / "registry.toml"
_SOURCE = "Đôn Đốc"
_COMMUNES = {"xã", "phường"}


@cache
def _provinces() -> dict[str, dict[str, Any]]:
    with REGISTRY.open("rb") as file:
        return {province["key"]: province for province in tomllib.load(file)["province"]}


@transaction.atomic
def seed(*, at: datetime) -> None:
    """Enter the provinces with all their agencies and changes, each once; nothing where the samples are missing."""
    if not REGISTRY.exists():
        return
    for key, province in _provinces().items():
        agency_of(key)
        present = set(Agency.objects.filter(key__startswith=f"{key}/").values_list("key", flat=True))
        wanted = [f"{key}/{row['key']}" for row in province["agencies"]]
        if entered := [_enter(one).pk for one in wanted if one not in present]:
            rebuild_answering(entered)
        known = set(Change.objects.filter(key__startswith=f"{key}/").values_list("key", flat=True))
        changes = {f"{key}/{number}": row for number, row in enumerate(province["changes"], start=1)}
        for name, row in changes.items():
            if name not in known:
                _write_change(name, key, row, at)


def agency_of(key: str) -> Agency:
    """The agency of the demonstration, entered now if it is not there yet, with its province."""
    if found := Agency.objects.filter(key=key).first():
        return found
    agency = _enter(key)
    rebuild_answering([agency.pk])
    return agency


def _enter(key: str) -> Agency:
    """The rows of an agency that is not there; who answers for it is computed by the caller."""
    province_key, _, own = key.partition("/")
    province = _provinces()[province_key]
    if not own:
        return write_agency(facts=_committee(province["place"]), span=Span(), key=key, source=_SOURCE)
    row = next(row for row in province["agencies"] if row["key"] == own)
    facts = _facts(row, province["place"], agency_of(province_key).pk)
    return write_agency(facts=facts, span=Span(row.get("from"), row.get("to")), key=key, source=_SOURCE)


def _committee(place: str) -> Facts:
    return Facts(
        name=f"Ủy ban nhân dân tỉnh {place}",
        short_name=f"UBND tỉnh {place}",
        kind=Kind.COMMITTEE,
        level=Level.PROVINCE,
        place=place,
        place_kind="tỉnh",
    )


def _facts(row: dict[str, Any], place: str, province: int) -> Facts:
    kind_of_place = row.get("place_kind", "")
    level = Level.PROVINCE
    if kind_of_place:
        level = Level.COMMUNE if kind_of_place in _COMMUNES else Level.DISTRICT
    return Facts(
        name=row.get("name") or f"{row['short']} tỉnh {place}",
        short_name=row["short"],
        kind=Kind(row["kind"]),
        level=level,
        parent=province,
        province=province,
        place=row.get("place", ""),
        place_kind=kind_of_place,
    )


def _write_change(key: str, province: str, row: dict[str, Any], at: datetime) -> None:
    change = Change.objects.create(
        key=key, kind=ChangeKind(row["kind"]), on=row["on"], source=_SOURCE, created_at=at, done_at=at
    )
    pairs = [(agency_of(f"{province}/{a}"), agency_of(f"{province}/{b}")) for a in row["from"] for b in row["to"]]
    Succession.objects.bulk_create(Succession(change=change, origin=origin, heir=heir) for origin, heir in pairs)
    concerned = {agency for pair in pairs for agency in pair}
    change.agencies.set(concerned)
    rebuild_answering([agency.pk for agency in concerned])
