"""Who may do what with obligations: the agency that owes, the one that receives, and whoever stands above both."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.accounts.permissions import REACHING_DOWN
from dondoc.agencies.permissions import Seat, check_may, needs
from dondoc.agencies.permissions.checks import answering_and_above
from dondoc.agencies.permissions.reach import reached
from dondoc.agencies.permissions.standing import standing_of
from dondoc.lib.errors import Forbidden, can
from dondoc.reporting.enums import RevisionStage
from dondoc.reporting.models import Obligation, Regime, Revision

needs_reports = needs(Permission.READ_REPORTS)
needs_regimes = needs(Permission.KEEP_REGIMES)
needs_drafting = needs(Permission.DRAFT_REPORTS)
needs_submitting = needs(Permission.SUBMIT_REPORTS)
needs_deciding = needs(Permission.ACCEPT_REPORTS)
needs_excusing = needs(Permission.EXCUSE_REPORTS)


def check_may_keep(by: User, regime: Regime) -> Seat:
    """Refuse those who do not keep the regime."""
    return check_may(by, Permission.KEEP_REGIMES, agency=regime.keeper_id)


def check_may_draft(by: User, obligation: Obligation) -> Seat:
    """Refuse those who do not fill in the reports of the agency that owes it, or of its heir today."""
    return check_may(by, Permission.DRAFT_REPORTS, agency=obligation.agency_id)


def check_may_submit(by: User, obligation: Obligation) -> Seat:
    """Refuse those who are not the head of the agency that owes it, nor deputise for them."""
    return check_may(by, Permission.SUBMIT_REPORTS, agency=obligation.agency_id)


def check_may_decide(by: User, obligation: Obligation) -> Seat:
    """Refuse those who do not accept reports at the agency that receives it, and those of the agency that sends it.

    Where one agency sends and receives there is nobody else; pages say so.
    """
    seat = check_may(by, Permission.ACCEPT_REPORTS, agency=obligation.receiver_id)
    sender = answering_today(obligation.agency_id)
    if not is_to_itself(obligation) and sender in {each.agency for each in standing_of(by).seats}:
        raise Forbidden(_("Nobody decides on the report of their own agency. Somebody else of the receiver has to."))
    return seat


def answering_today(agency: int) -> int | None:
    """Who answers for the agency today; None where nobody does."""
    above = answering_and_above(agency, timezone.localdate())
    return above[0] if above else None


def is_to_itself(obligation: Obligation) -> bool:
    """Today one agency answers both for the sender and the receiver."""
    sender = answering_today(obligation.agency_id)
    return sender is not None and sender == answering_today(obligation.receiver_id)


def check_may_excuse(by: User, obligation: Obligation) -> Seat:
    """Refuse those who do not excuse from reports to the agency that receives it."""
    return check_may(by, Permission.EXCUSE_REPORTS, agency=obligation.receiver_id)


may_keep = can(check_may_keep)
may_draft = can(check_may_draft)
may_submit = can(check_may_submit)
may_decide = can(check_may_decide)
may_excuse = can(check_may_excuse)


def readable_obligations(user: User | AnonymousUser) -> QuerySet[Obligation]:
    """Obligations whose reports the person may open: of their agencies, sent to them, and all below a leader."""
    standing = standing_of(user)
    if standing.is_everywhere and standing.holds(Permission.READ_REPORTS):
        return Obligation.objects.all()
    seats = [seat for seat in standing.giving(Permission.READ_REPORTS) if seat.agency is not None]
    wide = [seat.agency for seat in seats if seat.agency and seat.role in REACHING_DOWN]
    narrow = [seat.agency for seat in seats if seat.agency and seat.role not in REACHING_DOWN]
    agencies = reached(wide=wide, narrow=narrow, on=timezone.localdate())
    return Obligation.objects.filter(Q(agency__in=agencies) | Q(receiver__in=agencies))


def readable_revisions(user: User | AnonymousUser) -> QuerySet[Revision]:
    """What the person may open: of their own agencies all, of others what has left the agency."""
    own = _agencies(user, Permission.READ_REPORTS)
    left = Q(obligation__in=readable_obligations(user), submitted_at__isnull=False)
    return Revision.objects.filter(left | Q(obligation__agency__in=own))


def revisions_to_approve(user: User | AnonymousUser) -> QuerySet[Revision]:
    """What waits for the person as head of an agency, or for those in whose stead they stand."""
    return Revision.objects.filter(
        stage=RevisionStage.APPROVING, obligation__agency__in=_agencies(user, Permission.SUBMIT_REPORTS)
    )


def obligations_received(user: User | AnonymousUser, permission: Permission) -> QuerySet[Obligation]:
    """Obligations to the agencies at which the person accepts reports, or excuses from them."""
    return Obligation.objects.filter(receiver__in=_agencies(user, permission))


def _agencies(user: User | AnonymousUser, permission: Permission) -> RawSQL:
    """All for which the agencies of the person's seats answer today; none from above."""
    seats = [seat for seat in standing_of(user).giving(permission) if seat.role not in REACHING_DOWN]
    return reached(narrow=[seat.agency for seat in seats if seat.agency is not None], on=timezone.localdate())
