"""Whether rows hold together, with one another and with what the registry has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.agencies.actions.importing.registry import Registry
from dondoc.agencies.actions.importing.sheet import Problem, Wanted
from dondoc.agencies.rules.spans import Span


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch as it would be after the import; the row is 0 for one that the file does not touch."""

    key: str
    row: int
    name: str
    span: Span
    parent: str
    code: str


def check_together(registry: Registry, wanted: Sequence[Wanted]) -> list[Problem]:
    """Stretches that overlap, codes of two agencies on one day, parents in a circle or out of their time."""
    after = _after(registry, wanted)
    codes: dict[str, list[_Stretch]] = defaultdict(list)
    for stretches in after.values():
        for one in stretches:
            if one.code:
                codes[one.code].append(one)
    return [
        problem
        for want in wanted
        for problem in (
            _overlap(want, after[want.key]),
            _code(want, codes[want.code]) if want.code else None,
            _parent(want, after),
        )
        if problem
    ]


def _after(registry: Registry, wanted: Sequence[Wanted]) -> dict[str, list[_Stretch]]:
    replaced = {want.phase for want in wanted if want.phase}
    after: dict[str, list[_Stretch]] = defaultdict(list)
    for key, stretches in registry.stretches.items():
        after[key] = [
            _Stretch(key, 0, known.name, known.span, known.parent, known.code)
            for known in stretches
            if known.phase not in replaced
        ]
    for want in wanted:
        after[want.key].append(_Stretch(want.key, want.row, want.name, want.span, want.parent, want.code))
    return after


def _overlap(want: Wanted, own: Iterable[_Stretch]) -> Problem | None:
    other = next((one for one in own if one.row != want.row and one.span.meets(want.span)), None)
    if other is None or want.span.is_empty:
        return None
    if other.row:
        reason = _("overlaps with row %(row)d, which is of the same agency") % {"row": other.row}
    else:
        reason = _("overlaps with another stretch of this agency: %(name)s") % {"name": other.name}
    return Problem(want.row, "valid_from", "", reason)


def _code(want: Wanted, having: Iterable[_Stretch]) -> Problem | None:
    other = next((one for one in having if one.key != want.key and one.span.meets(want.span)), None)
    if other is None:
        return None
    reason = _("%(agency)s has this code at the same time") % {"agency": other.name}
    if other.row:
        words = {"row": other.row, "agency": other.name}
        reason = _("row %(row)d, %(agency)s, has this code at the same time") % words
    return Problem(want.row, "code", want.code, reason)


def _parent(want: Wanted, after: dict[str, list[_Stretch]]) -> Problem | None:
    if not want.parent or want.span.is_empty:
        return None
    if not any(one.span.meets(want.span) for one in after[want.parent]):
        return Problem(want.row, "parent", want.parent, _("the agency above does not exist in that time"))
    if _is_above_itself(want.key, want.parent, want.span, after, set()):
        return Problem(want.row, "parent", want.parent, _("the agency would stand above itself"))
    return None


def _is_above_itself(
    key: str, above: str, span: Span, after: dict[str, list[_Stretch]], seen: set[tuple[str, Span]]
) -> bool:
    """Whether, on a day of the span, the agency is met on the way up."""
    if above == key:
        return True
    if not above or (above, span) in seen:
        return False
    seen.add((above, span))
    return any(
        _is_above_itself(key, one.parent, one.span.overlap(span), after, seen)
        for one in after[above]
        if one.parent and one.span.meets(span)
    )
