"""When an invitation may be accepted."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.agencies.models import Invitation
from dondoc.lib.errors import Refused


class Gone(Refused):
    """The link was good once and is no longer, or never was."""

    status = 410


class Unknown(Gone):
    """No invitation has this link."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("This link belongs to no invitation. Open the newest mail, and copy the whole link."))


def check_open(invitation: Invitation) -> None:
    """Refuse an invitation that was accepted or withdrawn."""
    if invitation.accepted_at:
        raise Gone(_("This invitation was accepted already. Sign in with your user name."))
    if invitation.withdrawn_at:
        raise Gone(_("This invitation was withdrawn. Ask whoever invited you; there may be a newer mail."))


def check_acceptable(invitation: Invitation, at: datetime) -> None:
    """Refuse an invitation that was accepted, withdrawn, has expired, or whose agency has ended."""
    check_open(invitation)
    if at >= invitation.expires_at:
        raise Gone(_("This invitation has expired. Ask whoever invited you for a new one."))
    agency = invitation.agency
    if agency and timezone.localdate(at) not in agency.valid:
        raise Gone(_("The agency that invited you has ended. Ask the agency that took over."))
