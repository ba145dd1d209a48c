"""What the versions of regimes ask for, as the rules read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from dondoc.reporting.enums import Rhythm
from dondoc.reporting.models import ClosingDay, RegimeVersion
from dondoc.reporting.rules.making import Asking
from dondoc.reporting.rules.periods import Closing

#: Closings by scheme, kind and validity.
BySchemes = dict[str, dict[str, dict[tuple[date | None, date | None], Closing]]]


def asking_of(versions: Iterable[RegimeVersion]) -> list[Asking]:
    """The versions for `rules.making.asked`; one query, for the closing days."""
    closings = _closings()
    return [_asking(version, closings) for version in versions]


def _asking(version: RegimeVersion, closings: BySchemes) -> Asking:
    return Asking(
        key=version.pk,
        start=version.valid.lower,
        end=version.valid.upper,
        rhythm=Rhythm(version.rhythm),
        dues=tuple(version.due),
        is_before=version.is_before,
        closings=closings.get(version.scheme, {}),
    )


def _closings() -> BySchemes:
    """By scheme, kind and validity."""
    found: BySchemes = defaultdict(lambda: defaultdict(dict))
    for row in ClosingDay.objects.all():
        found[row.scheme][row.kind][row.valid.lower, row.valid.upper] = row.closing
    return found
