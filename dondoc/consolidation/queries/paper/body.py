"""The body of a report: who sent, what came of the tasks, the indicators, the narrative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from django.utils.translation import gettext

from dondoc.consolidation.enums import Reached
from dondoc.consolidation.queries.figures import Figure, Tables
from dondoc.consolidation.queries.figures.counts import figures_of
from dondoc.consolidation.queries.figures.indicators import outcomes
from dondoc.consolidation.queries.material import Material
from dondoc.consolidation.queries.paper.sending import sentences
from dondoc.consolidation.queries.paper.tracing import Tracer
from dondoc.consolidation.queries.topics import Place, Topic, narrative
from dondoc.lib import dates, numbers
from dondoc.papers.report import Block, Paragraph, Part
from dondoc.progress.enums import Cell
from dondoc.reporting.enums import Part as Asked
from dondoc.reporting.models.words import period_words

#: So much of a task's text tells which one is meant.
_LONGEST_TASK = 200


def parts(material: Material, places: Sequence[Place], tables: Tables, tracer: Tracer) -> tuple[Part, ...]:
    """All numbered parts; what nobody wrote of is no part."""
    return tuple(_parts(material, places, tables, tracer))


def _parts(material: Material, places: Sequence[Place], tables: Tables, tracer: Tracer) -> Iterator[Part]:
    number = tracer.part()
    yield Part(gettext("Reports received"), tuple(_received(material, tables, tracer)), number=number)
    if material.tasks:
        number, told = tracer.part(), narrative(places)
        blocks = [*_counts(material, tracer), *worded(tracer, (t for t in told if t.part == Asked.DONE))]
        below = _by_plan(material, [place for place in places if place.plan is not None], tracer)
        yield Part(gettext("Results of the tasks"), tuple(blocks), below, number)
    if material.indicators:
        number = tracer.part()
        yield Part(gettext("Indicators"), tuple(_indicators(material, tracer)), number=number)
    for topic in narrative(places):
        if topic.is_written and not (topic.part == Asked.DONE and material.tasks):
            number = tracer.part()
            yield Part(topic.title, tuple(worded(tracer, [topic])), number=number)


def _received(material: Material, tables: Tables, tracer: Tracer) -> Iterator[Block]:
    several = len(material.sources) > 1
    for source in material.sources:
        owed = [each for each in material.senders if (each.regime, each.period) == (source.regime_id, source.period)]
        identity = f"sending/{source.regime_id}:{source.period}"
        before = f"{source.regime} ({period_words(source.period)}): " if several else ""
        for text, figure in sentences(owed, dates.show(material.known_on), identity, tables.discipline.number):
            yield tracer.paragraph(f"{before}{text}", figure.identity, counts=figure)


def _counts(material: Material, tracer: Tracer) -> Iterator[Block]:
    """The four counts and those without a date, never merged; then what is late of what fell due."""
    figures = figures_of("all", material.cells)
    facts = {name: numbers.show(figure.value or 0, places=None) for name, figure in figures.items()}
    words = gettext(
        "By %(day)s there are %(total)s tasks: %(done_on_time)s done on time, %(done_late)s done late, "
        "%(open_in_time)s not done and in time, %(open_late)s not done and overdue; %(no_date)s have no date "
        "(%(no_date_done)s of them done, %(no_date_open)s not done)."
    )
    dateless = sum(int(figures[cell].value or 0) for cell in (Cell.NO_DATE_DONE, Cell.NO_DATE_OPEN))
    text = words % {**facts, "day": dates.show(material.day), "no_date": numbers.show(dateless)}
    yield tracer.paragraph(text, "summary/counts", counts=figures["total"])
    share = figures["share_late"]
    if share.value is not None:
        late = int(figures[Cell.DONE_LATE].value or 0) + int(figures[Cell.OPEN_LATE].value or 0)
        words = gettext("Of %(due)s tasks that fell due, %(late)s are or were late (%(share)s%%).")
        facts = {"due": facts["fell_due"], "late": numbers.show(late), "share": numbers.show(share.value, places=1)}
        yield tracer.paragraph(words % facts, "summary/late", counts=share)


def _by_plan(material: Material, places: Sequence[Place], tracer: Tracer) -> tuple[Part, ...]:
    """Headings with the passages under them; of several plans, each under its own name."""
    written = [place for place in places if any(topic.is_written for topic in place.topics)]
    if len(material.plans) == 1:
        return tuple(_headings(written, tracer))
    return tuple(
        Part(str(plan), (), tuple(_headings([place for place in written if place.plan == key], tracer)))
        for key, plan in material.plans.items()
        if any(place.plan == key for place in written)
    )


def _headings(places: Sequence[Place], tracer: Tracer) -> Iterator[Part]:
    """Each with its own passages, then the deeper ones below it."""
    for title, several in groupby(places, key=lambda place: place.group or place.title):
        own, below = _apart(several)
        blocks = tuple(block for place in own for block in worded(tracer, place.topics))
        deeper = tuple(Part(_unnumbered(place.title), tuple(worded(tracer, place.topics))) for place in below)
        yield Part(_unnumbered(title), blocks, deeper)


def _apart(places: Iterable[Place]) -> tuple[list[Place], list[Place]]:
    """Those that paper counts, and those that stand below them."""
    several = list(places)
    return [place for place in several if not place.group], [place for place in several if place.group]


def _unnumbered(title: str) -> str:
    """A heading without the plan's own number: the report counts by itself."""
    return title.partition(". ")[2] or title or gettext("Tasks under no heading")


def worded(tracer: Tracer, topics: Iterable[Topic]) -> Iterator[Block]:
    """The passages of these topics that were written, with keys and sources, each below the task that it is about."""
    for topic in topics:
        if lines := topic.lines:
            if topic.task:
                yield Paragraph(shorten(topic.task.text, _LONGEST_TASK, placeholder=" …"), is_italic=True)
            own = bool(topic.passage and topic.passage.is_own)
            sources = topic.sources()
            yield tracer.paragraph(
                "\n".join(lines), f"passage/{topic.key}", answers=sources, is_own=own and not sources
            )


def _indicators(material: Material, tracer: Tracer) -> Iterator[Block]:
    found = outcomes(material)
    given = material.by_indicator
    facts: dict[str, str] = {word.value: numbers.show(len(keys)) for word, keys in found.items()}
    words = gettext(
        "Of %(all)s indicators, %(met)s reached the target of the year and %(not_met)s did not; %(no_value)s have no "
        "figure yet and %(no_target)s no target this year."
    )
    answers = tuple(answer.pk for several in given.values() for answer in several)
    text = words % {**facts, "all": numbers.show(len(material.indicators))}
    figure = Figure("summary/indicators", len(found[Reached.MET]), answers=answers)
    known = [answer for several in given.values() for answer in several]
    yield tracer.paragraph(text, figure.identity, answers=known, counts=figure)
