"""What lists of duties share: the filter in the address, the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator

from dondoc.agencies.enums import AnswerState
from dondoc.lib.asof import Day
from dondoc.lib.keys import key_of
from dondoc.plans.enums import DeadlineKind
from dondoc.plans.queries.duties import ROLES, Line, duties_of, shown

PAGE = 50
#: States of duties that nobody has, as the address names them.
NOBODY = (AnswerState.CHOOSE.value, AnswerState.ENDED.value)


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """What a reader looks for among duties; words of the address that are not known are as if not there."""

    #: Of the agency that has them on the day.
    agency: int | None = None
    #: One of `NOBODY`: duties that no agency has.
    state: str = ""
    role: str = ""
    plan: int | None = None
    time: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> DutyFilter:
        """From `?agency=…&state=…&role=…&plan=…&time=…`."""
        state, role, time = (address.get(name, "") for name in ("state", "role", "time"))
        return cls(
            agency=key_of(address.get("agency", "")),
            state=state if state in NOBODY else "",
            role=role if role in set(ROLES) else "",
            plan=key_of(address.get("plan", "")),
            time=time if time in set(DeadlineKind) else "",
        )

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return self != DutyFilter()

    def address(self, day: Day) -> str:
        """The filter and the day as a query string, without "?"."""
        words = {name: getattr(self, name) for name in ("agency", "state", "role", "plan", "time")}
        parts = [urlencode({name: word for name, word in words.items() if word}), day.address]
        return "&".join(part for part in parts if part)


def cut_to(lines: Sequence[Line], wanted: DutyFilter) -> list[Line]:
    """The lines that fit the filter."""
    return [
        line
        for line in lines
        if (wanted.agency is None or line.holder == wanted.agency)
        and (not wanted.state or (line.holder is None and line.state == wanted.state))
        and (not wanted.role or line.role == wanted.role)
        and (wanted.plan is None or line.plan == wanted.plan)
        and (not wanted.time or line.time == wanted.time)
    ]


def listed(lines: Sequence[Line], day: date, number: str) -> dict[str, Any]:
    """A page of the duties, each with its lines as they are shown."""
    page = Paginator(duties_of(lines), PAGE).get_page(number)
    found = shown([line.pk for duty in page for line in duty], day)
    rows = [[found[line.pk] for line in duty if line.pk in found] for duty in page]
    return {"page": page, "rows": [(duty[0], duty) for duty in rows if duty]}
