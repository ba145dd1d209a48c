from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, UniqueConstraint

from dondoc.lib.constraints import one_of, paired
from dondoc.plans.enums import Verb
from dondoc.plans.models.plans import Plan


class Correction(models.Model):
    """One thing that a person did to a draft, with what was before and after: nothing is ever lost."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="corrections")
    verb = models.CharField(max_length=16)
    #: {"task-12": state or null}: every item it touched, null where there was none (see `actions.states`).
    before: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    after: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [one_of("correction", "verb", Verb), paired("correction", "undone_at", "undone_by")]
        indexes: ClassVar = [models.Index(F("plan"), F("by"), F("id").desc(), name="correction_last_of_person")]

    def __str__(self) -> str:
        return f"{self.verb} in plan {self.plan_id}"


class Unsaved(models.Model):
    """What a person has typed into a form of a draft and not saved yet."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="unsaved")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: Which form: an item's "task-12", or "facts", "add".
    form = models.CharField(max_length=40)
    data: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [UniqueConstraint(fields=["plan", "by", "form"], name="unsaved_once_a_form")]

    def __str__(self) -> str:
        return f"unsaved {self.form} of plan {self.plan_id}"
