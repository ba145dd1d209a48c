"""Obligations as the ledger shows them: with names of their day and of now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count

from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.lineage import heirs_on
from dondoc.agencies.queries.names import places_on
from dondoc.reporting.enums import LedgerState
from dondoc.reporting.models import Regime
from dondoc.reporting.models.words import STATES, period_words
from dondoc.reporting.queries.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Row:
    """An obligation on a day."""

    pk: int
    regime: int
    regime_name: str
    plan: int | None
    period: str
    #: Who owed it, by the name of the due day.
    agency: int
    agency_name: str
    #: Who answers for it on the day asked about, where that is another agency, or one by another name.
    heir: int | None
    heir_name: str
    receiver_name: str
    closes_on: date
    due_on: date
    state: LedgerState
    is_late: bool
    #: How late it came, or is by the day; 0 where it is in time.
    days_late: int
    came_on: date | None

    @property
    def last_figures_on(self) -> date:
        """The last day of its figures."""
        return self.closes_on - timedelta(days=1)

    @property
    def period_words(self) -> str:
        """The period as people say it."""
        return period_words(self.period)

    @property
    def state_words(self) -> str:
        """The state in the reader's language."""
        return str(STATES[self.state])

    @property
    def has_moved(self) -> bool:
        """Another agency answers for it, or nobody does, or it is called otherwise."""
        return self.heir != self.agency or self.heir_name != self.agency_name

    @property
    def tag(self) -> str:
        """How its state is coloured: red only for what is truly past due."""
        return tag_of(self.state, is_late=self.is_late)


def tag_of(state: LedgerState, *, is_late: bool) -> str:
    """The class of a state's tag (see tag.css)."""
    if state == LedgerState.MISSING or (state == LedgerState.RETURNED and is_late):
        return "tag-late"
    return _TAGS.get(state, "")


_TAGS = {
    LedgerState.DUE: "tag-near",
    LedgerState.RETURNED: "tag-near",
    LedgerState.SUBMITTED: "tag-on-time",
    LedgerState.NIL: "tag-done",
    LedgerState.ACCEPTED: "tag-done",
}
_COLUMNS = ("pk", "regime_id", "period", "agency_id", "receiver_id", "closes_on", "due_then", "state", "is_late")


def shown(rows: Ledger, day: date) -> list[Row]:
    """The rows of a page; four queries, however many there are. Gives `Row`s in the order of the query."""
    found = list(rows.values(*_COLUMNS, "valid_on"))
    agencies = {row["agency_id"] for row in found}
    heirs = heirs_on(agencies, day)
    called = Called({*agencies, *heirs.values(), *(row["receiver_id"] for row in found)})
    regimes = Regime.objects.in_bulk({row["regime_id"] for row in found})
    return [_row(row, heirs, called, regimes[row["regime_id"]], day) for row in found]


def in_order_of_names(found: Ledger, day: date, first: int, last: int, *, as_now: bool = False) -> list[Row]:
    """The rows from `first` until before `last`, by names of agencies (`as_now`: of those that answer), then due days.

    Agencies are few and obligations many: the agencies alone are put in order, and the rows fetched of those shown.
    """
    counted = found.order_by().values("agency").annotate(number=Count("pk"))
    numbers = dict(counted.values_list("agency", "number"))
    heirs = heirs_on(numbers, day) if as_now else {}
    places = places_on({heir for key in numbers if (heir := heirs.get(key, key))}, day)
    order = {key: (places.get(heirs.get(key, key) or 0, ""), key) for key in numbers}
    picked, begun, skipped = list[int](), 0, 0
    for key in sorted(numbers, key=order.__getitem__):
        if begun < last and begun + numbers[key] > first:
            skipped = skipped if picked else max(0, first - begun)
            picked.append(key)
        begun += numbers[key]
    rows = shown(found.filter(agency__in=picked).order_by("due_then", "pk"), day)
    rows.sort(key=lambda row: order[row.agency])
    return rows[skipped : skipped + last - first]


def _row(
    row: Mapping[str, Any], heirs: Mapping[int | None, int | None], called: Called, regime: Regime, day: date
) -> Row:
    agency, due, came_on = row["agency_id"], row["due_then"], row["valid_on"]
    heir = heirs.get(agency, agency)
    is_late = row["is_late"]
    return Row(
        pk=row["pk"],
        regime=regime.pk,
        regime_name=regime.name,
        plan=regime.plan_id,
        period=row["period"],
        agency=agency,
        agency_name=called.on(agency, due, short=True),
        heir=heir,
        heir_name=called.on(heir, day, short=True),
        receiver_name=called.on(row["receiver_id"], due, short=True),
        closes_on=row["closes_on"],
        due_on=due,
        state=LedgerState(row["state"]),
        is_late=is_late,
        days_late=((came_on or day) - due).days if is_late else 0,
        came_on=came_on,
    )
