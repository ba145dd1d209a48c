"""What a newer reading changes in a draft that people have worked on.

An item that nobody touched follows the new reading. What a person corrected, added, split, merged or dropped
stays as they left it, and what the new reading found in the same place is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dondoc.plans.enums import ItemKind
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
    for item in (item for item in old if item.is_touched):
        outcome.kept[item.ref] = _place(item, text)
    fresh = _uncovered(new, old, outcome.kept)
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


def _uncovered(new: Sequence[Values], old: Sequence[OldItem], places: dict[str, Range | None]) -> list[Values]:
    """What the new reading found where no person has worked.

    Several indicators may stand in one sentence, so what an untouched item says already is never covered,
    and each touched indicator covers one.
    """
    said = {_path_and_words(item.values) for item in old if not item.is_touched}
    touched = [item for item in old if item.is_touched]
    fresh = []
    for values in new:
        cover = None if _path_and_words(values) in said else _cover(values, touched, places)
        if cover is None:
            fresh.append(values)
        elif values["kind"] == ItemKind.INDICATOR:
            touched.remove(cover)
    return fresh


def _cover(values: Values, touched: Iterable[OldItem], places: dict[str, Range | None]) -> OldItem | None:
    """The touched item that speaks of the same place, or says the same where its place is lost."""
    span = values["start"], values["end"]
    for item in touched:
        place = places[item.ref]
        is_there = (
            overlap(place, span) > SAME_PLACE if place else _path_and_words(item.values) == _path_and_words(values)
        )
        if item.values["kind"] == values["kind"] and is_there:
            return item
    return None
