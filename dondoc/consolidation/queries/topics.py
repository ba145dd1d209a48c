"""What a report speaks of, in its order: tasks under their headings, then the parts of the narrative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from dondoc.consolidation.enums import About
from dondoc.consolidation.models import Passage, PassageSource, Report
from dondoc.consolidation.queries.answers import Given, Hint, content_of, topic_key
from dondoc.consolidation.queries.material import Material, Outline, TaskRow, heading
from dondoc.consolidation.rules.wording import Said, lines_of, suggested
from dondoc.reporting.enums import Part
from dondoc.reporting.models import Answer
from dondoc.reporting.models.words import PARTS

ByTopic = Mapping[str, Sequence[Given] | Sequence[Hint]]


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to be worded: the answers to it, and what has been written so far."""

    about: About
    title: str
    #: Keys of the accepted answers to it.
    known: Sequence[int]
    passage: Passage | None
    task: TaskRow | None = None
    part: str = ""
    #: The same answers, where they were fetched.
    answers: Sequence[Given] = ()

    @property
    def key(self) -> str:
        """As addresses have it: "task-12", "part-causes"."""
        return topic_key(self.task.pk if self.task else None, self.part)

    @property
    def suggestion(self) -> str:
        """A first wording out of the answers."""
        return suggested([said_of(answer) for answer in self.answers])

    @property
    def is_written(self) -> bool:
        """It stands in the report."""
        return bool(self.passage and not self.passage.is_left_out and self.passage.text.strip())

    @property
    def is_settled(self) -> bool:
        """Somebody wrote it or left it out."""
        return self.is_written or bool(self.passage and self.passage.is_left_out)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its paragraphs in the report."""
        return lines_of(self.passage.text) if self.passage and self.is_written else ()

    def sources(self) -> list[Given]:
        """The answers of accepted reports that its words rest on."""
        ticked = self.ticked()
        return [answer for answer in self.answers if answer.pk in ticked]

    def ticked(self) -> frozenset[int]:
        """Keys of the answers that it rests on; of one that a correction says in the same words, the correction's."""
        return self.passage.rests_on if self.passage else frozenset()

    @property
    def rests_on_old(self) -> bool:
        """One of the answers that it rests on holds no more: it was corrected in other words, or returned."""
        return self.is_written and not self.ticked() <= set(self.known)


@dataclass(frozen=True, slots=True)
class Place:
    """Where topics stand together on the desk and on paper; `slug` is its name in addresses."""

    slug: str
    title: str
    topics: Sequence[Topic]
    plan: int | None = None
    #: The heading that paper sets above it; "" for none.
    group: str = ""

    @property
    def settled(self) -> int:
        """How many of them somebody wrote or left out."""
        return sum(topic.is_settled for topic in self.topics)

    @property
    def answered(self) -> int:
        """How many of them an agency answered."""
        return sum(bool(topic.known) for topic in self.topics)

    @property
    def outdated(self) -> int:
        """How many rest on answers that hold no more."""
        return sum(topic.rests_on_old for topic in self.topics)


def said_of(answer: Given) -> Said:
    """As a wording takes it."""
    return Said(answer.sender.name, answer.text, answer.product)


def passages_of(report: Report) -> dict[str, Passage]:
    """By topic, with the keys of the answers that they rest on; two queries."""
    rests_on: dict[int, set[int]] = defaultdict(set)
    for passage, answer in PassageSource.objects.filter(passage__report=report).values_list("passage", "answer"):
        rests_on[passage].add(answer)
    rows = list(report.passages.select_related("written_by"))
    for row in rows:
        row.rests_on = frozenset(rests_on[row.pk])
    return {row.topic: row for row in rows}


def places(material: Material, passages: Mapping[str, Passage]) -> list[Place]:
    """Headings with their tasks in the plans' order, then the narrative's parts, all with their answers.

    No query, but one where passages rest on answers that are not the accepted ones any more.
    """
    given = material.by_topic()
    found = bare_places(material, given, passages, lambda _topics: material.answers)
    return [replace(place, topics=answered(place.topics, given)) for place in found]


def answered(topics: Iterable[Topic], given: Mapping[str, Sequence[Given]]) -> list[Topic]:
    """The topics with their answers."""
    return [replace(topic, answers=given.get(topic.key, ())) for topic in topics]


def bare_places(
    outline: Outline,
    told: ByTopic,
    passages: Mapping[str, Passage],
    fetch: Callable[[Collection[str]], Iterable[Given]],
) -> list[Place]:
    """The same without answers; `fetch` is asked for those to some topics where passages rest on older ones."""
    known = {each.pk for several in told.values() for each in several}
    _follow_corrections(passages.values(), known, fetch)
    found = []
    for number, section in enumerate(outline.sections):
        rows = [task for task in outline.tasks if (task.plan, task.section) == (section.plan, section.path)]
        topics = [_of_task(task, told, passages) for task in rows]
        title = heading(section.path, section.title)
        found.append(Place(f"section-{number}", title, topics, section.plan, section.group))
    return found + [Place(f"part-{topic.part}", topic.title, [topic]) for topic in _parts(told, passages)]


def _follow_corrections(
    passages: Collection[Passage], known: AbstractSet[int], fetch: Callable[[Collection[str]], Iterable[Given]]
) -> None:
    """Let passages rest on the accepted answers that say word for word what the older ones said."""
    old = frozenset().union(*(passage.rests_on for passage in passages)) - known
    if not old:
        return
    rows = Answer.objects.filter(pk__in=old).select_related("revision", "holding__assignment")
    keys = {row.pk: (row.revision.obligation_id, _topic_of(row), content_of(row)) for row in rows}
    several = fetch({topic for _obligation, topic, _content in keys.values()})
    now = {(each.sender.obligation, topic_key(each.task, each.part), each.content): each.pk for each in several}
    heirs = {pk: now.get(key, pk) for pk, key in keys.items()}
    for passage in passages:
        passage.rests_on = frozenset(heirs.get(key, key) for key in passage.rests_on)


def _topic_of(answer: Answer) -> str:
    return topic_key(answer.holding.assignment.task_id if answer.holding else None, answer.part)


def narrative(several: Iterable[Place]) -> list[Topic]:
    """The parts of the narrative among them."""
    return [topic for place in several for topic in place.topics if topic.about == About.PART]


def _of_task(task: TaskRow, told: ByTopic, passages: Mapping[str, Passage]) -> Topic:
    key = topic_key(task.pk, "")
    known = [each.pk for each in told.get(key, ())]
    return Topic(About.TASK, f"{task.path} {task.text}".strip(), known, passages.get(key), task=task)


def _parts(told: ByTopic, passages: Mapping[str, Passage]) -> list[Topic]:
    """The known parts in their order, then those of the province's own, called as the reports call them."""
    given = [several[0].part for several in told.values() if several[0].part]
    written = [passage.part for passage in passages.values() if passage.part]
    return [_of_part(part, told, passages) for part in dict.fromkeys([*Part, *given, *written])]


def _of_part(part: str, told: ByTopic, passages: Mapping[str, Passage]) -> Topic:
    key = topic_key(None, part)
    several = told.get(key, ())
    known = [each.pk for each in several]
    return Topic(About.PART, part_title(part, several), known, passages.get(key), part=part)


def part_title(key: str, answers: Sequence[Given | Hint]) -> str:
    """What a part is called."""
    known = PARTS.get(key)
    return str(known) if known else next((answer.title for answer in answers if answer.title), key)
