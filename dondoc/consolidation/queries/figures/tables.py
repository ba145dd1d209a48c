"""All tables of a report, numbered."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.consolidation.queries.figures import counts, discipline, indicators, tasks
from dondoc.consolidation.queries.figures.building import Figure, Sheet, all_figures
from dondoc.consolidation.queries.material import Material
from dondoc.consolidation.rules.changes import Frozen


@dataclass(frozen=True, slots=True)
class Tables:
    """The five tables; their numbers never depend on what is in them."""

    sections: Sheet
    agencies: Sheet
    tasks: Sheet
    indicators: Sheet
    discipline: Sheet

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """In their order."""
        return self.sections, self.agencies, self.tasks, self.indicators, self.discipline

    def figures(self) -> dict[str, Figure]:
        """Every figure by its identity."""
        return all_figures(self.sheets)

    def frozen(self) -> dict[str, Frozen]:
        """The same as a snapshot keeps them; those that count nothing are kept too, so that 0 → 1 is seen."""
        return {key: Frozen(each.key, each.where, each.value) for key, each in self.figures().items()}


def tables_of(material: Material) -> Tables:
    """Compute them; no query."""
    return Tables(
        sections=counts.by_section(material, 1),
        agencies=counts.by_agency(material, 2),
        tasks=tasks.sheet_of(material, 3),
        indicators=indicators.sheet_of(material, 4),
        discipline=discipline.sheet_of(material, 5),
    )
