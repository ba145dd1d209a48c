"""What a leader asks for, from the address and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from dondoc.lib import dates
from dondoc.lib.asof import Day, day_of

_PERIOD = re.compile(r"\d{4}-[0-9A-Z-]{1,5}")
#: Digits beyond which a number names nothing here.
_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of the address that are not known are as if not there."""

    day: Day
    province: int | None = None
    plan: int | None = None
    period: str = ""
    #: Changes are told since the end of this day.
    since: date | None = None

    @classmethod
    def read(cls, request: HttpRequest) -> Wanted:
        """From `?on=…&province=…&plan=…&period=…&since=…`."""
        address: Mapping[str, str] = request.GET.dict()
        period, day = address.get("period", ""), day_of(request)
        since = _day(address.get("since", ""))
        return cls(
            day=day,
            province=key_of(address.get("province", "")),
            plan=key_of(address.get("plan", "")),
            period=period if _PERIOD.fullmatch(period) else "",
            since=since if since and since < day.value else None,
        )

    @property
    def address(self) -> str:
        """As a query string, without "?"."""
        words = {"province": self.province, "plan": self.plan, "period": self.period, "since": self.since}
        return "&".join(part for part in (urlencode({k: v for k, v in words.items() if v}), self.day.address) if part)

    @property
    def elsewhere(self) -> str:
        """What other lists understand of it: the day."""
        return self.day.address

    def without_plan(self) -> Wanted:
        """The same of all plans."""
        return replace(self, plan=None)


def key_of(text: str) -> int | None:
    """The key that a word of the address names."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else None


def _day(text: str) -> date | None:
    try:
        return dates.parse(text) if text.strip() else None
    except ValueError:
        return None
