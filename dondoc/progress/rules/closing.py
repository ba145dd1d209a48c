"""When a task counts as done, and by what it is proved."""

from __future__ import annotations

from datetime import date


def done_on(said_on: date, product_on: date | None) -> date:
    """The day a task was done on: that of its product where it has one, else the day on which it was said.

    A document of a day still to come proves nothing yet: it is never later than what was said.
    """
    return min(product_on or said_on, said_on)


def is_proved(product_number: str, product_on: date | None, files: int) -> bool:
    """Whether there is a product document (number and date) or a file; pressing a button closes nothing (PEERS T15)."""
    return bool(product_number and product_on) or files > 0
