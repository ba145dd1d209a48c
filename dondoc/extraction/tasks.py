"""Tasks of the body: which paragraphs of the outline tell somebody to do something, and whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dondoc.extraction.agencies import split_agencies
from dondoc.extraction.doers import Doers, begins_duty, read_doers
from dondoc.extraction.labels import Label, find_label
from dondoc.extraction.lexicon import load
from dondoc.extraction.outline import Node
from dondoc.extraction.plan import Deadline, DeadlineKind, Doubt, Evidence, Roles, Task
from dondoc.extraction.times import NO_DEADLINE, Times
from dondoc.extraction.words import is_upper, plain, starts_upper

#: Characters from which a labelled line says more than who.
_SENTENCE_UNDER_LABEL = 200
_SENTENCE_END = re.compile(r"(?:[.;]|\.\.\.|…|/)[”\"’)]*(?: ?/\.)?$")


_NAMES_TASKS = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện")
#: "MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP" holds tasks; "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ" does not.
_AIMS_AND_TASKS = re.compile(
    r"^(?:mục tiêu|định hướng|quan điểm|phương hướng|phạm vi|chỉ tiêu)"
    r"[^.]*?(?:,| và) ?(?:các )?(?:nhiệm vụ|giải pháp|nội dung)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a paragraph inherits from the heads, intros and labels above it."""

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


@cache
def _sections() -> list[tuple[str, str]]:
    kinds: dict[str, list[str]] = load("sections")["kinds"]
    pairs = [(phrase, kind) for kind, phrases in kinds.items() for phrase in phrases]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def section_kind(title: str, within: str = "") -> str:
    """What a heading's section is about: "purposes", "funding", "tasks" or "" where it does not say.

    A title that names tasks among others is about tasks; else its first known phrase decides.
    Within a section of tasks only a title that begins with aims or money is about them.
    """
    low = plain(title)
    if within == "tasks":
        return next((kind for phrase, kind in _sections() if kind != "tasks" and low.startswith(phrase)), "")
    found = sorted((low.find(phrase), kind) for phrase, kind in _sections() if phrase in low)
    if found and found[0][1] == "purposes" and _AIMS_AND_TASKS.match(low):
        return "tasks"
    if found:
        return found[0][1]
    return "tasks" if begins_duty(title) else ""


def read_tasks(outline: Node, times: Times) -> Iterator[Task]:
    """The tasks of an outline, in reading order."""
    yield from _Reader(times).children(outline, Context())


