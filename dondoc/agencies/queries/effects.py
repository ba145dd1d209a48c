"""What a change does, agency by agency, for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Change
from dondoc.agencies.models.events import FIELDS
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.parties import below, concerned_by
from dondoc.agencies.queries.portrait import Link
from dondoc.agencies.rules.intents import Intent

_DAY = timedelta(days=1)
#: Agencies below that are named; the rest is counted.
MOST_NAMED = 20
_NAMED = ("name", "short_name", "code")


@dataclass(frozen=True, slots=True)
class Altered:
    """What is said of the agency before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effects:
    """Who ends, who begins, who takes over, what is altered, who stands below those that end."""

    ending: Sequence[Link] = ()
    beginning: Sequence[str] = ()
    heirs: Sequence[Link] = ()
    giving: Sequence[Link] = ()
    function: str = ""
    altered: Sequence[Altered] = ()
    children: Sequence[Link] = ()
    child_count: int = 0
    #: Whether the agencies below go to the one heir; else they are in the way.
    are_taken: bool = False


def effects_of(change: Change) -> Effects:
    """What a prepared change will do."""
    intent = Intent.from_json(change.prepared)
    above = [value for value in intent.alters.values() if isinstance(value, int)]
    called = Called([*concerned_by(intent), *above])
    before = change.on - _DAY
    ending = set(change.ending)
    under = below(ending, change.on).order_by("agency").values_list("agency", flat=True).distinct()
    children = list(under) if ending else []
    names = Called(children[:MOST_NAMED])
    return Effects(
        ending=[Link(key, called.on(key, before)) for key in intent.agencies if key in ending],
        giving=[Link(key, called.on(key, before)) for key in intent.agencies if key not in ending],
        beginning=[facts.name for facts in intent.new],
        heirs=[Link(key, called.on(key, change.on)) for key in intent.heirs],
        function=intent.function,
        altered=_altered(change, intent, called),
        children=[Link(key, names.on(key, change.on)) for key in children[:MOST_NAMED]],
        child_count=len(children),
        are_taken=change.has_one_heir,
    )


def _altered(change: Change, intent: Intent, called: Called) -> list[Altered]:
    if change.kind not in {ChangeKind.RENAMED, ChangeKind.MOVED}:
        return []
    phase = called.phase(intent.agencies[0], change.on - _DAY)
    above = Called([phase.parent_id, phase.province_id]) if phase else called
    found = []
    for field, value in intent.alters.items():
        if field in _NAMED:
            found.append(Altered(str(FIELDS[field]), str(getattr(phase, field, "")), str(value)))
        elif isinstance(value, int):
            old = above.on(getattr(phase, f"{field}_id", None), change.on)
            found.append(Altered(str(FIELDS[field]), old, called.on(value, change.on)))
    return found
