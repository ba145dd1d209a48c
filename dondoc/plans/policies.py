"""When a document may be read, a draft corrected, a plan issued."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.agencies.models import Agency
from dondoc.lib import dates
from dondoc.lib.errors import Refused, Stale, can
from dondoc.plans.enums import ReadingState
from dondoc.plans.models import Item, Plan, Reading, Task
from dondoc.plans.rules.drafting import Values

#: After so long without an end, a reading is taken for dead: its worker was stopped.
STUCK_AFTER = timedelta(minutes=10)


class SamePlan(Refused):
    """The number and issuer belong to a plan that is already here."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__(
            _("Plan %(number)s of %(issuer)s is already here.") % {"number": plan.number, "issuer": plan.issuer}
        )


def check_draft(plan: Plan) -> None:
    """Refuse to change a plan that was issued."""
    if plan.is_issued:
        raise Refused(_("This plan has been issued; it can no longer be corrected."))
    if plan.is_discarded:
        raise Refused(_("This draft was laid aside; take it up again first."))


def check_issued(plan: Plan) -> None:
    """Refuse a draft: nobody owes anything by it yet."""
    if not plan.is_issued:
        raise Refused(_("This plan has not been issued yet."))


def check_discarded(plan: Plan) -> None:
    """Refuse to take up what was not laid aside."""
    if not plan.is_discarded:
        raise Refused(_("This draft was not laid aside."))


def check_fresh(item: Item, version: int) -> None:
    """Refuse a form that was filled in before somebody else's save."""
    if item.version != version:
        raise Stale(_("Somebody else has changed this item since you opened it. Nothing was overwritten."))


def check_facts_fresh(plan: Plan, version: int) -> None:
    """Refuse a form of the document's facts that was filled in before somebody else's save."""
    if plan.facts_version != version:
        raise Stale(_("Somebody else has changed the document's facts since you opened them. Nothing was overwritten."))


def check_kept(item: Item) -> None:
    """Refuse to work on what was dropped."""
    if item.is_dropped:
        raise Refused(_("This item was dropped; restore it first."))


def check_restorable(item: Item) -> None:
    """Refuse to restore what is not dropped, or what lives on in another task."""
    if not item.is_dropped:
        raise Refused(_("This item is not dropped."))
    if isinstance(item, Task) and item.merged_into_id:
        raise Refused(_("This task was merged into another; undo the merging instead."))


def check_says_something(state: Values) -> None:
    """Refuse an item without its words."""
    fields = state["fields"]
    if not str(fields.get("text") or fields.get("name") or fields.get("number") or "").strip():
        raise Refused(_("An item cannot be empty; drop it instead."))


def check_done(reading: Reading) -> None:
    """Refuse to make anything of a reading that has not ended well."""
    if reading.state != ReadingState.DONE:
        raise Refused(_("The document has not been read yet."))


def check_startable(reading: Reading | None, at: datetime) -> None:
    """Refuse to read again while a reading runs or when this reader has read the document."""
    if reading is None or reading.state == ReadingState.REFUSED or is_stuck(reading, at):
        return
    if reading.state == ReadingState.DONE:
        raise Refused(_("This version of the reader has already read the document."))
    raise Refused(_("The document is being read."))


def is_stuck(reading: Reading, at: datetime) -> bool:
    """It began (or was asked for) so long ago that nothing will come of it."""
    return not reading.is_over and at - (reading.started_at or reading.requested_at) > STUCK_AFTER


def check_issuable(plan: Plan, *, tasks: int) -> None:
    """Refuse what has been issued, and a draft with a hard error (see `hard_errors`)."""
    if plan.is_issued:
        raise Refused(_("This plan has already been issued."))
    check_draft(plan)
    errors = hard_errors(plan, tasks=tasks)
    if errors:
        raise Refused(" ".join(str(error) for error in errors))


def hard_errors(plan: Plan, *, tasks: int) -> list[str | Promise]:
    """What must be mended before the plan can be issued, a sentence each."""
    errors: list[str | Promise] = []
    if not plan.title:
        errors.append(_("The plan has no title."))
    if not plan.issuer:
        errors.append(_("The plan has no issuer."))
    if plan.dated_on is None:
        errors.append(_("The plan has no date."))
    if not tasks:
        errors.append(_("The plan has no tasks."))
    return errors


def check_gives(ending: object | None) -> None:
    """Refuse to hand over the duties of an agency that gives none away."""
    if ending is None:
        raise Refused(_("This agency neither ended nor gave anything away by that change."))


def check_taker(taker: Agency | None, former: int, on: date) -> None:
    """Refuse an heir that is none or does not exist on the day, and the agency itself."""
    if taker is None:
        raise Refused(_("Choose who takes over, or say that the duties end."))
    if on not in taker.valid:
        raise Refused(_("Whoever takes over must exist on %(day)s.") % {"day": dates.show(on)})
    if taker.pk == former:
        raise Refused(_("An agency cannot take over from itself."))


def check_reason(taker: Agency | None, reason: str) -> None:
    """Refuse to end a duty without saying why."""
    if taker is None and not reason.strip():
        raise Refused(_("Say why the duties end."))


can_correct = can(check_draft)
