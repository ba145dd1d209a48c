"""What a paragraph inherits from the heads, intros and labelled lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dondoc.extraction.grammar.agencies import split_agencies
from dondoc.extraction.grammar.doers import Doers, read_doers
from dondoc.extraction.grammar.labels import Label, find_label
from dondoc.extraction.grammar.times import NO_DEADLINE, Times
from dondoc.extraction.outline.tree import Node
from dondoc.extraction.plan import Deadline, DeadlineKind

_SENTENCES = re.compile(r";|(?<=\.) ")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a paragraph unless its own words say otherwise."""

    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    supervising: tuple[str, ...] = ()
    #: The time that a labelled line states for what it stands under.
    deadline: Deadline = NO_DEADLINE
    #: The period that an intro line shares among its items, where they state no time of their own.
    period: Deadline = NO_DEADLINE
    #: "purposes", "funding" or "tasks": what the section is about.
    section: str = ""
    phrases: dict[str, str] = field(default_factory=dict)
    #: How many levels above the lead was said.
    distance: int = 0

    def within(self, section: str) -> Context:
        """One level further down, in a section of the kind."""
        return replace(self, section=section or self.section, distance=self.distance + 1)

    def under_head(self, node: Node, doers: Doers, times: Times) -> Context:
        """For what hangs under a paragraph with these doers."""
        period = times.period_of_intro(node.text)
        context = self if period.kind is DeadlineKind.NONE else replace(self, period=period)
        if not doers.lead:
            return context
        introduces = not doers.text_start and node.text.endswith(":")
        coordinating = doers.head_coordinating or (doers.coordinating if introduces else ())
        return replace(
            context,
            lead=doers.lead,
            coordinating=coordinating,
            supervising=(),
            phrases=doers.phrases,
            distance=0,
        )

    def with_labels(self, children: Iterable[Node], times: Times) -> Context:
        """With what labelled lines among the children say: "Cơ quan chủ trì: …"."""
        context = self
        for child in children:
            label = label_of(child)
            if label is not None:
                context = context.labelled(label, times)
        return context

    def labelled(self, label: Label, times: Times) -> Context:
        """With what one labelled line says."""
        if label.kind == "time":
            return replace(self, deadline=times.in_cell(label.value))
        if label.kind == "task":
            return self
        names = label_agencies(label.value)
        context = replace(self, phrases={**self.phrases, label.kind: label.value}, distance=0)
        match label.kind:
            case "lead":
                return replace(context, lead=names)
            case "coordinating":
                return replace(context, coordinating=names)
            case _:
                return replace(context, supervising=names)


def label_of(node: Node) -> Label | None:
    """The label of a line that may say its parent's roles and time: unmarked or a bullet, not an item of its own."""
    return find_label(node.text) if node.marker is None or node.is_bullet else None


def label_agencies(value: str) -> tuple[str, ...]:
    """The agencies of a labelled line; where sentences follow them, the doer of each."""
    doers = read_doers(value)
    if doers.lead and not doers.only_head:
        parts = [read_doers(part.strip()).lead for part in _SENTENCES.split(value)]
        return tuple(dict.fromkeys(name for part in parts for name in part))
    return split_agencies(value)
