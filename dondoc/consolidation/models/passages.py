from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from dondoc.consolidation.enums import About
from dondoc.consolidation.models.reports import Report
from dondoc.lib.constraints import one_of
from dondoc.plans.models import Task
from dondoc.reporting.models import Answer


class Passage(models.Model):
    """What the report says of one task or in one part of its narrative, in the composer's wording."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="passages")
    about = models.CharField(max_length=8)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")
    #: Key of the part, as answers have it.
    part = models.SlugField(max_length=32, blank=True, default="")
    #: A line of it becomes a paragraph.
    text = models.TextField(blank=True, default="")
    #: The composing agency's own words: they rest on nobody's report, and the report says so.
    is_own = models.BooleanField(default=False)
    is_left_out = models.BooleanField(default=False)
    #: Counted on with every save.
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    #: Keys of the answers that it rests on, as `queries.topics.passages_of` found them.
    rests_on: frozenset[int] = frozenset()

    class Meta:
        ordering: ClassVar = ["report", "pk"]
        constraints: ClassVar = [
            one_of("passage", "about", About),
            CheckConstraint(
                condition=Q(about=About.TASK, task__isnull=False, part="")
                | (Q(about=About.PART, task__isnull=True) & ~Q(part="")),
                name="passage_about_one_thing",
            ),
            UniqueConstraint(fields=["report", "task"], condition=Q(about=About.TASK), name="passage_task_once"),
            UniqueConstraint(fields=["report", "part"], condition=Q(about=About.PART), name="passage_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} in report {self.report_id}"

    @property
    def topic(self) -> str:
        """What it is about, as addresses have it: "task-12", "part-causes"."""
        return f"{self.about}-{self.task_id if self.about == About.TASK else self.part}"


class PassageSource(models.Model):
    """An answer that a passage rests on; of an issued report it stays for ever."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="sources")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="passages")

    class Meta:
        ordering: ClassVar = ["passage", "pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["passage", "answer"], name="passagesource_once")]

    def __str__(self) -> str:
        return f"answer {self.answer_id} in passage {self.passage_id}"
