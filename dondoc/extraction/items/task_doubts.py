"""What is doubtful in a task that was read from the body."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.extraction.grammar.doers import Doers
from dondoc.extraction.grammar.markers import LETTERS, Marker, MarkerKind
from dondoc.extraction.grammar.times import Times
from dondoc.extraction.items.inherited import Context
from dondoc.extraction.outline.tree import Node
from dondoc.extraction.plan import Doubt, Evidence, Task

#: Characters from which the name of one agency is odd.
_LONG_NAME = 110
#: Levels from which a lead said above is far.
_FAR = 2
_OPTIONAL_LETTERS = "đfjwz"
#: How sure a task with the doubt is.
_SURENESS = {
    "no_lead": 0.5,
    "doubtful_task": 0.6,
    "unknown_agency": 0.7,
    "long_role": 0.7,
    "several_times": 0.7,
    "lead_from_afar": 0.8,
    "odd_numbering": 0.8,
}


def evidence(task: Task, node: Node, context: Context, doers: Doers, times: Times, *, tells: bool) -> Evidence:
    """The task's place with its doubts; `tells` says whether its words begin with a duty or its doer."""
    doubts = (*_of_lead(task, context, doers), *_of_task(task, node, times, tells=tells))
    sureness = min((_SURENESS[doubt.code] for doubt in doubts), default=1.0)
    return Evidence(task.evidence.span, sureness, doubts)


def _of_lead(task: Task, context: Context, doers: Doers) -> Iterator[Doubt]:
    lead = task.roles.lead
    if not lead:
        yield Doubt("no_lead")
        return
    if not doers.lead and context.distance > _FAR:
        yield Doubt("lead_from_afar", ", ".join(lead))
    if doers.guessed:
        yield Doubt("unknown_agency", lead[-1])
    longest = max(lead, key=len)
    if len(longest) > _LONG_NAME:
        yield Doubt("long_role", longest)


def _of_task(task: Task, node: Node, times: Times, *, tells: bool) -> Iterator[Doubt]:
    if not tells:
        yield Doubt("doubtful_task")
    others = times.others_in_prose(task.text, task.deadline)
    if others:
        yield Doubt("several_times", "; ".join((task.deadline.phrase, *others)))
    jump = _jump(node)
    if jump:
        yield Doubt("odd_numbering", jump)


def _jump(node: Node) -> str:
    """ "2 → 4" where the marker does not follow the one before it on its level, else ""."""
    marker = node.marker
    if marker is None or node.is_bullet or marker.ordinal is None:
        return ""
    before = node.before.marker if node.before is not None else None
    begun = (before.ordinal or 0) if before else 0
    if begun < marker.ordinal and _may_be_skipped(marker, range(begun + 1, marker.ordinal)):
        return ""
    return f"{before.label if before else '…'} → {marker.label}"


def _may_be_skipped(marker: Marker, ordinals: range) -> bool:
    """Whether the places in between are letters that not every plan uses: đ, f, j, w, z."""
    letters = marker.kind in (MarkerKind.LETTER, MarkerKind.CAPITAL)
    return not ordinals or (letters and all(LETTERS[place - 1] in _OPTIONAL_LETTERS for place in ordinals))
