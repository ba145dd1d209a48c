"""What was done to a plan and its file, as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from dondoc.audit.models import Event
from dondoc.audit.queries import sentence
from dondoc.plans.models.words import KINDS
from dondoc.plans.queries.live.wording import verb_words


@dataclass(frozen=True, slots=True)
class Told:
    """An event and its sentence."""

    event: Event
    sentence: str


def told(found: Iterable[Event]) -> list[Told]:
    """The events with their sentences, things called by what people call them."""
    return [Told(event, sentence(_named(event))) for event in found]


def _named(event: Event) -> Event:
    """The event with words in place of keys: "nhiệm vụ II.1.a" for an item, the verb of what was undone."""
    shown = copy(event)
    kind = str(event.data.get("ref", "")).rpartition("-")[0]
    shown.data = dict(event.data)
    if kind in KINDS:
        shown.data["item"] = f"{str(KINDS[kind]).lower()} {event.data.get('item', '')}".strip()
    if "verb" in event.data:
        shown.data["verb"] = verb_words(str(event.data["verb"]))
    return shown
