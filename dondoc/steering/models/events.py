"""The sentences of what this package records in the audit trail."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, str | Promise] = {
    "steering.method_set": _("{by} set the method “{name}” for rating, from {since} on: {reason}"),
    "steering.rating_issued": _("{by} issued the rating of {agencies} agencies from {since} to {until}."),
}
