"""The sentences of what this package records in the audit trail."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, str | Promise] = {
    "evidence.stored": _("{by} sent the file “{name}”."),
    "evidence.found_clean": _("The scanner found the file harmless."),
    "evidence.found_infected": _("The scanner found a virus in the file; nobody can open it."),
}
