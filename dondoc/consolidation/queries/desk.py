"""The desk: what there is to word, what has been worded, and what is not accepted yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.answers import Given, answers_of, hints_of
from dondoc.consolidation.queries.figures import Figure
from dondoc.consolidation.queries.material import Outline, by_topic, outline
from dondoc.consolidation.queries.paper.sending import sentences
from dondoc.consolidation.queries.topics import Place, Topic, answered, bare_places, passages_of
from dondoc.lib import dates
from dondoc.reporting.models import AnswerFile


@dataclass(frozen=True, slots=True)
class Desk:
    """A report with its places; the answers to a topic are fetched where it is shown."""

    outline: Outline
    places: Sequence[Place]

    @property
    def topics(self) -> int:
        """Of which somebody answered something."""
        return sum(place.answered for place in self.places)

    @property
    def unwritten(self) -> int:
        """Answered, and nobody has worded or left it out yet."""
        return sum(bool(topic.known) and not topic.is_settled for place in self.places for topic in place.topics)

    @property
    def outdated(self) -> int:
        """Passages that rest on answers which hold no more."""
        return sum(place.outdated for place in self.places)

    def told(self) -> list[tuple[str, Figure]]:
        """Who sent and who did not, source by source, in the reader's language."""
        found: list[tuple[str, Figure]] = []
        for source in self.outline.sources:
            pair = (source.regime_id, source.period)
            owed = [sender for sender in self.outline.senders if (sender.regime, sender.period) == pair]
            found += sentences(owed, dates.show(self.outline.known_on), f"sending/{source.pk}", 5)
        return found


def desk_of(report: Report, known_on: date) -> Desk:
    """A constant number of queries. Of a supplement only what it speaks of."""
    found = whole_desk(report, known_on)
    if not report.supplements_id:
        return found
    own = (replace(place, topics=[topic for topic in place.topics if topic.passage]) for place in found.places)
    return Desk(found.outline, [place for place in own if place.topics])


def whole_desk(report: Report, known_on: date) -> Desk:
    """The same with all topics of a supplement."""
    found = outline(report, known_on)
    hints, passages = hints_of(found.accepted), passages_of(report)
    return Desk(found, bare_places(found, by_topic(hints), passages, lambda topics: answers_of(found.accepted, topics)))


def shown(desk: Desk, topics: Sequence[Topic]) -> list[Topic]:
    """The topics with their answers; three queries."""
    return answered(topics, by_topic(answers_of(desk.outline.accepted, [topic.key for topic in topics])))


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


def waiting_answers(desk: Desk, topics: Sequence[Topic]) -> dict[str, list[Given]]:
    """Answers to these topics of reports that are not accepted yet: shown, and no source; three queries."""
    waiting = {each.waiting: each for each in desk.outline.senders if each.waiting}
    return by_topic(answers_of(waiting, [topic.key for topic in topics]))


def files_of(answers: Sequence[Given]) -> Mapping[int, list[AnswerFile]]:
    """Evidence of these answers; one query."""
    told: dict[int, list[AnswerFile]] = defaultdict(list)
    for file in AnswerFile.objects.filter(answer__in=[each.pk for each in answers if each.files]).order_by("pk"):
        told[file.answer_id].append(file)
    return dict(told)
