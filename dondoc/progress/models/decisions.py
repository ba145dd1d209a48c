from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from dondoc.lib.constraints import one_of, paired
from dondoc.plans.models import Holding, Plan, Task
from dondoc.progress.enums import Confirmer, WithdrawalKind


class Extension(models.Model):
    """More time for a share of a task: asked before its date, with a reason, and decided."""

    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="extensions")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    #: The date in force when it was asked.
    from_on = models.DateField()
    wanted_on = models.DateField()
    #: None while nobody has decided.
    granted = models.BooleanField(null=True)
    #: The new date, in force from the decision on.
    granted_on = models.DateField(null=True)
    #: Why, in the words of whoever decided.
    decision = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            paired("extension", "decided_at", "decided_by"),
            CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
            CheckConstraint(condition=Q(wanted_on__gt=F("from_on")), name="extension_wants_later"),
            CheckConstraint(
                condition=Q(granted__isnull=True, decided_at__isnull=True)
                | Q(granted__isnull=False, decided_at__isnull=False),
                name="extension_granted_or_not_when_decided",
            ),
            CheckConstraint(
                condition=Q(granted=True, granted_on__isnull=False, granted_on__gt=F("from_on"))
                | (Q(granted_on__isnull=True) & (Q(granted__isnull=True) | Q(granted=False))),
                name="extension_granted_on_when_granted",
            ),
            CheckConstraint(condition=~Q(granted=False) | ~Q(decision=""), name="extension_refusal_has_reason"),
            UniqueConstraint(fields=["holding"], condition=Q(decided_at=None), name="extension_one_open"),
        ]

    def __str__(self) -> str:
        return f"holding {self.holding_id} until {self.granted_on or self.wanted_on}"


class Withdrawal(models.Model):
    """A task leaves the counts from a day on, or comes back. Rows are only added: the last one holds."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="withdrawals")
    kind = models.CharField(max_length=16)
    #: What took its place.
    by_task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="took_the_place_of")
    on = models.DateField()
    reason = models.TextField()
    #: Number of the document that decides it.
    basis = models.CharField(max_length=120, blank=True, default="")
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            one_of("withdrawal", "kind", WithdrawalKind),
            CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_reason"),
            CheckConstraint(
                condition=Q(by_task__isnull=True) | Q(kind=WithdrawalKind.SUPERSEDED.value),
                name="withdrawal_by_task_when_superseded",
            ),
            CheckConstraint(
                condition=Q(by_task__isnull=True) | ~Q(by_task=F("task")), name="withdrawal_by_another_task"
            ),
        ]
        indexes: ClassVar = [models.Index(F("task"), F("id").desc(), name="withdrawal_last")]

    def __str__(self) -> str:
        return f"task {self.task_id} {self.kind} from {self.on}"


class PlanRule(models.Model):
    """Whether tasks of a plan that are reported done wait for a second person, from a day on; the last one holds."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="progress_rules")
    since = models.DateField()
    confirms = models.BooleanField()
    #: Empty where nobody confirms.
    confirmer = models.CharField(max_length=16, blank=True, default="")
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            one_of("planrule", "confirmer", Confirmer, empty=True),
            CheckConstraint(
                condition=Q(confirms=True) & ~Q(confirmer="") | Q(confirms=False, confirmer=""),
                name="planrule_confirmer_when_confirms",
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.plan_id} from {self.since}: {self.confirmer or 'nobody'} confirms"
