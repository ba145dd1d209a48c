"""`{% load plan_words %}`: the words of this package's vocabularies."""

from __future__ import annotations

from django import template

from dondoc.plans.models import Item, Task, words
from dondoc.plans.models.assignments import Assignment
from dondoc.plans.rules.text import number_words
from dondoc.plans.rules.times import date_words

register = template.Library()


def _register(name: str, vocabulary: words.Words) -> None:
    register.filter(name, lambda value: vocabulary.get(value, value))


_register("kind", words.KINDS)
_register("kinds", words.KINDS_MANY)
_register("role", words.ROLES)
_register("deadline_kind", words.DEADLINES)
_register("frequency", words.FREQUENCIES)
_register("operator", words.OPERATORS)
_register("direction", words.DIRECTIONS)
_register("origin", words.ORIGINS)

register.filter("figure", number_words)
register.filter("printed_on", date_words)


@register.filter
def deadline(task: Task) -> str:
    """When the task is due, as people say it."""
    return words.deadline_words(task.deadline_kind, task.deadline_value, task.deadline_phrase)


@register.filter
def doubt_sentence(doubt: dict[str, str]) -> str:
    """A reason to look twice."""
    return words.doubt(doubt["code"], doubt.get("detail", ""))


@register.filter
def agencies(item: Item, role: str) -> str:
    """The item's agencies in a role, parted by semicolons; reads what was fetched with it."""
    assignments: list[Assignment] = list(getattr(item, "assignments").all())  # noqa: B009 — only some kinds have them
    return "; ".join(assignment.phrase for assignment in assignments if assignment.role == role)
