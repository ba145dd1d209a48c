"""The registry as a file is compared with it: all of it, by key and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dondoc.agencies.models import Agency, Change, Phase, Spelling
from dondoc.agencies.models.ranges import span_of
from dondoc.agencies.queries.changes import told
from dondoc.agencies.rules.spans import Span
from dondoc.lib.text import fold


@dataclass(frozen=True, slots=True)
class Known:
    """A stretch that the registry has; agencies by their keys."""

    phase: int
    agency: int
    key: str
    span: Span
    name: str
    short_name: str
    kind: str
    level: str
    parent: str
    province: str
    code: str
    place: str
    place_kind: str


@dataclass
class Registry:
    """Every agency with its stretches, as they are now."""

    keys: dict[str, int] = field(default_factory=dict)
    lives: dict[str, Span] = field(default_factory=dict)
    stretches: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def now(cls) -> Registry:
        """Read from the database, two queries."""
        registry = cls()
        names = {}
        for pk, key, valid in Agency.objects.values_list("pk", "key", "valid"):
            registry.keys[key], registry.lives[key], names[pk] = pk, span_of(valid), key
        columns = ("name", "short_name", "kind", "level", "parent", "province", "code", "place", "place_kind")
        rows = Phase.objects.order_by("agency", "valid").values_list("pk", "agency", "valid", *columns)
        for pk, agency, valid, name, short, kind, level, parent, province, *rest in rows.iterator(5_000):
            above, within = names.get(parent, ""), names.get(province, "")
            known = Known(pk, agency, names[agency], span_of(valid), name, short, kind, level, above, within, *rest)
            registry.stretches[known.key].append(known)
        return registry

    @cached_property
    def by_name(self) -> dict[str, set[str]]:
        """Folded full or short name → keys of agencies that ever had it."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, stretches in self.stretches.items():
            for known in stretches:
                found[fold(known.name)].add(key)
                found[fold(known.short_name)].add(key)
        return found

    @cached_property
    def codes(self) -> dict[str, list[Known]]:
        """Code → stretches that have it."""
        found: dict[str, list[Known]] = defaultdict(list)
        for stretches in self.stretches.values():
            for known in stretches:
                if known.code:
                    found[known.code].append(known)
        return found

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """Key → spellings."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, text in Spelling.objects.values_list("agency__key", "text"):
            found[key].append(text)
        return found


def change_days(agencies: Iterable[int]) -> dict[int, dict[date, str]]:
    """For each of the agencies the sentences of what happened to it, by day."""
    wanted = set(agencies)
    rows = Change.objects.filter(done_at__isnull=False, agencies__in=wanted).distinct()
    found: dict[int, dict[date, str]] = defaultdict(dict)
    for one in told(rows):
        for agency in one.change.agencies.all():
            found[agency.pk][one.change.on] = one.sentence
    return found
