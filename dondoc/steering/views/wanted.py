"""What a leader asks for, from the address and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from dondoc.lib.asof import Bound, Day, day_of
from dondoc.lib.keys import key_of

_PERIOD = re.compile(r"\d{4}-[0-9A-Z-]{1,5}")


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
        since = Bound.of(address.get("since", "")).value
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
