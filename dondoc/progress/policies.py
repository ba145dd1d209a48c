"""When progress may be recorded, time asked and given, a task withdrawn; each refusal a sentence for the user."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.lib import dates
from dondoc.lib.errors import Refused, Stale
from dondoc.progress.enums import Confirmer, State, WithdrawalKind
from dondoc.progress.models import Entry, Extension, Withdrawal
from dondoc.progress.rules.closing import is_proved

#: The largest number of a measure, as the column holds it.
_MOST = Decimal(10) ** 16


class Wrong(Refused):
    """What stands in one field is refused; `field` says in which."""

    def __init__(self, field: str, sentence: str | Promise) -> None:
        self.field = field
        super().__init__(sentence)


class Said(Protocol):
    """What is said of a share of a task, as `actions.Said`."""

    @property
    def state(self) -> State: ...
    @property
    def text(self) -> str: ...
    @property
    def product_number(self) -> str: ...
    @property
    def product_on(self) -> date | None: ...
    @property
    def amount_done(self) -> Decimal | None: ...
    @property
    def amount_planned(self) -> Decimal | None: ...


def check_said(said: Said, *, files: int, day: date) -> None:
    """Refuse what proves nothing, half a product, a product of a day to come, and a "cannot" without a reason."""
    if said.product_number and not said.product_on:
        raise Wrong("product_on", _("Say the date of the document, too."))
    if said.product_on and not said.product_number:
        raise Wrong("product_number", _("Say the number of the document, too."))
    if said.product_on and said.product_on > day:
        raise Wrong("product_on", _("The document cannot be dated after %(day)s.") % {"day": dates.show(day)})
    if said.state == State.DONE and not is_proved(said.product_number, said.product_on, files):
        raise Wrong(
            "product_number",
            _("A task is closed by what came of it: give a document's number and date, or a file that shows it."),
        )
    if said.state == State.CANNOT and not said.text.strip():
        raise Wrong("text", _("Say why it cannot be done."))
    _check_amounts(said)


def _check_amounts(said: Said) -> None:
    for field, amount in (("amount_done", said.amount_done), ("amount_planned", said.amount_planned)):
        if amount is not None and (amount < 0 or amount >= _MOST):
            raise Wrong(field, _("This number is not possible here."))
    if said.amount_planned == 0:
        raise Wrong("amount_planned", _("Nothing can be measured against a plan of zero; leave it empty."))


def check_seen(last: Entry | None, seen: int) -> None:
    """Refuse (`Stale`) to record over what the person has not seen."""
    if (last.pk if last else 0) != seen:
        raise Stale(
            _("Somebody recorded something here while you were typing. Look at it, then save again if yours holds.")
        )


def check_counts(is_withdrawn: bool) -> None:
    """Refuse a task that has left the counts."""
    if is_withdrawn:
        raise Refused(_("This task was cancelled or replaced; nothing more is recorded on it."))


def check_waits(entry: Entry, last: Entry | None) -> None:
    """Refuse to judge an entry that waits for nobody, or is not the last word any more."""
    if last is None or last.pk != entry.pk:
        raise Stale(_("Somebody has recorded something newer on this task. Look once more."))
    if not entry.confirmer:
        raise Refused(_("This entry needs nobody to confirm it."))
    if hasattr(entry, "confirmation"):
        raise Stale(_("Somebody else has decided this already."))


def check_reason(reason: str) -> None:
    """Refuse a decision that says no reason."""
    if not reason.strip():
        raise Wrong("reason", _("Say why."))


def check_askable(
    due_on: date | None, wanted_on: date, reason: str, *, day: date, is_done: bool, is_asked: bool
) -> None:
    """Refuse a request for time that comes after the date, asks for nothing later, has no reason, or is the second.

    Late stays late: finishing follows the date, and time is asked before it (RULES-VN §11).
    """
    if due_on is None:
        raise Refused(_("This task has no date, so it needs no more time."))
    if is_done:
        raise Refused(_("This task is done already."))
    if is_asked:
        raise Refused(_("More time has been asked already and is not decided yet."))
    if day > due_on:
        raise Refused(_("More time must be asked by the date, which was %(day)s.") % {"day": dates.show(due_on)})
    if wanted_on <= due_on:
        raise Wrong("wanted_on", _("Ask for a day after %(day)s.") % {"day": dates.show(due_on)})
    check_reason(reason)


def check_decidable(extension: Extension, by: int) -> None:
    """Refuse to decide twice (`Stale`), and to decide what one has asked oneself."""
    if extension.decided_at is not None:
        raise Stale(_("Somebody else has decided this already."))
    if extension.asked_by_id == by:
        raise Refused(_("You asked for this time yourself; somebody else has to decide it."))


def check_decision(extension: Extension, granted_on: date | None, decision: str) -> None:
    """Refuse a new date that is not later (None: no time is given), and a refusal without a reason."""
    if granted_on is None and not decision.strip():
        raise Wrong("decision", _("Say why."))
    if granted_on is not None and granted_on <= extension.from_on:
        raise Wrong("granted_on", _("Give a day after %(day)s.") % {"day": dates.show(extension.from_on)})


def check_withdrawable(
    last: Withdrawal | None, kind: WithdrawalKind, *, reason: str, basis: str, has_heir: bool, is_itself: bool
) -> None:
    """Refuse a second withdrawal, one without a reason or a decision, and a replacing task that is none."""
    if last is not None and last.kind != WithdrawalKind.RESTORED:
        raise Stale(_("This task was cancelled or replaced already."))
    check_reason(reason)
    if not basis.strip():
        raise Wrong("basis", _("Say the number of the document that decides it."))
    if kind == WithdrawalKind.SUPERSEDED and (not has_heir or is_itself):
        raise Wrong("path", _("Choose the task that takes its place: another one, of a plan that is live."))


def check_restorable(last: Withdrawal | None, reason: str) -> None:
    """Refuse to bring back what never left."""
    if last is None or last.kind == WithdrawalKind.RESTORED:
        raise Stale(_("This task counts already."))
    check_reason(reason)


def check_rule(now: str, confirmer: Confirmer | None, since: date, day: date) -> None:
    """Refuse a rule that holds already, and one that would reach back: what was recorded stays as it was."""
    if since < day:
        raise Wrong("since", _("A rule begins today or later."))
    if now == (confirmer or ""):
        raise Wrong("confirmer", _("This is the rule already."))


def needing_proof(said: Iterable[tuple[int, Said, int]]) -> list[int]:
    """Of (key, what is said, number of files) the keys of those that say done and prove nothing."""
    return [
        key
        for key, one, files in said
        if one.state == State.DONE and not is_proved(one.product_number, one.product_on, files)
    ]
