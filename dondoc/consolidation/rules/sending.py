"""Who sent and who did not: the discipline of one report's senders, from the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reporting.enums import LedgerState
from dondoc.reporting.rules.ledger import kept

#: Sent, and held valid or still being looked at.
SENT = frozenset({LedgerState.ACCEPTED, LedgerState.SUBMITTED, LedgerState.NIL, LedgerState.RETURNED})


@dataclass(slots=True)
class Discipline:
    """Reports that an agency owed, each counted once (PEERS T19: several files are one report).

    Each is one of `on_time`, `late`, `missing`, `not_yet_due` and `excused`, as `reporting.rules.ledger.kept` judges
    everywhere; the others say where those are that came.
    """

    owed: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0
    not_yet_due: int = 0
    excused: int = 0
    nil: int = 0
    returned: int = 0
    waiting: int = 0
    accepted: int = 0

    def add(self, state: LedgerState | None, *, has_valid: bool, is_late: bool) -> None:
        """Count an obligation; None is owed by nobody any more."""
        if state is None:
            return
        self.owed += 1
        for name in (kept(state, has_come=has_valid, is_late=is_late).value, _AT.get(state)):
            if name:
                setattr(self, name, getattr(self, name) + 1)


#: Where a report is that came.
_AT = {
    LedgerState.NIL: "nil",
    LedgerState.RETURNED: "returned",
    LedgerState.SUBMITTED: "waiting",
    LedgerState.ACCEPTED: "accepted",
}
