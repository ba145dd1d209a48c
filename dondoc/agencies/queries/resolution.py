"""Phrases answered whole: who was meant on the day, who answers for it now, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.models import Answering
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.meanings import Told, meanings


def resolutions(phrases: Sequence[str], *, province: int | None, on: date, today: date) -> Iterator[dict[str, Any]]:
    """The JSON objects of `dondoc agencies resolve`, one a phrase; docs/reference/cli.md says what they hold."""
    told = meanings(phrases, province=province, on=on)
    concerned = {key for one in told.values() for key in (*one.agencies, *one.candidates)}
    names, heirs = names_of(concerned, on), _heirs(concerned, today)
    names_today = names_of(heirs.values(), today)
    for phrase in phrases:
        one = told[phrase]
        today_by_key = {key: names_today[heirs[key]] for key in one.agencies if key in heirs}
        yield {"phrase": phrase, **_who(one, names, today_by_key), **_why(one, names)}


def _who(told: Told, names: dict[int, str], today: dict[int, str]) -> dict[str, Any]:
    is_one = told.kind == MeaningKind.AGENCY
    return {
        "kind": told.kind,
        "agency": names[told.agencies[0]] if is_one else None,
        "today": today.get(told.agencies[0]) if is_one else None,
        "members": [] if is_one else [names[key] for key in told.agencies],
        "members_today": [] if is_one else list(dict.fromkeys(today.values())),
        "open": told.is_open,
    }


def _why(told: Told, names: dict[int, str]) -> dict[str, Any]:
    return {
        "confidence": round(told.confidence, 2),
        "sure": told.is_sure,
        "reason": told.reason,
        "candidates": [names[key] for key in told.candidates],
    }


def _heirs(agencies: Iterable[int], day: date) -> dict[int, int]:
    """Who answers on the day for each of the agencies; those for which nobody does are left out."""
    rows = Answering.objects.on(day).filter(origin__in=set(agencies), heir__isnull=False)
    return dict(rows.values_list("origin", "heir"))


def names_of(agencies: Iterable[int], day: date) -> dict[int, str]:
    """The full official names of agencies on the day."""
    wanted = set(agencies)
    called = Called(wanted)
    return {agency: called.on(agency, day) for agency in wanted}
