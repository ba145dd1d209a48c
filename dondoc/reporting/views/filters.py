"""What a reader of the ledger looks for, from the page's address and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions.standing import standing_of
from dondoc.agencies.queries.searching import AgencyFilter, found, province_of
from dondoc.lib.asof import UNSAID, Bound, Day, day_in
from dondoc.lib.keys import key_of
from dondoc.reporting.enums import LedgerState
from dondoc.reporting.queries.ledger import ASKED, OWED, Scope
from dondoc.reporting.rules.periods import period_named

#: Years that the ledger may speak of.
_FIRST, _LAST = 1990, 2100
#: Agencies that words may mean before they are too few words.
_MOST = 500
#: Words of the address that stand for several states, and for all; all but those that were excused are what is counted
#: among what fell due.
OWED_WORD, ALL_WORD, ASKED_WORD = "owed", "all", "asked"
_STATES: Mapping[str, Collection[LedgerState]] = {OWED_WORD: OWED, ALL_WORD: (), ASKED_WORD: ASKED}
SORTS = ("due", "agency", "state", "regime")


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What is looked for; words of the address that are not known are as if not there."""

    day: Day
    regime: int | None = None
    plan: int | None = None
    period: str = ""
    year: int | None = None
    #: Due from the one until the end of the other.
    due_from: Bound = UNSAID
    due_until: Bound = UNSAID
    #: A state, `OWED_WORD`, `ALL_WORD` or `ASKED_WORD`.
    state: str = OWED_WORD
    late: bool = False
    province: int | None = None
    #: One agency by its key, or any that words find.
    agency: int | None = None
    text: str = ""
    #: Only what is to be sent to one's own agencies.
    mine: bool = False
    as_now: bool = False
    sort: str = "due"

    @classmethod
    def read(cls, address: Mapping[str, str], user: User | AnonymousUser) -> LedgerFilter:
        """From the address; somebody who comes without a wish sees what their province owes now."""
        today = timezone.localdate()
        state, sort = address.get("state", OWED_WORD), address.get("sort", "")
        return cls(
            day=day_in(address.get("on", "")),
            regime=key_of(address.get("regime", "")),
            plan=key_of(address.get("plan", "")),
            period=_period(address.get("period", "")),
            year=_year(address.get("year", "")),
            due_from=Bound.of(address.get("due_from", "")),
            due_until=Bound.of(address.get("due_until", "")),
            state=state if state in {*LedgerState, *_STATES} else OWED_WORD,
            late=address.get("late", "") == "1",
            province=key_of(address.get("province", "")) if address else _own_province(user, today),
            agency=key_of(address.get("agency", "")),
            text=" ".join(address.get("q", "").replace("\0", "").split())[:300],
            mine=address.get("receiver", "") == "mine",
            as_now=address.get("as", "") == "now",
            sort=sort if sort in SORTS else "due",
        )

    @property
    def states(self) -> Collection[LedgerState]:
        """Those that the word stands for; none for all."""
        return _STATES[self.state] if self.state in _STATES else (LedgerState(self.state),)

    @property
    def says_more(self) -> bool:
        """It looks for something beyond agency, state, report, period and province."""
        in_days = self.year or self.due_from != UNSAID or self.due_until != UNSAID
        return bool(in_days or self.late or self.mine or self.day.error or not self.day.is_today)

    @property
    def on(self) -> date:
        """The day that it speaks of."""
        return self.day.value

    def scope(self, user: User | AnonymousUser) -> Scope | None:
        """As the ledger is asked; None where the words name no agency."""
        agencies: Collection[int] = (self.agency,) if self.agency else ()
        if self.text:
            wanted = AgencyFilter(on=self.on, text=self.text, all_times=True)
            agencies = list(found(wanted).values_list("agency", flat=True)[:_MOST])
            if not agencies:
                return None
        receivers = standing_of(user).agencies(Permission.READ_REPORTS) if self.mine else ()
        return Scope(
            regimes=(self.regime,) if self.regime else (),
            plan=self.plan,
            period=self.period,
            year=self.year,
            province=self.province,
            agencies=agencies,
            receivers=receivers,
            due_from=self.due_from.value,
            due_until=self.due_until.value and self.due_until.value + timedelta(days=1),
        )

    def address(self, **changes: object) -> str:
        """The filter as a query string without "?", with these fields otherwise."""
        wanted = replace(self, **changes)  # type: ignore[arg-type]
        words = {
            "regime": wanted.regime,
            "plan": wanted.plan,
            "period": wanted.period,
            "year": wanted.year,
            "due_from": wanted.due_from.typed,
            "due_until": wanted.due_until.typed,
            "state": "" if wanted.state == OWED_WORD else wanted.state,
            "late": "1" if wanted.late else "",
            "province": wanted.province,
            "agency": wanted.agency,
            "q": wanted.text,
            "receiver": "mine" if wanted.mine else "",
            "as": "now" if wanted.as_now else "",
            "on": "" if wanted.day.is_today else wanted.on.isoformat(),
            "sort": "" if wanted.sort == "due" else wanted.sort,
        }
        # an address without a word would show the visitor's own province
        return urlencode({name: word for name, word in words.items() if word}) or "state=owed"


def _period(text: str) -> str:
    try:
        return period_named(text).key
    except ValueError:
        return ""


def _year(text: str) -> int | None:
    year = key_of(text)
    return year if year and _FIRST <= year <= _LAST else None


def _own_province(user: User | AnonymousUser, today: date) -> int | None:
    seats = [seat.agency for seat in standing_of(user).seats if seat.agency]
    return province_of(seats[0], today) if seats else None
