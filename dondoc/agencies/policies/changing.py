"""When a change can happen to agencies; facts are read by the callers and handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Change
from dondoc.agencies.policies.correcting import check_code
from dondoc.agencies.rules.intents import Intent
from dondoc.agencies.rules.spans import Span
from dondoc.lib.dates import show
from dondoc.lib.errors import Refused, Stale

#: How many give and take by each kind: (fewest, most); None is without limit.
_GIVE: dict[ChangeKind, tuple[int, int | None]] = {
    ChangeKind.FOUNDED: (0, 0),
    ChangeKind.RENAMED: (1, 1),
    ChangeKind.MOVED: (1, 1),
    ChangeKind.MERGED: (1, None),
    ChangeKind.SPLIT: (1, 1),
    ChangeKind.HANDED_OVER: (1, 1),
    ChangeKind.ABOLISHED: (1, 1),
}
_TAKE: dict[ChangeKind, tuple[int, int | None]] = {
    ChangeKind.FOUNDED: (1, 1),
    ChangeKind.MERGED: (1, 1),
    ChangeKind.SPLIT: (2, None),
    ChangeKind.HANDED_OVER: (1, 1),
}
_TOO_FEW_OR_MANY = {
    ChangeKind.FOUNDED: gettext_lazy("Say what the new agency is called."),
    ChangeKind.MERGED: gettext_lazy("Say which agencies end, and the one that takes over from them."),
    ChangeKind.SPLIT: gettext_lazy("Say which agency ends, and at least two that take over from it."),
    ChangeKind.HANDED_OVER: gettext_lazy("Say which agency hands over, and to which."),
}
_SAY_WHICH = gettext_lazy("Say which agency it is.")
_ALTERING = frozenset({ChangeKind.RENAMED, ChangeKind.MOVED})


@dataclass(frozen=True, slots=True)
class Party:
    """An agency that a change concerns, as the policies need it."""

    key: int
    name: str
    life: Span
    #: The day on which it last changed or took over from another.
    latest: date | None = None
    #: The day on which it last gave something away.
    gave: date | None = None


def check_prepared(change: Change) -> None:
    """Refuse to carry out or withdraw what has been carried out."""
    if change.is_done:
        raise Refused(_("This change has been carried out already."))


def check_version(version: int, expected: int) -> None:
    """Refuse what was looked at before somebody else's save."""
    if version != expected:
        raise Stale(
            _("Somebody else has changed one of the agencies since you looked. Nothing was written; look again.")
        )


def check_complete(kind: ChangeKind, intent: Intent) -> None:
    """Refuse a change that lacks who gives or takes, or what is altered."""
    takes = len(intent.heirs) + len(intent.new)
    if not (_within(len(intent.agencies), _GIVE[kind]) and _within(takes, _TAKE.get(kind, (0, 0)))):
        raise Refused(_TOO_FEW_OR_MANY.get(kind, _SAY_WHICH))
    if any(new.parent is None for new in intent.new) and not intent.agencies:
        raise Refused(_("Say which agency stands above the new one."))
    for code in (intent.alters.get("code"), *(new.code for new in intent.new)):
        check_code(str(code or ""))
    if kind in _ALTERING and not intent.alters:
        raise Refused(_("Nothing would change."))
    if kind == ChangeKind.HANDED_OVER and not intent.function.strip():
        raise Refused(_("Say in words which function is handed over."))
    named = [*intent.agencies, *intent.heirs]
    if len(set(named)) < len(named):
        raise Refused(_("An agency is named twice: it cannot take over from itself."))


def _within(number: int, bounds: tuple[int, int | None]) -> bool:
    fewest, most = bounds
    return number >= fewest and (most is None or number <= most)


def check_in_time(kind: ChangeKind, on: date, intent: Intent, parties: Mapping[int, Party]) -> None:
    """Refuse a day on which one who gives or takes does not live, or after which one who ends goes on to change."""
    for key in intent.agencies:
        check_lives_across(parties[key], on)
        if kind in {ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.ABOLISHED}:
            check_may_end(parties[key], on)
    above = intent.alters.get("parent")
    for heir in intent.heirs:
        check_lives(parties[heir], on)
    for taker in (above, *(new.parent for new in intent.new)):
        if isinstance(taker, int):
            check_may_stand_above(parties[taker], on)


def check_lives(party: Party, on: date) -> None:
    """Refuse an agency that does not exist on the day."""
    if not party.life.holds(on):
        raise Refused(_("%(agency)s does not exist on %(day)s.") % {"agency": party.name, "day": show(on)})


def check_may_stand_above(party: Party, on: date) -> None:
    """Refuse to put an agency under one that does not exist on the day, or that ends after it."""
    check_lives(party, on)
    if party.life.end is not None:
        words = {"agency": party.name, "day": show(party.life.end)}
        raise Refused(_("%(agency)s ends on %(day)s: nothing can stand under it for longer.") % words)


def check_lives_across(party: Party, on: date) -> None:
    """Refuse an agency that does not exist both on the day and on the day before."""
    start = party.life.start
    if start is not None and on <= start:
        words = {"agency": party.name, "founded": show(start), "day": show(on)}
        raise Refused(_("%(agency)s was founded on %(founded)s: nothing can happen to it on %(day)s.") % words)
    check_lives(party, on)


def check_may_end(party: Party, on: date) -> None:
    """Refuse to end what ends already, or what has changed after the day."""
    if party.life.end is not None:
        words = {"agency": party.name, "day": show(party.life.end)}
        raise Refused(_("%(agency)s ends on %(day)s already.") % words)
    days = [party.latest] if party.latest and party.latest >= on else []
    days += [party.gave] if party.gave and party.gave > on else []
    if days:
        words = {"agency": party.name, "day": show(max(days))}
        raise Refused(_("%(agency)s has changed on %(day)s: it cannot have ended before.") % words)


def check_children(kind: ChangeKind, children: Iterable[str]) -> None:
    """Refuse to leave agencies below without anybody above them; where one heir takes over, it takes them too."""
    names = list(children)
    if names and kind in {ChangeKind.SPLIT, ChangeKind.ABOLISHED}:
        shown = "; ".join(names[:5]) + (" …" if len(names) > 5 else "")
        words = {"count": len(names), "agencies": shown}
        raise Refused(
            _("%(count)d agencies below would have nobody above them: %(agencies)s. Move or end them first.") % words
        )
