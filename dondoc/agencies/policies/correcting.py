"""When what the registry says of an agency can be corrected."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from dondoc.agencies.rules.facts import CODE
from dondoc.agencies.rules.registry_file import BETWEEN
from dondoc.agencies.rules.spans import Span
from dondoc.lib.dates import show
from dondoc.lib.errors import Refused


def check_days(old: Span, new: Span, changes: dict[date, str], *, is_last: bool) -> None:
    """Refuse to move a day on which a change happened, and an end where the agency goes on.

    `changes` are the sentences of what happened to the agency, by day.
    """
    check_holds_a_day(new)
    for before, after in ((old.start, new.start), (old.end, new.end)):
        if before != after and before in changes:
            words = {"day": show(before), "change": changes[before]}
            raise Refused(_("%(day)s is the day of a change: %(change)s. Correct the day of the change.") % words)
    if is_last and old.end is None and new.end is not None:
        raise Refused(_("An agency ends by a change (merged, split, abolished), so that nothing is left behind."))


def check_parent_lives(parent: Span, stretch: Span, name: str) -> None:
    """Refuse an agency above that does not live in any day of the stretch."""
    if not parent.meets(stretch):
        raise Refused(_("%(agency)s, which should stand above it, does not exist in that time.") % {"agency": name})


def check_code(code: str) -> None:
    """Refuse what cannot be an identification code."""
    if code and not CODE.fullmatch(code):
        raise Refused(
            _("“%(code)s” is no code: it has capital letters, digits and points only, as H02.14.") % {"code": code}
        )


def check_spelling(text: str) -> None:
    """Refuse a spelling with the sign that parts spellings in a file."""
    if BETWEEN in text:
        raise Refused(_("A spelling may not hold “%(sign)s”, which parts spellings in files.") % {"sign": BETWEEN})


def check_holds_a_day(span: Span) -> None:
    """Refuse a stretch that ends before it has begun."""
    if span.is_empty:
        raise Refused(_("A stretch must hold a day at least: its end comes after its beginning."))
