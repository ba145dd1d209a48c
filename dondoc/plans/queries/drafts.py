from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from dondoc.accounts.models import User
from dondoc.extraction.schema import READER_VERSION
from dondoc.plans import permissions
from dondoc.plans.enums import ItemKind, Role, Verb
from dondoc.plans.models import MODEL_OF, Assignment, Correction, Item, Plan, Reading, Task, Unsaved

_SHOWN_PARTS: dict[str, tuple[str, ...]] = {
    ItemKind.TASK: ("assignments",),
    ItemKind.INDICATOR: ("assignments", "targets"),
    ItemKind.DUTY: ("assignments",),
    ItemKind.REFERENCE: (),
    ItemKind.RECIPIENT: (),
}
#: Signs of the document shown before and after an item's own words.
_AROUND = 400
SHOWS = ("all", "doubtful", "dropped")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items of a kind a draft has."""

    kind: str
    kept: int
    doubtful: int
    dropped: int


def draft(plan_id: int, user: User | AnonymousUser) -> QuerySet[Plan]:
    """One of the drafts that the person checks, without the weight of its reading."""
    return (
        permissions.visible_drafts(user)
        .filter(pk=plan_id)
        .select_related("document", "reading", "keeper")
        .defer("reading__result")
    )


def counts(plan: Plan) -> list[Tally]:
    """How many items of each kind; a query a kind."""
    kept = Q(dropped_at=None)
    rows = []
    for kind, model in MODEL_OF.items():
        numbers = model._default_manager.filter(plan=plan).aggregate(
            kept=Count("pk", filter=kept),
            doubtful=Count("pk", filter=kept & Q(doubt_count__gt=0)),
            dropped=Count("pk", filter=~kept),
        )
        rows.append(Tally(kind, **numbers))
    return rows


def items(plan: Plan, kind: str, show: str) -> QuerySet[Item]:
    """Items of a kind, doubtful ones first, then in the document's order; "dropped" are kept apart."""
    rows = MODEL_OF[kind]._default_manager.filter(plan=plan, dropped_at__isnull=show != "dropped")
    if show == "doubtful":
        rows = rows.filter(doubt_count__gt=0)
    doubtful_first = Case(When(doubt_count__gt=0, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(place=doubtful_first).order_by("place", "position", "pk").prefetch_related(*_SHOWN_PARTS[kind])


def place_of(rows: QuerySet[Item], item: Item) -> int:
    """How many items stand before this one in such a list."""
    doubtful = 0 if item.doubt_count else 1
    before = Q(place__lt=doubtful) | Q(place=doubtful, position__lt=item.position)
    return rows.filter(before | Q(place=doubtful, position=item.position, pk__lt=item.pk)).count()


def item_of(plan: Plan, ref: str) -> Item | None:
    """The item of this draft that `ref` ("task-12") names."""
    kind, _, key = ref.rpartition("-")
    if kind not in MODEL_OF or not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    return MODEL_OF[kind]._default_manager.filter(plan=plan, pk=int(key)).first()


def following_task(task: Task) -> Task | None:
    """The kept task that comes next in the document."""
    after = Q(position__gt=task.position) | Q(position=task.position, pk__gt=task.pk)
    return Task.objects.kept().filter(after, plan=task.plan_id).order_by("position", "pk").first()


def last_correction(plan: Plan, by: User) -> Correction | None:
    """What this person would undo next."""
    last = Correction.objects.filter(plan=plan, by=by, undone_at=None).only("verb", "at").order_by("-pk").first()
    return None if last is None or last.verb == Verb.REREAD else last


def typed(plan: Plan, form: str, by: User) -> Unsaved | None:
    """What this person has typed into the form and not saved."""
    return Unsaved.objects.filter(plan=plan, form=form, by=by).first()


def typed_forms(plan: Plan, by: User) -> set[str]:
    """The forms that hold something this person has typed and not saved."""
    return set(Unsaved.objects.filter(plan=plan, by=by).values_list("form", flat=True))


def discarded_drafts(user: User | AnonymousUser) -> QuerySet[Plan]:
    """The person's drafts that were laid aside, the last first."""
    rows = (
        permissions.visible_drafts(user).filter(discarded_at__isnull=False).select_related("document", "discarded_by")
    )
    return rows.order_by("-discarded_at")[:50]


def drafts(user: User | AnonymousUser) -> QuerySet[Plan]:
    """All drafts that the person checks, newest first, with their number of doubtful tasks."""
    doubtful = Count("tasks", filter=Q(tasks__dropped_at=None, tasks__doubt_count__gt=0))
    return (
        permissions.visible_drafts(user)
        .drafts()
        .select_related("document", "created_by", "keeper")
        .annotate(task_count=Count("tasks", filter=Q(tasks__dropped_at=None)), doubtful_count=doubtful)
        .order_by("-created_at")
    )


def is_reader_newer(plan: Plan) -> bool:
    """The present reader is not the one that read the draft."""
    return plan.reading.reader != READER_VERSION


def tasks_without_lead(plan: Plan) -> int:
    """Kept tasks that nobody leads."""
    led = Assignment.objects.filter(task=OuterRef("pk"), role=Role.LEAD)
    return Task.objects.kept().filter(plan=plan).filter(~Exists(led)).count()


def last_change(plan: Plan, ref: str) -> Correction | None:
    """Who changed the item last, and when."""
    return Correction.objects.filter(plan=plan, after__has_key=ref).select_related("by").order_by("-pk").first()


def around(plan: Plan, item: Item) -> dict[str, str]:
    """The item's words in the document, with those before and after them."""
    text = (Reading.objects.values_list("result__text", flat=True).get(pk=item.reading_id)) or ""
    before, after = text[max(0, item.start - _AROUND) : item.start], text[item.end : item.end + _AROUND]
    return {
        "before": before.partition(" ")[2] if item.start > _AROUND else before,
        "words": text[item.start : item.end],
        "after": after.rpartition(" ")[0] if len(after) == _AROUND else after,
    }


def are_same_words(one: str, other: str) -> bool:
    """The same but for white space: a selection over two paragraphs holds none between them."""
    return "".join(one.split()) == "".join(other.split())
