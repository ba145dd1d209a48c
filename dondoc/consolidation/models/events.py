"""The sentences of what this package records in the audit trail."""

from __future__ import annotations

from django.utils.functional import Promise

EVENTS: dict[str, str | Promise] = {}
