"""What the record says of reports and regimes, in the words that people use."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.agencies.queries.calling import Called
from dondoc.audit.models import FIELDS
from dondoc.audit.vocabulary import Thing, Things
from dondoc.lib import dates
from dondoc.reporting.enums import Senders
from dondoc.reporting.models import Obligation, Regime
from dondoc.reporting.models.words import RHYTHMS, SCHEMES, SENDERS, Words, period_words

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


#: The vocabularies of fields whose values before and after an event keeps.
_VALUES: Mapping[str, Words] = {
    "rhythm": RHYTHMS,
    "scheme": SCHEMES,
    # Whoever reads the record is not who picked them.
    "senders": {**SENDERS, Senders.CHOSEN: _("picked agencies")},
}


def worded(data: Mapping[str, Any]) -> dict[str, Any]:
    """Periods and days as people write them, and what a regime asks in words."""
    words = {name: _day(value) for name, value in data.items()}
    if isinstance(data.get("period"), str):
        words["period"] = period_words(data["period"])
    if changed := data.get(FIELDS):
        words[FIELDS] = {field: [_value(field, value) for value in pair] for field, pair in changed.items()}
    return words


def _value(field: str, value: Any) -> Any:
    known = _VALUES.get(field, {})
    return str(known[value]) if isinstance(value, str) and value in known else value


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