class _Reader:
    """Walks the outline with what each branch inherits."""

    def __init__(self, times: Times) -> None:
        self._times = times

    def children(self, node: Node, context: Context, *, own_task: bool = False) -> Iterator[Task]:
        """The tasks among a node's children; `own_task` where the node is a task itself."""
        context = self._with_labels(node, context)
        unmarked = 1 if own_task else 0
        for child in node.children:
            label = find_label(child.text)
            if label is not None and self._is_only_label(child, label):
                continue
            if child.marker is None and _is_described(child.text):
                continue
            path = child.path
            if child.marker is None:
                unmarked += 1
                path = _unmarked_path(node, child, unmarked)
            yield from self._node(child, context, path)
            context = self._after_unmarked_head(child, context)

    def _after_unmarked_head(self, child: Node, context: Context) -> Context:
        """An agency head or intro without a marker holds for the items after it, which hang beside it."""
        if child.marker is not None or not child.text.endswith(":"):
            return context
        doers = read_doers(child.text)
        period = self._times.period_of_intro(child.text)
        holds = doers.only_head or period.kind is not DeadlineKind.NONE
        return self._below(child, context, doers) if holds else context

    def _with_labels(self, node: Node, context: Context) -> Context:
        """The context with what labelled lines among the children say: "Cơ quan chủ trì: …"."""
        for child in node.children:
            label = find_label(child.text)
            if label is None or (child.marker is not None and not child.is_bullet):
                continue
            context = self._labelled(context, label)
        return context

    def _labelled(self, context: Context, label: Label) -> Context:
        if label.kind == "time":
            return replace(context, deadline=self._times.in_cell(label.value))
        if label.kind == "task":
            return context
        names = _label_agencies(label.value)
        context = replace(context, phrases={**context.phrases, label.kind: label.value}, distance=0)
        if label.kind == "lead":
            return replace(context, lead=names)
        if label.kind == "coordinating":
            return replace(context, coordinating=names)
        if label.kind == "supervising":
            return replace(context, supervising=names)
        return context

    @staticmethod
    def _is_only_label(child: Node, label: Label) -> bool:
        """Whether the line says a role or time and no more; a sentence after the agencies is a task too."""
        if label.kind == "task":
            return False
        if label.kind == "lead" and len(label.value) > _SENTENCE_UNDER_LABEL and not child.children:
            doers = read_doers(label.value)
            return doers.only_head or not doers.lead
        return not (child.marker is not None and not child.is_bullet and child.children)

    def _node(self, node: Node, context: Context, path: str) -> Iterator[Task]:
        text = node.text
        title = is_title(node)
        label = find_label(text)
        doers = (
            Doers(lead=_label_agencies(label.value)) if label is not None and label.kind == "lead" else read_doers(text)
        )
        section = (section_kind(text, context.section) if title and not doers.lead else "") or context.section
        context = replace(context, section=section, distance=context.distance + 1)
        if section == "purposes":
            yield from self._tasks_among_purposes(node, context)
            return
        if label is not None and label.kind == "lead" and node.children:
            yield from self.children(node, self._labelled(context, label))
            return
        below = self._below(node, context, doers)
        is_task = self._is_task(node, context, doers, title)
        if is_task:
            yield self._task(node, self._with_labels(node, context), self._own_doers(node, doers), path)
        yield from self.children(node, below, own_task=is_task)

    def _tasks_among_purposes(self, node: Node, context: Context) -> Iterator[Task]:
        """A sub-heading on tasks or solutions within a section on the situation or aims."""
        for child in node.children:
            if is_title(child) and _NAMES_TASKS.search(plain(child.text)):
                yield from self.children(child, replace(context, section="tasks"))

    @staticmethod
    def _own_doers(node: Node, doers: Doers) -> Doers:
        """The doers of the paragraph's words, unless a labelled line under it names the lead."""
        labels = [find_label(child.text) for child in node.children if child.marker is None or child.is_bullet]
        named = any(label is not None and label.kind == "lead" for label in labels)
        return replace(doers, lead=(), phrases={}) if named else doers

    def _below(self, node: Node, context: Context, doers: Doers) -> Context:
        """What the node's children inherit."""
        period = self._times.period_of_intro(node.text)
        if period.kind is not DeadlineKind.NONE:
            context = replace(context, period=period)
        if not doers.lead:
            return context
        introduces = doers.text_start > 0 or node.text.endswith(":")
        coordinating = doers.head_coordinating or (doers.coordinating if introduces and not doers.text_start else ())
        return replace(
            context,
            lead=doers.lead,
            coordinating=coordinating,
            supervising=(),
            phrases=doers.phrases,
            distance=0,
        )

    def _is_task(self, node: Node, context: Context, doers: Doers, title: bool) -> bool:
        text = node.text[doers.text_start :]
        if not text or doers.only_head or _is_described(node.text):
            return False
        if node.marker is not None and node.marker.kind.name in ("ROMAN", "CAPITAL", "PART", "APPENDIX", "ARTICLE"):
            return bool(doers.lead and doers.text_start)
        if context.section == "funding" and not doers.lead:
            return False
        if not context.lead and not doers.lead and not (context.section and self._tells(node, context)):
            return False
        has_content = any(self._says_more(child) for child in node.children)
        if not has_content:
            return not (text.endswith(":") and not node.children) and not _refers_to_appendix(text)
        return (not title and not text.rstrip().endswith(":") and bool(_SENTENCE_END.search(text))) or (
            doers.text_start > 0 and not text.endswith(":")
        )

    def _tells(self, node: Node, context: Context) -> bool:
        """Whether words without a doer tell to do something: they begin with a duty, or labels say who and when."""
        label = find_label(node.text)
        words = label.value if label is not None and label.kind == "task" else node.text
        labelled = self._with_labels(node, context) != context
        return labelled or begins_duty(words) or _is_among_duties(node)

    @staticmethod
    def _says_more(child: Node) -> bool:
        """Whether a child is more than a labelled line of its parent's roles and time."""
        label = find_label(child.text)
        return label is None or label.kind == "task" or (child.marker is not None and not child.is_bullet)

    def _task(self, node: Node, context: Context, doers: Doers, path: str) -> Task:
        text = node.text[doers.text_start :]
        lead = doers.lead or context.lead
        coordinating = tuple(dict.fromkeys((*doers.head_coordinating, *doers.coordinating)))
        if not doers.lead:
            coordinating = tuple(dict.fromkeys((*context.coordinating, *doers.coordinating)))
        deadline = self._times.in_prose(text)
        if context.deadline.kind is not DeadlineKind.NONE:
            deadline = context.deadline
        elif deadline.kind is DeadlineKind.NONE:
            deadline = context.period
        phrases = {**({} if doers.lead else context.phrases), **doers.phrases}
        roles = Roles(lead, coordinating, context.supervising if not doers.lead else (), (), phrases)
        return Task(path, text, roles, deadline, self._evidence(node, context, doers, lead))

    @staticmethod
    def _evidence(node: Node, context: Context, doers: Doers, lead: Sequence[str]) -> Evidence:
        span = node.part(node.text_start + doers.text_start)
        doubts: list[Doubt] = []
        confidence = 1.0
        if not lead:
            doubts.append(Doubt("no_lead"))
            confidence = 0.5
        elif not doers.lead and context.distance > 2:
            doubts.append(Doubt("lead_from_afar", ", ".join(lead)))
            confidence = 0.8
        if doers.guessed:
            doubts.append(Doubt("unknown_agency", lead[-1]))
            confidence = min(confidence, 0.7)
        if any(len(name) > 110 for name in lead):
            doubts.append(Doubt("long_role", max(lead, key=len)))
            confidence = min(confidence, 0.7)
        return Evidence(span, confidence, tuple(doubts))


