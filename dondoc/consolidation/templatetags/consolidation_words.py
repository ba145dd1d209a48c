"""`{% load consolidation_words %}`: the words of reports that are made of many."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django import template

from dondoc.lib import numbers
from dondoc.progress.models.words import STATES
from dondoc.reporting.models import words

register = template.Library()

register.filter("task_state", lambda value: STATES.get(value, ""))
register.filter("ledger_state", lambda value: words.STATES.get(value, ""))
register.filter("period", words.period_words)


@register.filter
def holds(several: Collection[int], one: int) -> bool:
    """Whether it is among them."""
    return one in several


@register.filter
def of(found: Mapping[Any, Any], key: Any) -> Any:
    """What stands under the key; nothing where nothing does."""
    return found.get(key, ())


@register.filter
def shown(value: Any) -> str:
    """A number the way readers write them, at most three decimals; words as they are; "–" for nothing."""
    if value is None:
        return "–"
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        return numbers.show(number if number == number.to_integral_value() else round(number, 3))
    return str(value)
