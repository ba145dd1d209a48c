"""Tasks of the body: which paragraphs of the outline tell somebody to do something, and whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dondoc.extraction.grammar.doers import Doers, begins_duty, read_doers, tells_to_do
from dondoc.extraction.grammar.labels import Label, find_label
from dondoc.extraction.grammar.markers import MarkerKind
from dondoc.extraction.grammar.times import Times
from dondoc.extraction.items.inherited import Context, label_agencies, label_of
from dondoc.extraction.items.task_doubts import evidence
from dondoc.extraction.outline.sections import (
    closes_plan,
    ends_sentence,
    is_described,
    is_title,
    names_tasks,
    refers_to_appendix,
    section_kind,
)
from dondoc.extraction.outline.tree import Node
from dondoc.extraction.plan import DeadlineKind, Evidence, Roles, Task

#: Characters from which a labelled line says more than who.
_SENTENCE_UNDER_LABEL = 200
#: Levels whose paragraphs head sections; they tell something only behind an agency head.
_HEADING_KINDS = frozenset(
    [MarkerKind.ROMAN, MarkerKind.CAPITAL, MarkerKind.PART, MarkerKind.APPENDIX, MarkerKind.ARTICLE]
)


def read_tasks(outline: Node, times: Times) -> Iterator[Task]:
    """The tasks of an outline, in reading order."""
    yield from _Reader(times).children(outline, Context())


class _Reader:
    """Walks the outline with what each branch inherits."""

    def __init__(self, times: Times) -> None:
        self._times = times
        #: Whether most items of a kind under a node begin with a duty, once it was asked.
        self._lists_of_duties: dict[tuple[int, MarkerKind], bool] = {}

    def children(self, node: Node, context: Context, *, own_task: bool = False) -> Iterator[Task]:
        """The tasks among a node's children; `own_task` where the node is a task itself."""
        context = context.with_labels(node.children, self._times)
        unmarked = 1 if own_task else 0
        for child in node.children:
            label = find_label(child.text)
            if label is not None and self._is_only_label(child, label):
                continue
            if child.marker is None and is_described(child.text):
                continue
            path = child.path
            if child.marker is None:
                unmarked += 1
                path = _unmarked_path(child, unmarked)
            yield from self._node(child, context, path)
            context = self._after_unmarked_head(child, context)

    def _after_unmarked_head(self, child: Node, context: Context) -> Context:
        """An agency head or intro without a marker holds for the items after it, which hang beside it."""
        if child.marker is not None or not child.text.endswith(":"):
            return context
        doers = read_doers(child.text)
        period = self._times.period_of_intro(child.text)
        holds = doers.only_head or period.kind is not DeadlineKind.NONE
        return context.under_head(child, doers, self._times) if holds else context

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
        title = is_title(node)
        label = find_label(node.text)
        names_lead = label is not None and label.kind == "lead"
        doers = Doers(lead=label_agencies(label.value)) if label and names_lead else read_doers(node.text)
        context = context.within(section_kind(node.text, context.section) if title and not doers.lead else "")
        if context.section == "purposes":
            yield from self._tasks_among_purposes(node, context)
        elif label is not None and names_lead and node.children:
            yield from self.children(node, context.labelled(label, self._times))
        else:
            is_task = self._is_task(node, context, doers, title=title)
            if is_task:
                yield self._task(node, context, self._own_doers(node, doers), path)
            yield from self.children(node, context.under_head(node, doers, self._times), own_task=is_task)

    def _tasks_among_purposes(self, node: Node, context: Context) -> Iterator[Task]:
        """A sub-heading on tasks or solutions within a section on the situation or aims."""
        for child in node.children:
            if is_title(child) and names_tasks(child.text):
                yield from self.children(child, replace(context, section="tasks"))

    @staticmethod
    def _own_doers(node: Node, doers: Doers) -> Doers:
        """The doers of the paragraph's words, unless a labelled line under it names the lead."""
        named = any(label.kind == "lead" for child in node.children if (label := label_of(child)))
        return replace(doers, lead=(), phrases={}) if named else doers

    def _is_task(self, node: Node, context: Context, doers: Doers, *, title: bool) -> bool:
        text = node.text[doers.text_start :]
        if not text or doers.only_head or is_described(node.text):
            return False
        if node.marker is not None and node.marker.kind in _HEADING_KINDS:
            return bool(doers.lead and doers.text_start)
        if context.section == "funding" and not doers.lead:
            return False
        if not context.lead and not doers.lead and not (context.section and self._tells(node, context)):
            return False
        if any(self._says_more(child) for child in node.children):
            return not text.endswith(":") and (doers.text_start > 0 or (not title and ends_sentence(text)))
        introduces_nothing = bool(node.children) or not text.endswith(":")
        return introduces_nothing and not refers_to_appendix(text)

    def _tells(self, node: Node, context: Context) -> bool:
        """Whether words without a doer tell to do something: they begin with a duty, or labels say who and when."""
        label = find_label(node.text)
        words = label.value if label is not None and label.kind == "task" else node.text
        labelled = context.with_labels(node.children, self._times) != context
        return labelled or tells_to_do(words) or self._is_among_duties(node)

    def _is_among_duties(self, node: Node) -> bool:
        """An item of a list most of whose items begin with a duty."""
        if node.marker is None or node.parent is None:
            return False
        key = id(node.parent), node.marker.kind
        if key not in self._lists_of_duties:
            beside = [child for child in node.parent.children if child.marker and child.marker.kind is node.marker.kind]
            duties = sum(begins_duty(item.text) for item in beside)
            self._lists_of_duties[key] = len(beside) > 2 and 2 * duties > len(beside)
        return self._lists_of_duties[key]

    @staticmethod
    def _says_more(child: Node) -> bool:
        """Whether a child is more than a labelled line of its parent's roles and time."""
        label = label_of(child)
        return label is None or label.kind == "task"

    def _task(self, node: Node, above: Context, doers: Doers, path: str) -> Task:
        context = above.with_labels(node.children, self._times)
        text = node.text[doers.text_start :]
        inherited = Context() if doers.lead else context
        roles = Roles(
            lead=doers.lead or context.lead,
            coordinating=tuple(dict.fromkeys((*doers.head_coordinating, *inherited.coordinating, *doers.coordinating))),
            supervising=inherited.supervising,
            phrases={**inherited.phrases, **doers.phrases},
        )
        deadline = next(
            (time for time in (context.deadline, self._times.in_prose(text)) if time.kind is not DeadlineKind.NONE),
            context.period,
        )
        task = Task(path, text, roles, deadline, Evidence(node.part(node.text_start + doers.text_start)))
        tells = bool(doers.lead) or self._tells(node, above)
        return replace(task, evidence=evidence(task, node, context, doers, self._times, tells=tells))


def _unmarked_path(child: Node, count: int) -> str:
    if _closes_plan(child):
        section = [*child.ancestors()][-1]
        return f"{section.path}.p1"
    return child.path if count == 1 else f"{child.path}.p{count}"


def _closes_plan(child: Node) -> bool:
    """Whether the paragraph closes the whole plan: the last one, in words that address all."""
    if not closes_plan(child.text):
        return False
    branch = [child, *child.ancestors()]
    return all(member.parent is not None and member.parent.children[-1] is member for member in branch)