def _is_among_duties(node: Node) -> bool:
    """An item of a list most of whose items begin with a duty."""
    if node.marker is None or node.parent is None:
        return False
    items = [
        child for child in node.parent.children if child.marker is not None and child.marker.kind is node.marker.kind
    ]
    return len(items) > 2 and 2 * sum(begins_duty(item.text) for item in items) > len(items)


def _label_agencies(value: str) -> tuple[str, ...]:
    """The agencies of a labelled line; where sentences follow them, the doer of each."""
    doers = read_doers(value)
    if doers.lead and not doers.only_head:
        parts = [read_doers(part.strip()).lead for part in re.split(r";|(?<=\.) ", value)]
        return tuple(dict.fromkeys(name for part in parts for name in part))
    return split_agencies(value)


def _unmarked_path(node: Node, child: Node, count: int) -> str:
    if _closes_plan(node, child):
        section = [*child.ancestors()][-1]
        return f"{section.path}.p1"
    return child.path if count == 1 else f"{child.path}.p{count}"


def _closes_plan(node: Node, child: Node) -> bool:
    """Whether the paragraph closes the whole plan: the last one, in words that address all."""
    if not plain(child.text).startswith(tuple(load("sections")["described"]["closing"])):
        return False
    branch = [child, *child.ancestors()]
    return all(member.parent is not None and member.parent.children[-1] is member for member in branch)


def is_title(node: Node) -> bool:
    """Whether the paragraph heads a section rather than tells something."""
    if node.marker is None or node.is_bullet:
        return False
    text = node.text
    if is_upper(text):
        return True
    if not starts_upper(text) or not (node.children or node.tables):
        return False
    heads_items = any(child.marker is not None and not child.is_bullet for child in node.children)
    if heads_items and len(text) < 160 and not text.endswith((":", ";")) and not read_doers(text).lead:
        return True
    return len(text) < 260 and not _SENTENCE_END.search(text)


def _is_described(text: str) -> bool:
    low = plain(text)
    return low.startswith(tuple(load("sections")["described"]["openings"]))


def _refers_to_appendix(text: str) -> bool:
    """ "…: Chi tiết tại Phụ lục I kèm theo": the tasks stand there."""
    low = plain(text)
    return (
        bool(
            re.search(
                r"(?:chi tiết|cụ thể|theo|tại)[^.;]{0,40}phụ lục[^.;]{0,40}(?:kèm theo|đính kèm|này)?\)?\.?$", low
            )
        )
        and len(low) < 260
    )
