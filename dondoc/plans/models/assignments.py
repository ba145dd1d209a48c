from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from dondoc.lib.constraints import one_of
from dondoc.plans.enums import Role
from dondoc.plans.models.indicators import Indicator
from dondoc.plans.models.others import ReportingDuty
from dondoc.plans.models.tasks import Task

HOLDERS = ("task", "indicator", "duty")


def _exactly_one() -> CheckConstraint:
    alternatives = Q()
    for holder in HOLDERS:
        alternatives |= Q(**{f"{other}__isnull": other != holder for other in HOLDERS})
    return CheckConstraint(condition=alternatives, name="assignment_of_one_item")


class Assignment(models.Model):
    """An agency, in the document's own words, in a role of a task, an indicator or a reporting duty."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, null=True, related_name="assignments")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, null=True, related_name="assignments")
    duty = models.ForeignKey(ReportingDuty, on_delete=models.CASCADE, null=True, related_name="assignments")
    role = models.CharField(max_length=16)
    #: Order within the role.
    position = models.PositiveSmallIntegerField()
    phrase = models.TextField()

    class Meta:
        ordering: ClassVar = ["role", "position"]
        constraints: ClassVar = [
            _exactly_one(),
            one_of("assignment", "role", Role),
            CheckConstraint(condition=~Q(phrase=""), name="assignment_has_phrase"),
            *(
                UniqueConstraint(fields=[holder, "role", "position"], name=f"assignment_{holder}_position_once")
                for holder in HOLDERS
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["role", "phrase"], name="assignment_by_phrase")]

    def __str__(self) -> str:
        return f"{self.role}: {self.phrase}"
