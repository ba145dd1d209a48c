"""What may stand in the fields of an answer, and the percent that is computed from two of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dondoc.progress.enums import State
from dondoc.reporting.enums import Fault
from dondoc.reporting.rules.composing import Said

#: As the columns hold them.
_MOST = Decimal(10) ** 14
_PLACES = 6
_LENGTHS = {"product_number": 64, "product_name": 255, "unit": 64, "text": 20_000}


def percent(done: Decimal | None, planned: Decimal | None) -> Decimal | None:
    """What is done of what is planned, not rounded, over 100 where more was done; None where no measure stands."""
    return None if done is None or not planned else done * 100 / planned


def faults(said: Said, day: date) -> dict[str, Fault]:
    """What cannot be kept, by field; `day` is the local day on which it is said.

    Halves (a number without its date, one amount of two) can: they are told before the report is sent.
    """
    found: dict[str, Fault] = {}
    if said.state and said.state not in set(State):
        found["state"] = Fault.UNKNOWN_STATE
    if said.product_on and said.product_on > day:
        found["product_on"] = Fault.FUTURE
    for field in ("amount_done", "amount_planned", "value"):
        if fault := _amount_fault(field, getattr(said, field)):
            found[field] = fault
    found.update({field: Fault.TOO_LONG for field, most in _LENGTHS.items() if len(getattr(said, field)) > most})
    return found


def _amount_fault(field: str, amount: Decimal | None) -> Fault | None:
    if amount is None:
        return None
    if not amount.is_finite() or abs(amount) >= _MOST:
        return Fault.TOO_LARGE
    if -int(amount.normalize().as_tuple().exponent) > _PLACES:
        return Fault.TOO_FINE
    # An indicator may fall below zero (growth), an amount of work may not.
    if field != "value" and amount < 0:
        return Fault.NEGATIVE
    return Fault.PLANNED_ZERO if field == "amount_planned" and amount == 0 else None
