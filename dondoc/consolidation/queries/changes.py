"""What accepted reports of today would change in a report that was issued."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import translation

from dondoc.consolidation.models import Passage, Report, Snapshot, Used
from dondoc.consolidation.models.words import LANGUAGE
from dondoc.consolidation.queries.answers import Given, answers_of, topic_key
from dondoc.consolidation.queries.figures import tables_of
from dondoc.consolidation.queries.material import Material, material
from dondoc.consolidation.queries.senders import Sender
from dondoc.consolidation.queries.topics import Topic, passages_of, places
from dondoc.consolidation.rules.changes import Difference, Frozen, differences


@dataclass(frozen=True, slots=True)
class Changed:
    """What one agency says otherwise of a topic: before, now; None where it said nothing."""

    sender: Sender
    old: Given | None
    new: Given | None


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A topic of which somebody says something else now; `before` is its wording that was issued, if any."""

    topic: Topic
    before: Passage | None
    answers: Sequence[Changed]


@dataclass(frozen=True, slots=True)
class Changes:
    """All of it, against the last of the report and its supplements that was issued."""

    base: Report | None
    #: Nothing of theirs was accepted when it was issued.
    came: Sequence[Sender]
    #: Another revision of theirs holds now.
    corrected: Sequence[Sender]
    passages: Sequence[PassageChange]
    figures: Sequence[Difference]

    @property
    def is_empty(self) -> bool:
        """Everything reads as it was issued."""
        return not (self.came or self.corrected)

    @property
    def count(self) -> int:
        """Passages and figures that read otherwise."""
        return len(self.passages) + len(self.figures)


def changes(first: Report, known_on: date) -> Changes:
    """Since `first` and its supplements were issued, for the same day of figures; a constant number of queries."""
    issued = _chain(first)
    if not issued:
        return Changes(None, (), (), (), ())
    with translation.override(LANGUAGE):
        return _since(first, issued, known_on)


def _since(first: Report, issued: Sequence[Snapshot], known_on: date) -> Changes:
    now, last = material(first, known_on), issued[-1]
    used = dict(Used.objects.filter(snapshot=last).values_list("obligation", "revision"))
    moved = [sender for sender in now.senders if used.get(sender.obligation) != sender.accepted]
    came = [sender for sender in moved if used.get(sender.obligation) is None]
    corrected = [sender for sender in moved if used.get(sender.obligation) is not None]
    figures = differences(frozen_figures(last), tables_of(now).frozen()) if moved else []
    return Changes(last.report, came, corrected, _passages(now, moved, used, issued), figures)


def _chain(first: Report) -> list[Snapshot]:
    """Snapshots of the report and its supplements, the first issued first."""
    rows = Snapshot.objects.filter(report__in=[first.pk]) | Snapshot.objects.filter(report__supplements=first)
    return list(rows.select_related("report").order_by("issued_at", "pk"))


def _passages(
    now: Material, moved: Sequence[Sender], used: Mapping[int, int | None], issued: Sequence[Snapshot]
) -> list[PassageChange]:
    before = _by_topic(answers_of({key: each for each in moved if (key := used.get(each.obligation))}))
    keys = {sender.obligation for sender in moved}
    after = _by_topic(answer for answer in now.answers if answer.sender.obligation in keys)
    written = _last_passages(issued)
    topics = [topic for place in places(now, {}) for topic in place.topics]
    found = []
    for topic in topics:
        old, new = before.get(topic.key, {}), after.get(topic.key, {})
        senders = {answer.sender.obligation: answer.sender for answer in [*old.values(), *new.values()]}
        several = [Changed(sender, old.get(owed), new.get(owed)) for owed, sender in senders.items()]
        if told := [each for each in several if _differs(each.old, each.new)]:
            found.append(PassageChange(topic, written.get(topic.key), told))
    return found


def _differs(old: Given | None, new: Given | None) -> bool:
    return (old.content if old else None) != (new.content if new else None)


def _by_topic(answers: Iterable[Given]) -> dict[str, dict[int, Given]]:
    """Of tasks and parts, by topic and obligation."""
    found: dict[str, dict[int, Given]] = {}
    for answer in answers:
        if key := topic_key(answer.task, answer.part):
            found.setdefault(key, {})[answer.sender.obligation] = answer
    return found


def _last_passages(issued: Sequence[Snapshot]) -> dict[str, Passage]:
    """The wording of each topic that was issued last."""
    found: dict[str, Passage] = {}
    for snapshot in issued:
        found |= passages_of(snapshot.report)
    return found


def frozen_figures(snapshot: Snapshot) -> dict[str, Frozen]:
    """The figures that a snapshot kept."""
    rows = json.loads(snapshot.content)["figures"]
    return {
        identity: Frozen(key, where, None if value is None else Decimal(value))
        for identity, (key, where, value) in rows.items()
    }
