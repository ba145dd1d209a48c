"""A rating written down so that anybody can reckon it again, and its digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dondoc.lib import canonical
from dondoc.steering.rules.rating import Rating, Scale, Working


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """An agency's rating as it is kept; fractions are written as "250/3"."""

    agency: int
    name: str
    group: str
    score: str
    place: int | None
    band: str
    working: tuple[dict[str, Any], ...]


def frozen(agency: int, name: str, group: str, rating: Rating, place: int | None) -> FrozenRow:
    """What is kept of a rating."""
    return FrozenRow(
        agency=agency,
        name=name,
        group=group,
        score="" if rating.score is None else str(rating.score),
        place=place,
        band=rating.band.name if rating.band else "",
        working=tuple(_working(one) for one in rating.workings),
    )


def digest(rows: Sequence[FrozenRow]) -> str:
    """SHA-256, in hexadecimal, of the rows as canonical JSON, agencies by their key."""
    data = [
        {field: getattr(row, field) for field in FrozenRow.__slots__}
        for row in sorted(rows, key=lambda row: row.agency)
    ]
    return canonical.digest(canonical.canonical(data))


def _working(one: Working) -> dict[str, Any]:
    return {
        "measure": one.component.measure.value,
        "weight": _plain(one.component.weight),
        "scale": _scale(one.component.scale),
        "unmeasured": one.component.unmeasured.value,
        "count": one.figure.count if one.figure else None,
        "of": one.figure.of if one.figure else None,
        "points": None if one.points is None else str(one.points),
        "share": str(one.share),
        "gives": str(one.gives),
    }


def _scale(scale: Scale) -> dict[str, Any]:
    if scale.steps:
        return {"steps": [[_plain(step.since), _plain(step.points)] for step in scale.steps]}
    return {"zero_at": _plain(scale.zero_at), "full_at": _plain(scale.full_at)}


def _plain(number: Any) -> str:
    """The same number is the same text, however many zeros it was stored with."""
    return str(Fraction(number or 0))
