"""A supplement on paper: who came since, what reads otherwise, which figures changed; and the first report's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from dondoc.consolidation.models import Report
from dondoc.consolidation.models.words import LANGUAGE
from dondoc.consolidation.queries.changes import Changes, changes
from dondoc.consolidation.queries.figures import Figure, Sheet, tables_of
from dondoc.consolidation.queries.material import Material, material
from dondoc.consolidation.queries.paper import Composed, body, compose, official
from dondoc.consolidation.queries.paper.composing import tracer_of
from dondoc.consolidation.queries.paper.tracing import Tracer, known_answers
from dondoc.consolidation.queries.senders import Sender
from dondoc.consolidation.queries.topics import Place, passages_of, places
from dondoc.consolidation.rules.changes import Difference, Frozen
from dondoc.lib import dates
from dondoc.papers.report import Annex, Block, Part, Workbook
from dondoc.papers.table import Column, Kind


def compose_any(report: Report, known_on: date) -> Composed:
    """The report, or the supplement that it is."""
    return compose(report, known_on) if report.supplements is None else compose_supplement(report, known_on)


def compose_supplement(report: Report, known_on: date) -> Composed:
    """Only what has changed since the first report and its issued supplements; a constant number of queries."""
    first = report.supplements or report
    with translation.override(LANGUAGE):
        found, since = material(report, known_on), changes(first, known_on)
        tables, tracer = tables_of(found), tracer_of(report, found)
        several = _written(places(found, passages_of(report)))
        sheet = _sheet(since, tables.figures())
        parts = tuple(_parts(found, several, since, sheet, tracer))
        known = known_answers(found.answers)
        for figure in filter(lambda each: each.is_traced, sheet.figures):
            tracer.figure(figure, known)
        annexes = () if sheet.is_empty else (Annex(sheet.title, (sheet.table(),)),)
        paper = official.paper(report, parts, annexes, tuple(tracer.keys))
        book = Workbook(paper.title, (sheet.table(),), paper.keys)
        return Composed(found, several, tables, tracer.traced, paper, lambda: book, _with_old_keys(since, sheet))


def _written(several: list[Place]) -> list[Place]:
    """The topics that the supplement speaks of."""
    kept = (replace(place, topics=[topic for topic in place.topics if topic.passage]) for place in several)
    return [place for place in kept if place.topics]


def _parts(found: Material, several: list[Place], since: Changes, sheet: Sheet, tracer: Tracer) -> Iterator[Part]:
    number = tracer.part()
    yield Part(gettext("Reports that came or were corrected since"), tuple(_senders(since, tracer)), number=number)
    if any(topic.is_written for place in several for topic in place.topics):
        number = tracer.part()
        below = tuple(Part(place.title, tuple(body.worded(tracer, place.topics))) for place in several)
        yield Part(gettext("What now reads otherwise"), (), tuple(part for part in below if part.blocks), number)
    if since.figures:
        number = tracer.part()
        words = gettext("%(n)s figures read otherwise for %(day)s; table %(table)s has them all.")
        text = words % {"n": len(since.figures), "day": dates.show(found.day), "table": sheet.number}
        counts = Figure("supplement/figures", len(since.figures))
        yield Part(gettext("Figures"), (tracer.paragraph(text, counts.identity, counts=counts),), number=number)


def _senders(since: Changes, tracer: Tracer) -> Iterator[Block]:
    came = gettext("Reports that came, or were accepted, after the first report: %(names)s.")
    corrected = gettext("Reports that were corrected after the first report: %(names)s.")
    for words, several, name in ((came, since.came, "came"), (corrected, since.corrected, "corrected")):
        if several:
            behind = tuple(sender.obligation for sender in several)
            figure = Figure(f"supplement/{name}", len(several), obligations=behind)
            names = "; ".join(map(_with_day, several))
            yield tracer.paragraph(words % {"names": names}, figure.identity, counts=figure)


def _with_day(sender: Sender) -> str:
    return f"{sender.name} ({dates.show(sender.submitted_on)})" if sender.submitted_on else sender.name


def _sheet(since: Changes, now: Mapping[str, Figure]) -> Sheet:
    columns = (
        Column(gettext("Key in the first report"), 1),
        Column(gettext("Figure"), 5),
        Column(gettext("As reported"), 1.2, Kind.NUMBER),
        Column(gettext("Now"), 1.2, Kind.NUMBER),
    )
    title = gettext("Figures that read otherwise")
    sheet = Sheet(1, title, columns, sheet=title)
    for change in since.figures:
        figure = _figure(change, now.get(change.identity))
        sheet.add(change.key or change.where, (change.key, change.where, _number(change.old), figure))
    return sheet


def _figure(change: Difference, now: Figure | None) -> Figure:
    """What it is now, and what stands behind it."""
    identity = f"now/{change.identity}"
    return now._replace(identity=identity) if now else Figure(identity, None)


def _number(value: object) -> int | None:
    return value  # type: ignore[return-value]  # figures are numbers


def _with_old_keys(since: Changes, sheet: Sheet) -> dict[str, Frozen]:
    """Where the figures stand that this supplement says anew."""
    places_of = {figure.identity.removeprefix("now/"): figure for figure in sheet.figures}
    return {
        change.identity: Frozen(places_of[change.identity].key, change.where, change.new)
        for change in since.figures
        if change.new is not None
    }
