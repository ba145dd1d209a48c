"""The headings of plans, under which tasks stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.plans.models import Section


@dataclass(frozen=True, slots=True)
class Headings:
    """Titles by plan and path."""

    titles: Mapping[tuple[int, str], str]

    @classmethod
    def of(cls, plans: Iterable[int]) -> Headings:
        """All of these plans; one query."""
        rows = Section.objects.filter(plan__in=set(plans)).values_list("plan", "path", "title")
        return cls({(plan, path): title for plan, path, title in rows})

    def above(self, plan: int, path: str) -> str:
        """The nearest heading above a task, with its number; "Tasks" where there is none."""
        parts = path.split(".")
        above = (".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
        return next((f"{one}. {self.titles[plan, one]}" for one in above if (plan, one) in self.titles), _("Tasks"))
