from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from dondoc.agencies.enums import ChangeKind, Sureness
from dondoc.agencies.models.agencies import Agency
from dondoc.lib.constraints import not_empty

#: By these the agencies that give come to their end.
_ENDING = frozenset({ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.ABOLISHED})


class Change(models.Model):
    """What happened to agencies on a day, by which legal instrument; prepared first, then carried out."""

    #: Stable name in files; empty for one that a person entered.
    key = models.CharField(max_length=200, blank=True, default="")
    #: One of `enums.ChangeKind`; checked in code.
    kind = models.CharField(max_length=16)
    on = models.DateField()
    #: The legal instrument: "Nghị quyết số 202/2025/QH15".
    basis = models.TextField(blank=True, default="")
    note = models.TextField(blank=True, default="")
    sureness = models.CharField(max_length=8, default=Sureness.HIGH)
    source = models.TextField(blank=True, default="")
    #: All that it concerns, giving or taking.
    agencies = models.ManyToManyField(Agency, related_name="changes")
    #: What will be written when it is carried out, as the form has it; empty once it is.
    prepared = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    #: Empty while it is only prepared: it has no effect then.
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["key"], condition=~Q(key=""), name="change_key_once"),
            CheckConstraint(
                condition=Q(done_by__isnull=True) | Q(done_at__isnull=False), name="change_done_by_with_at"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on:%Y-%m-%d}"

    @property
    def is_done(self) -> bool:
        """It has been carried out, so its effects hold from its day."""
        return self.done_at is not None

    @property
    def ending(self) -> list[int]:
        """Agencies that will end by it, while it is only prepared."""
        return list(self.prepared.get("agencies", [])) if self.kind in _ENDING else []

    @property
    def has_one_heir(self) -> bool:
        """One agency, here already or new, will take over all that the ending ones held."""
        return self.kind == ChangeKind.MERGED


class Succession(models.Model):
    """Who takes over from whom by a change: the whole (or what no other takes), or a function said in words."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="successions")
    origin = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="passed_on")
    heir = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="taken_over")
    #: Empty for the whole; else the function, in words.
    scope = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(origin=F("heir")), name="succession_to_another"),
            UniqueConstraint(fields=["change", "origin", "heir", "scope"], name="succession_once"),
        ]

    def __str__(self) -> str:
        return f"{self.origin_id} → {self.heir_id}"


class AnsweringQuerySet(models.QuerySet["Answering"]):
    def on(self, day: date) -> AnsweringQuerySet:
        """What holds on the day."""
        return self.filter(valid__contains=day)


class Answering(models.Model):
    """Who answers, in a stretch of time, for what an agency held: derived from lives and successions.

    Rebuilt in the transaction of each change, so that a list of thousands of duties needs one join.
    """

    origin = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="answered")
    #: Empty where a person must choose, or where it ended without an heir.
    heir = models.ForeignKey(Agency, on_delete=models.CASCADE, null=True, related_name="answers_for")
    valid = DateRangeField()
    #: One of `enums.AnswerState`.
    state = models.CharField(max_length=8)
    #: The change by which it came to this; none while the agency answers itself.
    change = models.ForeignKey(Change, on_delete=models.CASCADE, null=True, related_name="+")

    objects = AnsweringQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["origin", "valid"]
        constraints: ClassVar = [
            not_empty("answering"),
            CheckConstraint(
                condition=Q(state__in=["self", "heir"], heir__isnull=False)
                | Q(state__in=["choose", "ended"], heir__isnull=True),
                name="answering_heir_with_state",
            ),
        ]
        indexes: ClassVar = [GistIndex(fields=["valid"], name="answering_by_time")]

    def __str__(self) -> str:
        return f"{self.origin_id} → {self.heir_id} ({self.state})"
