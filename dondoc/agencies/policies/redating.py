"""When the day of a change can be corrected."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dondoc.agencies.models import Change
from dondoc.lib.errors import Refused


def check_done(change: Change) -> None:
    """Refuse a change that is only prepared: it can be withdrawn and prepared anew."""
    if not change.is_done:
        raise Refused(_("This change has not been carried out yet; withdraw it and prepare it anew."))


def check_alone(others: Iterable[str]) -> None:
    """Refuse a day that other changes of the same agencies share: which of them began what could not be told."""
    sentences = list(others)
    if sentences:
        words = {"changes": "; ".join(sentences)}
        raise Refused(_("On that day these agencies have changed in other ways too: %(changes)s.") % words)
