"""The sentences of what this package records in the audit trail."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, str | Promise] = {
    "progress.recorded": _("{by} recorded for {agency}: {state}."),
    "progress.reported": _("The report “{report}” said for {agency}: {state}."),
    "progress.confirmed": _("{by} confirmed that {agency} has done it."),
    "progress.sent_back": _("{by} did not confirm that {agency} has done it: {reason}"),
    "progress.extension_asked": _("{by} asked for time until {wanted_on} for {agency}: {reason}"),
    "progress.extension_granted": _("{by} gave {agency} time until {granted_on} instead of {from_on}."),
    "progress.extension_refused": _("{by} gave {agency} no more time: {reason}"),
    "progress.cancelled": _("{by} cancelled the task from {on} by {basis}: {reason}"),
    "progress.superseded": _("{by} had another task take the place of this one from {on} by {basis}: {reason}"),
    "progress.restored": _("{by} had the task count again from {on}: {reason}"),
    "progress.rule_set": _("{by} set who confirms from {since} that tasks are done: {confirmer}."),
}
