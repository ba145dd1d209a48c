"""When a method may be set, and when a rating may be issued."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from dondoc.lib.dates import show
from dondoc.lib.errors import Refused
from dondoc.steering.models import Method
from dondoc.steering.rules.method_file import Draft
from dondoc.steering.rules.rating import Scale


def check_settable(draft: Draft) -> None:
    """Refuse a method by which nobody could be rated, or not everybody alike."""
    method = draft.method
    if not method.components:
        raise Refused(_("A method needs at least one measure with a weight."))
    if len({one.measure for one in method.components}) < len(method.components):
        raise Refused(_("Each measure can stand in a method once."))
    if any(one.weight <= 0 for one in method.components):
        raise Refused(_("A weight is greater than zero; leave it empty to leave the measure out."))
    for one in method.components:
        check_scale(one.scale)
    _check_bands([band.since for band in method.bands])


def check_scale(scale: Scale) -> None:
    """Refuse a scale that gives some figure no points, or two sorts of them."""
    if not scale.steps:
        if scale.zero_at is None or scale.full_at is None or scale.zero_at == scale.full_at:
            raise Refused(_("Say which figure earns no points and which earns all; they cannot be the same."))
        return
    starts = [step.since for step in scale.steps]
    if min(starts) != 0 or len(set(starts)) < len(starts):
        raise Refused(_("The first step begins at 0, and no two begin at the same figure."))
    if any(not 0 <= step.points <= 100 for step in scale.steps):
        raise Refused(_("Points run from 0 to 100."))


def _check_bands(starts: list[Decimal]) -> None:
    if 0 not in starts or len(set(starts)) < len(starts) or any(not 0 <= start <= 100 for start in starts):
        raise Refused(_("Bands run from 0 to 100: one of them begins at 0, and no two at the same score."))


def check_begins(from_day: date, today: date, latest: Method | None) -> None:
    """Refuse a version that would change what agencies were already rated by."""
    if from_day < today:
        raise Refused(_("A method begins today or later: what agencies were rated by before stays as it was."))
    if latest and latest.valid.lower and latest.valid.lower >= from_day:
        raise Refused(
            _("A version begins on %(day)s already; the next one begins after it.") % {"day": show(latest.valid.lower)}
        )


def check_issuable(method: Method, until: date, today: date) -> None:
    """Refuse to rate by an example, for days to come, or by a method that did not hold on the last day."""
    if method.is_example:
        raise Refused(_("This method is only an example; set your own before a rating is issued."))
    if until > today:
        raise Refused(_("A rating speaks of days that have passed."))
    if until not in method.valid:
        raise Refused(_("This method does not hold on %(day)s.") % {"day": show(until)})
