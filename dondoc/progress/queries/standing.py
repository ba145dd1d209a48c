"""Shares of tasks with what was said of them, for pages and reports: two queries more than `shares`.

For counting thousands, `shares` is lighter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dondoc.lib.dates import end_of
from dondoc.progress.enums import Verdict
from dondoc.progress.models import Confirmation, Entry, Extension
from dondoc.progress.queries.shares import (
    Share,
    Tasks,
    Withdrawn,
    shares,
    shares_of_agencies,
    shares_of_holdings,
    withdrawals_on,
)

__all__ = [
    "Asked",
    "Measure",
    "Product",
    "Standing",
    "Withdrawn",
    "measure_of",
    "since",
    "standings",
    "standings_of_agencies",
    "standings_of_holdings",
    "told",
    "withdrawals_on",
]


@dataclass(frozen=True, slots=True)
class Product:
    """The document that a task produced; empty number where only a name is known."""

    number: str
    on: date | None
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured; blank (None) is not zero."""

    done: Decimal | None
    planned: Decimal | None
    unit: str

    @property
    def percent(self) -> Decimal | None:
        """What is done of what is planned; None where no measure stands behind it."""
        return None if self.done is None or not self.planned else self.done * 100 / self.planned


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for more time that nobody has decided yet."""

    extension: int
    wanted_on: date
    reason: str


@dataclass(slots=True)
class Standing(Share):
    """A share of a task on a day, with what was said of it."""

    text: str
    product: Product | None
    measure: Measure | None
    #: Why the second person did not confirm it; empty where that did not happen.
    sent_back: str
    asked: Asked | None
    said_by: str


def standings(tasks: Tasks, day: date) -> dict[int, Standing]:
    """Every lead's share of these tasks at the end of the day, by key of the holding, in the documents' order."""
    return told(shares(tasks, day), day)


def standings_of_holdings(holdings: Iterable[int], day: date) -> dict[int, Standing]:
    """The same of these duties; those that are no lead of a task are left out."""
    return told(shares_of_holdings(holdings, day), day)


def standings_of_agencies(agencies: Iterable[int], plans: Any, day: date) -> dict[int, Standing]:
    """The same of all tasks of `plans` (keys or a query) that one of the agencies leads on the day."""
    return told(shares_of_agencies(agencies, plans, day), day)


def told(found: Mapping[int, Share], day: date) -> dict[int, Standing]:
    """The shares with what was said of them by the end of the day; two queries."""
    rows = Entry.objects.select_related("confirmation", "recorded_by")
    entries = rows.in_bulk([share.entry for share in found.values() if share.entry])
    requests = Extension.objects.in_bulk([share.request for share in found.values() if share.request])
    end = end_of(day)
    return {
        key: _told(share, entries.get(share.entry), requests.get(share.request), end) for key, share in found.items()
    }


_SHARE = tuple(field.name for field in fields(Share))


def _told(share: Share, entry: Entry | None, request: Extension | None, end: datetime) -> Standing:
    return Standing(
        **{name: getattr(share, name) for name in _SHARE},
        text=entry.text if entry else "",
        product=_product(entry) if entry else None,
        measure=measure_of(entry) if entry else None,
        sent_back=_sent_back(entry, end) if entry else "",
        asked=Asked(request.pk, request.wanted_on, request.reason) if request else None,
        said_by=str(entry.recorded_by) if entry else "",
    )


def _product(entry: Entry) -> Product | None:
    if not (entry.product_number or entry.product_name):
        return None
    return Product(entry.product_number, entry.product_on, entry.product_name)


def measure_of(entry: Entry) -> Measure | None:
    """What an entry measured; None where nothing was."""
    if entry.amount_done is None and entry.amount_planned is None:
        return None
    return Measure(entry.amount_done, entry.amount_planned, entry.unit)


def _sent_back(entry: Entry, end: datetime) -> str:
    word: Confirmation | None = getattr(entry, "confirmation", None)
    return word.reason if word and word.given_at < end and word.verdict == Verdict.SENT_BACK else ""


def since(holdings: Iterable[int], after: datetime) -> dict[int, list[Entry]]:
    """What was recorded of these duties after an instant, by key of the duty, the oldest first; two queries."""
    found: dict[int, list[Entry]] = defaultdict(list)
    rows = Entry.objects.filter(holding__in=list(holdings), recorded_at__gt=after).prefetch_related("files__file")
    for entry in rows.order_by("said_at", "pk"):
        found[entry.holding_id].append(entry)
    return dict(found)
