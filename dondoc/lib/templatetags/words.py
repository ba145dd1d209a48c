"""`{% load words %}`: numbers and days as Vietnamese readers write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString

from dondoc.lib import dates, numbers

register = template.Library()


@register.filter
def number(value: Decimal | int | None) -> str:
    """1234.5 → 1.234,5; nothing for None."""
    return "" if value is None else numbers.show(value)


@register.filter
def day(value: date | None) -> str:
    """2024-09-02 → 02/09/2024; nothing for None."""
    return "" if value is None else dates.show(value)


@register.filter
def moment(value: datetime | None) -> str:
    """An instant in local time, to the minute; nothing for None."""
    return "" if value is None else dates.show_at(value)


@register.filter
def numbers_near(page: Page[Any]) -> list[int | None]:
    """The numbers of a list's first and last pages and of those near this one; None for a gap between them."""
    found = page.paginator.get_elided_page_range(page.number)
    return [number if isinstance(number, int) else None for number in found]


@register.simple_tag
def current(path: str, address: str, *deeper: str) -> SafeString:
    """`aria-current` of a link in the main list: the page itself, or a page within it that no deeper link leads to."""
    if path == address:
        return SafeString(' aria-current="page"')
    is_within = path.startswith(address) and not any(path.startswith(other) for other in deeper if other)
    return SafeString(' aria-current="true"' if is_within else "")
