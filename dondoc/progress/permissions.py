"""Who may record progress, confirm that a task is done, decide on time and on withdrawing, open what proves it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import Seat, check_may, may, needs, standing_of
from dondoc.lib.errors import Forbidden, can
from dondoc.plans.models import Plan
from dondoc.plans.permissions import matter_of
from dondoc.progress.enums import Confirmer
from dondoc.progress.models import Entry

needs_reading = needs(Permission.READ_PLANS)
needs_recording = needs(Permission.RECORD_PROGRESS)
needs_deciding = needs(Permission.DECIDE_TASKS)
needs_confirming = needs(Permission.CONFIRM_TASKS)


def check_may_record(by: User | AnonymousUser, holder: int | None) -> Seat:
    """Refuse all but those who record for the agency that answers today; nobody may where nobody answers."""
    if holder is None:
        raise Forbidden(_("No agency answers for this task today; first somebody has to say which takes it over."))
    return check_may(by, Permission.RECORD_PROGRESS, agency=holder)


def check_may_decide(by: User | AnonymousUser, plan: Plan) -> Seat:
    """Refuse all but those who decide at the plan's focal agency, or above it."""
    return check_may(by, Permission.DECIDE_TASKS, agency=focal_agency(plan), matter=matter_of(plan))


def check_may_confirm(by: User, entry: Entry, plan: Plan, supervising: Collection[int]) -> Seat:
    """Refuse whoever recorded the entry, and those who do not confirm for the agency that the plan's rule names.

    `supervising` are the agencies that supervise the task today; where there is none, the focal agency confirms.
    """
    if by.pk == entry.recorded_by_id:
        raise Forbidden(_("You recorded this yourself; a second person has to confirm it."))
    return _first_seat(by, confirming_agencies(entry.confirmer, plan, supervising), matter_of(plan))


def confirming_agencies(confirmer: str, plan: Plan, supervising: Collection[int]) -> list[int | None]:
    """The agencies whose people confirm; None stands for any."""
    if confirmer == Confirmer.LEADER:
        return [plan.province_id or focal_agency(plan)]
    if confirmer == Confirmer.SUPERVISING and supervising:
        return list(supervising)
    return [focal_agency(plan)]


def _first_seat(by: User, agencies: Iterable[int | None], matter: str) -> Seat:
    refusal: Forbidden | None = None
    for agency in agencies:
        try:
            return check_may(by, Permission.CONFIRM_TASKS, agency=agency, matter=matter)
        except Forbidden as error:
            refusal = error
    assert refusal is not None  # noqa: S101  (there is always an agency)
    raise refusal


def check_may_open(user: User | AnonymousUser, plan: Plan, holders: Collection[int]) -> None:
    """Refuse to hand evidence to all but those who work on the task, confirm or decide it.

    `holders` are the agencies that have the task in any role today.
    """
    if holders and set(standing_of(user).agencies(Permission.RECORD_PROGRESS)) & set(holders):
        return
    if any(
        may(user, permission, agency=focal_agency(plan), matter=matter_of(plan))
        for permission in (Permission.DECIDE_TASKS, Permission.CONFIRM_TASKS)
    ):
        return
    raise Forbidden(_("Only those who work on this task, and those who confirm or decide it, may open its files."))


def focal_agency(plan: Plan) -> int | None:
    """The agency that gathers for the plan; its province where none brought it in."""
    return plan.document.agency_id or plan.province_id


may_record = can(check_may_record)
may_decide = can(check_may_decide)
may_confirm = can(check_may_confirm)
may_open = can(check_may_open)
