"""The national starter registry: provinces, their standard bodies and those of the state, with the changes of 2025.

The data files stand in `dondoc/agencies/starter`.
What they hold, and how sure it is: docs/reference/starter-registry.md.
"""

from __future__ import annotations

from dondoc.agencies.rules.starter.booking import book
from dondoc.agencies.rules.starter.contract import (
    StarterAgency,
    StarterChange,
    StarterPhase,
    StarterRegistry,
    StarterSuccession,
    UnknownProvince,
)
from dondoc.agencies.rules.starter.loading import load

__all__ = [
    "StarterAgency",
    "StarterChange",
    "StarterPhase",
    "StarterRegistry",
    "StarterSuccession",
    "UnknownProvince",
    "book",
    "load",
]
