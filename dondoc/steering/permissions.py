"""Who is shown where the province stands, and who sets the method by which agencies are rated."""

from __future__ import annotations

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import Seat, check_may, needs
from dondoc.lib.errors import can

needs_reports = needs(Permission.READ_REPORTS)
needs_methods = needs(Permission.KEEP_METHODS)


def check_may_keep(by: User, agency: int) -> Seat:
    """Refuse those who do not set the method of the agency: its own people, for a province its leaders."""
    return check_may(by, Permission.KEEP_METHODS, agency=agency)


may_keep = can(check_may_keep)
