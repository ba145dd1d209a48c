"""What the record says of methods and ratings, in the words that people use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from dondoc.audit.vocabulary import Thing, Things
from dondoc.lib import dates
from dondoc.steering.models import IssuedRating, Method


def worded(data: Mapping[str, Any]) -> dict[str, Any]:
    """Days as people write them."""
    days = {name: dates.show(date.fromisoformat(data[name])) for name in ("since", "until") if data.get(name)}
    return {**data, **days}


def _methods(keys: Collection[str]) -> dict[str, Thing]:
    rows = Method.objects.filter(pk__in=keys).values_list("pk", "name")
    return {str(pk): Thing(name, reverse("steering:methods")) for pk, name in rows}


def _issued(keys: Collection[str]) -> dict[str, Thing]:
    rows = IssuedRating.objects.filter(pk__in=keys).values_list("pk", "since", "until")
    return {
        str(pk): Thing(f"{dates.show(since)} – {dates.show(until)}", reverse("steering:issued", args=[pk]))
        for pk, since, until in rows
    }


THINGS: Mapping[str, Things] = {"steering.method": _methods, "steering.issuedrating": _issued}
