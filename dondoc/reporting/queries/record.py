"""What the record says of reports and regimes, in the words that people use."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from dondoc.agencies.queries.calling import Called
from dondoc.audit.vocabulary import Thing, Things
from dondoc.lib import dates
from dondoc.reporting.models import Obligation, Regime
from dondoc.reporting.models.words import period_words

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def worded(data: Mapping[str, Any]) -> dict[str, Any]:
    """Periods and days as people write them."""
    words = {name: _day(value) for name, value in data.items()}
    if isinstance(data.get("period"), str):
        words["period"] = period_words(data["period"])
    return words


def _day(value: Any) -> Any:
    is_day = isinstance(value, str) and _ISO.fullmatch(value)
    return dates.show(date.fromisoformat(value)) if is_day else value


def _obligations(keys: Collection[str]) -> dict[str, Thing]:
    """Agency and period of each; two queries."""
    rows = list(Obligation.objects.filter(pk__in=keys).values_list("pk", "agency", "period", "due_on"))
    called = Called(agency for _key, agency, _period, _day in rows)
    return {
        str(pk): Thing(
            f"{called.on(agency, due_on, short=True)}, {period_words(period)}",
            reverse("reporting:obligation", args=[pk]),
        )
        for pk, agency, period, due_on in rows
    }


def _regimes(keys: Collection[str]) -> dict[str, Thing]:
    rows = Regime.objects.filter(pk__in=keys).values_list("pk", "name")
    return {str(pk): Thing(name, reverse("reporting:regime", args=[pk])) for pk, name in rows}


THINGS: Mapping[str, Things] = {"reporting.obligation": _obligations, "reporting.regime": _regimes}
