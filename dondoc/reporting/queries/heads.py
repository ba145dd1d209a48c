"""What stands at the head of a page about an obligation: whose report, of which period, to whom, by when, how it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.agencies.queries.calling import Called
from dondoc.lib import dates
from dondoc.reporting.enums import LedgerState, Stage
from dondoc.reporting.models import Obligation
from dondoc.reporting.models.words import STATES, period_words
from dondoc.reporting.queries.showing import tag_of
from dondoc.reporting.rules.ledger import Facts, days_late, is_late, state_of


@dataclass(frozen=True, slots=True)
class Head:
    """An obligation on a day, in words; agencies under the names of the day it was due, or of today before that."""

    obligation: Obligation
    agency: str
    agency_short: str
    receiver: str
    period: str
    state: LedgerState | None
    is_late: bool
    days_late: int

    @property
    def state_words(self) -> str | Promise:
        """What the ledger says of it; nothing where nobody owes it any more."""
        return STATES[self.state] if self.state else ""

    @property
    def tag(self) -> str:
        """How its state is coloured."""
        return tag_of(self.state, is_late=self.is_late) if self.state else ""


def head_of(obligation: Obligation, day: date) -> Head:
    """Of one; two queries at most."""
    return heads_of([obligation], day)[0]


def heads_of(obligations: Sequence[Obligation], day: date) -> list[Head]:
    """Of several, in their order; one query."""
    called = Called(key for one in obligations for key in (one.agency_id, one.receiver_id))
    return [_head(one, called, day) for one in obligations]


def _head(obligation: Obligation, called: Called, day: date) -> Head:
    facts, then = facts_of(obligation), min(day, obligation.due_on)
    return Head(
        obligation=obligation,
        agency=called.on(obligation.agency_id, then),
        agency_short=called.on(obligation.agency_id, then, short=True),
        receiver=called.on(obligation.receiver_id, then),
        period=period_words(obligation.period),
        state=state_of(facts, day),
        is_late=is_late(facts, day),
        days_late=days_late(facts, day),
    )


def facts_of(obligation: Obligation) -> Facts:
    """As the rules of the ledger want them."""
    sent = obligation.first_valid_at
    return Facts(
        closes_on=obligation.closes_on,
        due_on=obligation.due_on,
        stage=Stage(obligation.stage),
        is_nil=obligation.is_nil,
        first_valid_on=timezone.localdate(sent) if sent else None,
    )


def why_due(obligation: Obligation) -> str:
    """The words that the due day rests on: the plan's sentence, else the reason of the regime's version."""
    duty = obligation.regime.duty
    return duty.text if duty else obligation.version.reason


def window_words(obligation: Obligation) -> str:
    """Between which days the figures are taken, in words; both days are inside."""
    last = obligation.closes_on - timedelta(days=1)
    return _("Figures from %(first)s to %(last)s.") % {
        "first": dates.show(obligation.opens_on),
        "last": dates.show(max(last, obligation.opens_on)),
    }
