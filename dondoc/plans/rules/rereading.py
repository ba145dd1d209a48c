"""What a newer reading changes in a draft that people have worked on.

An item that nobody touched follows the new reading. What a person corrected, added, split, merged or dropped
stays as they left it, and what the new reading found in the same place is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dondoc.plans.rules.drafting import Values
from dondoc.plans.rules.spans import Range, overlap, places_of

#: Ranges that share more than this of the shorter one speak of the same place.
SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class OldItem:
    """An item of the draft: `ref` names it, `words` are those of the old text under its span."""

    ref: str
    values: Values
    is_touched: bool
    words: str


@dataclass(slots=True)
class Rereading:
    """What is to be done: by ref, or by the new values themselves."""

    #: Untouched items that the new reading reads otherwise (or elsewhere): what they become.
    changed: dict[str, Values] = field(default_factory=dict)
    #: Untouched items that it reads alike.
    same: dict[str, Values] = field(default_factory=dict)
    #: Untouched items that it no longer finds.
    gone: list[str] = field(default_factory=list)
    #: What it finds that was not there.
    added: list[Values] = field(default_factory=list)
    #: Touched items, with where their words stand in the new text (None: nowhere).
    kept: dict[str, Range | None] = field(default_factory=dict)


def reread_plan(old: Sequence[OldItem], new: Sequence[Values], text: str) -> Rereading:
    """Match the draft's items to a new reading's by place, then by path and words."""
    outcome = Rereading()
    touched = [item for item in old if item.is_touched]
    for item in touched:
        outcome.kept[item.ref] = _place(item, text)
    fresh = [values for values in new if not _is_covered(values, touched, outcome.kept)]
    untouched = [item for item in old if not item.is_touched]
    pairs = _pairs(untouched, fresh)
    for item in untouched:
        index = pairs.get(item.ref)
        if index is None:
            outcome.gone.append(item.ref)
        elif says(item.values) == says(fresh[index]):
            outcome.same[item.ref] = fresh[index]
        else:
            outcome.changed[item.ref] = fresh[index]
    used = set(pairs.values())
    outcome.added = [values for index, values in enumerate(fresh) if index not in used]
    return outcome


def says(values: Values) -> Values:
    """What an item says, without where it stands and how sure it is."""
    return {name: values[name] for name in ("fields", "roles", "targets")}


def _pairs(items: Sequence[OldItem], fresh: Sequence[Values]) -> dict[str, int]:
    """Ref of an old item to the index of the new one: the same words under the same path first, then the same path
    or name, then the words alone; each new one is taken once, in the document's order."""
    pairs: dict[str, int] = {}
    taken: set[int] = set()
    for key in (_path_and_words, _name, _words):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for index, values in enumerate(fresh):
            if index not in taken:
                waiting.setdefault(key(values), []).append(index)
        for item in items:
            found = waiting.get(key(item.values)) if item.ref not in pairs else None
            if found:
                pairs[item.ref] = found.pop(0)
                taken.add(pairs[item.ref])
    return pairs


def _words(values: Values) -> tuple[str, ...]:
    fields = values["fields"]
    return values["kind"], str(fields.get("text") or fields.get("name") or fields.get("number"))


def _name(values: Values) -> tuple[str, ...]:
    """Path of a task, code of an indicator; others are named by their words alone."""
    fields = values["fields"]
    return values["kind"], str(fields.get("path") or fields.get("code") or _words(values)[1])


def _path_and_words(values: Values) -> tuple[str, ...]:
    return (*_name(values), _words(values)[1])


def _place(item: OldItem, text: str) -> Range | None:
    """Where the item's source words stand in the new text, nearest to where they stood."""
    start = item.values["start"]
    places = places_of(text, item.words)
    return min(places, key=lambda place: abs(place[0] - start), default=None)


def _is_covered(values: Values, touched: Iterable[OldItem], places: dict[str, Range | None]) -> bool:
    """A person has worked on what this new item speaks of."""
    span = values["start"], values["end"]
    for item in touched:
        if item.values["kind"] != values["kind"]:
            continue
        place = places[item.ref]
        if place and overlap(place, span) > SAME_PLACE:
            if values["kind"] != "indicator" or _words(item.values) == _words(values) or place == span:
                return True
        elif _path_and_words(item.values) == _path_and_words(values):
            return True
    return False
