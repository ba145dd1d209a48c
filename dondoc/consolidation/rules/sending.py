"""Who sent and who did not: the discipline of one report's senders, from the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reporting.enums import LedgerState

#: Sent, and held valid or still being looked at.
SENT = frozenset({LedgerState.ACCEPTED, LedgerState.SUBMITTED, LedgerState.NIL, LedgerState.RETURNED})


@dataclass(slots=True)
class Discipline:
    """Reports that an agency owed, each counted once in a state (PEERS T19: several files are one report).

    `on_time` and `late` tell when the valid ones came; what is missing is neither.
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
        self.on_time += has_valid and not is_late
        self.late += has_valid and is_late
        name = _FIELDS.get(state)
        if name:
            setattr(self, name, getattr(self, name) + 1)


_FIELDS = {
    LedgerState.MISSING: "missing",
    LedgerState.DUE: "not_yet_due",
    LedgerState.NOT_YET_DUE: "not_yet_due",
    LedgerState.EXCUSED: "excused",
    LedgerState.NIL: "nil",
    LedgerState.RETURNED: "returned",
    LedgerState.SUBMITTED: "waiting",
    LedgerState.ACCEPTED: "accepted",
}
