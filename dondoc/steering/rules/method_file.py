"""A method as a file of data (TOML), as the example that comes with the platform is kept.

Figures of shares are written as shares (0.9 for 90 %); weights are compared with each other and need no sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dondoc.steering.enums import Measure, Scoring, Unmeasured
from dondoc.steering.rules.rating import Band, Component, Method, Scale, Step


@dataclass(frozen=True, slots=True)
class Draft:
    """A method that somebody wants to set, with what it is called and rests on."""

    name: str
    method: Method
    basis: str = ""
    reason: str = ""
    is_example: bool = False


def draft_of(data: Mapping[str, Any]) -> Draft:
    """The draft that a parsed file holds; raises `KeyError` or `ValueError` for what is no method."""
    method = Method(
        components=tuple(_component(row) for row in data["component"]),
        bands=tuple(Band(_number(row["since"]), row["name"]) for row in data["band"]),
        least_measured=_number(data["least_measured"]),
    )
    return Draft(data["name"], method, reason=data["reason"], is_example=True)


def _component(row: Mapping[str, Any]) -> Component:
    steps = tuple(Step(_number(since), _number(points)) for since, points in row.get("steps", ()))
    is_linear = not steps
    scale = Scale(
        scoring=Scoring.LINEAR if is_linear else Scoring.STEPS,
        zero_at=_number(row["zero_at"]) if is_linear else None,
        full_at=_number(row["full_at"]) if is_linear else None,
        steps=steps,
    )
    unmeasured = Unmeasured(row.get("unmeasured", Unmeasured.LEAVE_OUT))
    return Component(Measure(row["measure"]), _number(row["weight"]), scale, unmeasured)


def _number(value: Any) -> Decimal:
    return Decimal(str(value))
