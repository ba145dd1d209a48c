"""The desk: what there is to word, what has been worded, and what is not accepted yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.answers import Given, answers_of
from dondoc.consolidation.queries.figures import Figure
from dondoc.consolidation.queries.material import Material, material
from dondoc.consolidation.queries.paper.sending import sentences
from dondoc.consolidation.queries.topics import Place, Topic, passages_of, places
from dondoc.lib import dates
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import AnswerFile


@dataclass(frozen=True, slots=True)
class Desk:
    """A report with its places."""

    material: Material
    places: Sequence[Place]

    @property
    def topics(self) -> int:
        """Of which somebody answered something."""
        return sum(place.answered for place in self.places)

    @property
    def unwritten(self) -> int:
        """Answered, and nobody has worded or left it out yet."""
        return sum(bool(topic.answers) and not topic.is_settled for place in self.places for topic in place.topics)

    @property
    def outdated(self) -> int:
        """Passages that rest on answers which hold no more."""
        return sum(place.outdated for place in self.places)

    def told(self) -> list[tuple[str, Figure]]:
        """Who sent and who did not, source by source, in the reader's language."""
        found: list[tuple[str, Figure]] = []
        for source in self.material.sources:
            pair = (source.regime_id, source.period)
            owed = [sender for sender in self.material.senders if (sender.regime, sender.period) == pair]
            found += sentences(owed, dates.show(self.material.known_on), f"sending/{source.pk}", 5)
        return found


def desk_of(report: Report, known_on: date) -> Desk:
    """A constant number of queries. Of a supplement only what it speaks of."""
    found = material(report, known_on)
    several = places(found, passages_of(report))
    if report.supplements_id:
        own = (Place(p.slug, p.title, [topic for topic in p.topics if topic.passage], p.plan) for p in several)
        several = [place for place in own if place.topics]
    return Desk(found, several)


def place_of(desk: Desk, slug: str) -> Place | None:
    """The place that an address names."""
    return next((place for place in desk.places if place.slug == slug), None)


def neighbours(desk: Desk, place: Place) -> tuple[Place | None, Place | None]:
    """The places before and after it."""
    at = [each.slug for each in desk.places].index(place.slug)
    before = desk.places[at - 1] if at else None
    return before, desk.places[at + 1] if at + 1 < len(desk.places) else None


def topic_of(desk: Desk, key: str) -> tuple[Place, Topic] | None:
    """A topic by its key, and where it stands."""
    return next(((place, topic) for place in desk.places for topic in place.topics if topic.key == key), None)


def waiting_answers(found: Material) -> dict[str, list[Given]]:
    """Answers of reports that are not accepted yet, by topic: shown, and no source; two queries."""
    told: dict[str, list[Given]] = defaultdict(list)
    for answer in answers_of({each.waiting: each for each in found.senders if each.waiting}):
        if answer.kind != AnswerKind.INDICATOR:
            told[f"task-{answer.task}" if answer.task else f"part-{answer.part}"].append(answer)
    return dict(told)


def files_of(answers: Sequence[Given]) -> Mapping[int, list[AnswerFile]]:
    """Evidence of these answers; one query."""
    told: dict[int, list[AnswerFile]] = defaultdict(list)
    for file in AnswerFile.objects.filter(answer__in=[each.pk for each in answers if each.files]).order_by("pk"):
        told[file.answer_id].append(file)
    return dict(told)
