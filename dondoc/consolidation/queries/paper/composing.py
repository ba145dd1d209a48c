"""A whole report: its material, tables, passages and keys, put together once for paper, page and snapshot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import translation

from dondoc.agencies.queries.calling import Called
from dondoc.consolidation.models import Report
from dondoc.consolidation.models.words import LANGUAGE
from dondoc.consolidation.queries.figures import Tables, tables_of
from dondoc.consolidation.queries.figures.indicators import every_value
from dondoc.consolidation.queries.figures.tasks import every_share
from dondoc.consolidation.queries.material import Material, material
from dondoc.consolidation.queries.paper import body, official
from dondoc.consolidation.queries.paper.tracing import Traced, Tracer, known_answers
from dondoc.consolidation.queries.topics import Place, passages_of, places
from dondoc.consolidation.rules.changes import Frozen
from dondoc.lib.canonical import canonical
from dondoc.lib.rubbish import put_off
from dondoc.papers.report import OfficialReport, Workbook
from dondoc.reporting.models.words import period_words


@dataclass(frozen=True, slots=True)
class Composed:
    """A report as it stands now."""

    material: Material
    places: list[Place]
    tables: Tables
    traced: list[Traced]
    paper: OfficialReport
    #: Puts the annex as a spreadsheet together, which holds a row for every share: only who wants it waits for it.
    workbook: Callable[[], Workbook]
    #: Where a supplement says figures of the tables anew, by their identity.
    anew: Mapping[str, Frozen] = field(default_factory=dict)

    def content(self) -> str:
        """What a snapshot freezes, as canonical JSON: every figure, printed or not, so that a later day can be told."""
        figures = {**self.tables.frozen(), **self.anew}
        rows = {identity: (each.key, each.where, each.value) for identity, each in figures.items()}
        return canonical(content_of(self.material, self.traced) | {"figures": rows})


def compose(report: Report, known_on: date) -> Composed:
    """Put it together on the day from what is accepted by now; a constant number of queries."""
    with translation.override(LANGUAGE), put_off():
        found = material(report, known_on)
        tables = tables_of(found)
        several = places(found, passages_of(report))
        tracer = tracer_of(report, found)
        parts = body.parts(found, several, tables, tracer)
        known = known_answers(found.answers)
        for figure in tables.figures().values():
            if figure.is_traced:
                tracer.figure(figure, known)
        paper = official.paper(report, parts, official.annexes(tables), tuple(tracer.keys))
        return Composed(found, several, tables, tracer.traced, paper, partial(workbook, found, tables, paper))


def workbook(found: Material, tables: Tables, paper: OfficialReport) -> Workbook:
    """The tables and keys of the paper, and what is too long for it."""
    with translation.override(LANGUAGE):
        return official.workbook(paper, tables, every_share(found, settings.URL), every_value(found, settings.URL))


def tracer_of(report: Report, found: Material) -> Tracer:
    """One that knows what the report draws on."""
    keeper = Called([report.keeper_id]).on(report.keeper_id, report.as_of, short=True)
    drawn_on = "; ".join(f"{source.regime}, {period_words(source.period)}" for source in found.sources)
    return Tracer(report.pk, keeper, drawn_on)


def content_of(found: Material, traced: list[Traced]) -> dict[str, Any]:
    """The report's facts, its senders, and every key with its value and what it rests on."""
    return {
        "format": 1,
        "report": official.facts_of(found.report),
        "sources": [
            {"regime": source.regime_id, "name": str(source.regime), "period": source.period}
            for source in found.sources
        ],
        "senders": [
            {
                "obligation": sender.obligation,
                "agency": sender.name,
                "state": sender.state.value if sender.state else None,
                "late": sender.is_late,
                "revision": sender.number if sender.accepted else None,
            }
            for sender in found.senders
        ],
        "keys": [_frozen(each) for each in traced],
    }


def _frozen(traced: Traced) -> dict[str, Any]:
    found = {
        "key": traced.key,
        "what": traced.identity,
        "where": traced.where,
        "value": traced.value if isinstance(traced.value, str) or traced.value is None else str(traced.value),
        "is_number": not isinstance(traced.value, str),
        "is_own": traced.is_own,
    }
    behind = {"answers": traced.answers, "tasks": traced.tasks, "obligations": traced.obligations}
    return found | {name: list(keys) for name, keys in behind.items() if keys}
