from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q

from dondoc.lib.constraints import one_of
from dondoc.plans.enums import DeadlineKind, ItemKind, Role
from dondoc.plans.models.items import Item


class Task(Item):
    """The smallest item that tells somebody to do something."""

    kind = ItemKind.TASK
    own_fields = ("path", "text", "deadline_kind", "deadline_value", "deadline_phrase")
    roles = (Role.LEAD, Role.COORDINATING, Role.SUPERVISING)

    #: Numbering as printed, joined by dots: "II.4.c.-1".
    path = models.CharField(max_length=120, blank=True, default="")
    text = models.TextField()
    #: Path, text and agencies in lower case without accents, to search in.
    search = models.TextField(blank=True, default="")
    deadline_kind = models.CharField(max_length=16, default=DeadlineKind.NONE)
    #: ISO, several parted by commas: "2024-03", "2023-Q2,2023-Q3", "2026,2030"; words for on-event.
    deadline_value = models.TextField(blank=True, default="")
    #: The words it was read from.
    deadline_phrase = models.TextField(blank=True, default="")
    #: First and last day in time, where the deadline names days (see `rules.times.days_of`).
    starts_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    #: The task that took its words in, for one that was merged away.
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")

    class Meta(Item.Meta):
        constraints: ClassVar = [
            *Item.Meta.constraints,
            CheckConstraint(condition=~Q(text=""), name="task_says_something"),
            one_of("task", "deadline_kind", DeadlineKind),
            CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__gte=F("starts_on")), name="task_due_on_after_starts_on"
            ),
            CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(dropped_at__isnull=False), name="task_merged_is_dropped"
            ),
        ]
        indexes: ClassVar = [*Item.Meta.indexes, models.Index(fields=["plan", "due_on"], name="task_by_due_on")]
