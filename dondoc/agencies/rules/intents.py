"""What is meant to happen to agencies on a day, as it is kept until it is carried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.rules.facts import Facts

#: Columns of a phase that a change may alter: who is above, what it is called.
Alters = dict[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """The effects of one change; keys of agencies are those of rows.

    | kind | agencies | heirs, new | alters | function |
    |---|---|---|---|---|
    | founded | | one new | | |
    | renamed, moved | one | | what is altered | |
    | merged | those that end | one | | |
    | split | the one that ends | two or more | | |
    | handed over | the one that gives | one heir | | in words |
    | abolished | the one that ends | | | |
    """

    agencies: tuple[int, ...] = ()
    #: Agencies that are here already and take over.
    heirs: tuple[int, ...] = ()
    #: Agencies that begin by the change, and take over.
    new: tuple[Facts, ...] = ()
    alters: Alters = field(default_factory=dict)
    function: str = ""

    def as_json(self) -> dict[str, Any]:
        """For a column."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Intent:
        """From a column."""
        return cls(
            agencies=tuple(kept.get("agencies", ())),
            heirs=tuple(kept.get("heirs", ())),
            new=tuple(facts_from_json(facts) for facts in kept.get("new", ())),
            alters=dict(kept.get("alters", {})),
            function=kept.get("function", ""),
        )


def facts_from_json(kept: Mapping[str, Any]) -> Facts:
    """Facts with their words as words of the vocabularies."""
    return Facts(**{**kept, "kind": Kind(kept["kind"]), "level": Level(kept["level"])})
