"""The story of one obligation: who owes it, by which sentence, why on this day, and each step of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.reporting.models import Move, Obligation, Revision
from dondoc.reporting.queries.ledger import Scope, ledger_on
from dondoc.reporting.queries.rhythms import due_words, regime_due
from dondoc.reporting.queries.showing import Row, shown


@dataclass(frozen=True, slots=True)
class Story:
    """What the page of an obligation tells."""

    obligation: Obligation
    #: As the ledger has it on the day; None for what nobody owes any more.
    row: Row | None
    #: When it is asked for in every period, in the words of the regime.
    rule: str
    #: What the due day of this one means.
    due: str
    moves: Sequence[Move]
    revisions: Sequence[Revision]


def story_of(obligation_id: int, day: date) -> Story | None:
    """A constant number of queries; None where there is no such obligation."""
    related = ("regime__plan", "regime__duty", "version", "handed_to")
    obligation = Obligation.objects.select_related(*related).filter(pk=obligation_id).first()
    if obligation is None:
        return None
    rows = shown(ledger_on(day, Scope(regimes=[obligation.regime_id])).filter(pk=obligation_id), day)
    return Story(
        obligation=obligation,
        row=rows[0] if rows else None,
        rule=regime_due(obligation.version),
        due=due_words(obligation.due_on, is_before=obligation.version.is_before),
        moves=list(obligation.moves.select_related("by", "revision").order_by("at", "pk")),
        revisions=list(obligation.revisions.select_related("submitted_by", "decided_by").order_by("number")),
    )
