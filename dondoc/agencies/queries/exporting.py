"""The registry as a table that can be brought in again without changing anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from dondoc.agencies.models import Agency, Phase, Spelling
from dondoc.agencies.rules.registry_file import BETWEEN, COLUMNS
from dondoc.lib.tables import Cell, Column, Table

_WIDE = {"key": 40, "name": 60, "short_name": 40, "parent": 40, "province": 24, "spellings": 40}


def registry_table(phases: Iterable[Phase], on: date | None = None) -> Table:
    """The stretches, one a row; agencies above by their keys. `on` is the day that the title names."""
    title = _("Agencies") if on is None else f"{_('Agencies')} {on:%Y-%m-%d}"
    columns = [Column(name, _WIDE.get(name, 14)) for name in COLUMNS]
    return Table(title, columns, _rows(list(phases)))


def _rows(phases: list[Phase]) -> Iterator[list[Cell]]:
    concerned = {key for phase in phases for key in (phase.agency_id, phase.parent_id, phase.province_id)}
    keys = dict(Agency.objects.filter(pk__in=[key for key in concerned if key]).values_list("pk", "key"))
    spellings: dict[int, list[str]] = defaultdict(list)
    for agency, text in Spelling.objects.filter(agency__in={phase.agency_id for phase in phases}).values_list(
        "agency", "text"
    ):
        spellings[agency].append(text)
    for phase in phases:
        yield [
            keys[phase.agency_id],
            phase.name,
            phase.short_name,
            phase.kind,
            phase.level,
            keys.get(phase.parent_id or 0, ""),
            keys.get(phase.province_id or 0, ""),
            phase.code,
            phase.valid.lower,
            phase.valid.upper,
            BETWEEN.join(spellings[phase.agency_id]),
            phase.place,
            phase.place_kind,
        ]
