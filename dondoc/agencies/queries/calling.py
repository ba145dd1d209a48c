"""What several agencies are called on any day, in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dondoc.agencies.models import Phase


def phase_for(phases: Sequence[Phase], day: date) -> Phase | None:
    """Of phases in order of time, what holds on the day, else the last that held before, else the first."""
    begun = [phase for phase in phases if phase.valid.lower is None or phase.valid.lower <= day]
    found = begun or phases[:1]
    return found[-1] if found else None


class Called:
    """The names of some agencies through all time."""

    def __init__(self, agencies: Iterable[int | None]) -> None:
        self._phases: dict[int, list[Phase]] = defaultdict(list)
        wanted = {agency for agency in agencies if agency}
        for phase in Phase.objects.filter(agency__in=wanted).defer("words").order_by("valid") if wanted else ():
            self._phases[phase.agency_id].append(phase)

    def phase(self, agency: int, day: date) -> Phase | None:
        """As `phase_for`; None for one that was not asked about."""
        return phase_for(self._phases.get(agency, []), day)

    def on(self, agency: int | None, day: date, *, short: bool = False) -> str:
        """The name on the day, with the same fallbacks; nothing for none."""
        phase = self.phase(agency, day) if agency else None
        return "" if phase is None else (phase.short_name if short else phase.name)

    def parents(self) -> set[int]:
        """Every agency that ever stood above one of them."""
        return {phase.parent_id for phases in self._phases.values() for phase in phases if phase.parent_id}
