"""Indicators, reporting duties, references and recipients of an issued plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from dondoc.lib.search import Fold
from dondoc.plans.enums import Role
from dondoc.plans.models import (
    MODEL_OF,
    Assignment,
    Indicator,
    Item,
    Mention,
    Plan,
    Reading,
    Recipient,
    Reference,
    ReportingDuty,
)
from dondoc.plans.queries.live.words import clean, holds
from dondoc.plans.rules.clauses import Clause, clause

#: Signs of the document shown on each side of a mention.
_AROUND = 90


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference is named, with the words around it."""

    before: str
    words: str
    after: str
    page: int | None


def indicators(plan: Plan, text: str = "") -> QuerySet[Indicator]:
    """The plan's indicators with targets and agencies, those of its tables first, as they stand in the document."""
    rows: QuerySet[Indicator] = Indicator.objects.kept().filter(plan=plan)
    if text:
        rows = rows.alias(said=Fold("name")).filter(holds("said", clean(text)))
    return rows.order_by("is_body", "position", "pk").prefetch_related("targets", "assignments")


def duties(plan: Plan) -> QuerySet[ReportingDuty]:
    """Who reports to whom and when, as it stands in the document."""
    return ReportingDuty.objects.kept().filter(plan=plan).prefetch_related("assignments")


def references(plan: Plan) -> QuerySet[Reference]:
    """The documents that the plan names, those that it implements first."""
    rows = Reference.objects.kept().filter(plan=plan).prefetch_related("mentions")
    return rows.order_by("-is_implemented", "position", "pk")


def recipients(plan: Plan) -> QuerySet[Recipient]:
    """The lines under "Nơi nhận"."""
    return Recipient.objects.kept().filter(plan=plan)


def implemented(plan: Plan) -> list[Reference]:
    """The documents that the plan carries out."""
    return list(references(plan).filter(is_implemented=True).prefetch_related(None))


def places_of(plan: Plan, found: Iterable[Reference]) -> dict[int, list[Place]]:
    """Every place that names each reference, by its key; one query, for the text."""
    texts = dict(Reading.objects.filter(pk=plan.reading_id).values_list("pk", "result__text"))
    return {
        reference.pk: [_place(texts.get(reference.reading_id) or "", mention) for mention in reference.mentions.all()]
        for reference in found
    }


def _place(text: str, mention: Mention) -> Place:
    start, end = mention.start, mention.end
    return Place(
        before=_tail(text[max(0, start - _AROUND) : start]),
        words=text[start:end],
        after=_head(text[end : end + _AROUND]),
        page=mention.page,
    )


def _tail(words: str) -> str:
    """The last words of what stands before, from the beginning of a word and of its paragraph."""
    line = words.rpartition("\n")[2]
    return f"… {line.partition(' ')[2]}" if len(line) == _AROUND else line


def _head(words: str) -> str:
    line = words.partition("\n")[0]
    return f"{line.rpartition(' ')[0]} …" if len(line) == _AROUND else line


def clause_of(item: Item) -> Clause:
    """Where an item stands in the document, with what stands around it."""
    result = Reading.objects.filter(pk=item.reading_id).values_list("result__text", "result__blocks").get()
    return clause(result[0] or "", result[1] or [], (item.start, item.end))


def one_item(plan: Plan, kind: str, item_id: int) -> Item | None:
    """An item of the issued plan; one that was dropped before is no part of it."""
    return MODEL_OF[kind]._default_manager.filter(plan=plan, pk=item_id, dropped_at=None).first()


def words_of(item: Item) -> str:
    """What the item says, in a line."""
    if isinstance(item, Reference):
        return f"{item.type} {item.number}".strip()
    return item.name if isinstance(item, Indicator) else str(getattr(item, "text", ""))


def in_role(assignments: Iterable[Assignment], role: Role | str) -> list[str]:
    """The agencies of a role, as written and in their order."""
    return [assignment.phrase for assignment in assignments if assignment.role == role]
