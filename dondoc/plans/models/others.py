from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q

from dondoc.lib.constraints import one_of
from dondoc.plans.enums import DatePrecision, Frequency, ItemKind, Role
from dondoc.plans.models.items import Item
from dondoc.plans.models.plans import Plan


class ReportingDuty(Item):
    """A sentence that makes somebody report."""

    kind = ItemKind.DUTY
    own_fields = ("text", "frequency", "due")
    roles = (Role.SENDER, Role.RECEIVER)

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    text = models.TextField()
    frequency = models.CharField(max_length=16)
    #: "MM-DD", "YYYY-MM-DD", "Q+1 02" (day 2 of the month after the quarter), "M+1 05"; empty where none is printed.
    due = ArrayField(models.CharField(max_length=32), default=list, blank=True)

    class Meta(Item.Meta):
        constraints: ClassVar = [
            *Item.Meta.constraints,
            CheckConstraint(condition=~Q(text=""), name="reportingduty_says_something"),
            one_of("reportingduty", "frequency", Frequency),
        ]


class Reference(Item):
    """A numbered document that the plan names."""

    kind = ItemKind.REFERENCE
    own_fields = ("number", "type", "dated_on", "date_precision", "issuer", "is_implemented")

    number = models.CharField(max_length=64)
    type = models.CharField(max_length=120, blank=True, default="")
    dated_on = models.DateField(null=True)
    date_precision = models.CharField(max_length=8, blank=True, default="")
    issuer = models.CharField(max_length=255, blank=True, default="")
    #: The plan carries it out.
    is_implemented = models.BooleanField(default=False)

    class Meta(Item.Meta):
        constraints: ClassVar = [
            *Item.Meta.constraints,
            CheckConstraint(condition=~Q(number=""), name="reference_has_number"),
            one_of("reference", "date_precision", DatePrecision, empty=True),
            CheckConstraint(
                condition=Q(dated_on__isnull=True, date_precision="")
                | (Q(dated_on__isnull=False) & ~Q(date_precision="")),
                name="reference_dated_on_with_date_precision",
            ),
        ]


class Mention(models.Model):
    """One place that names a reference; spans count as its reference's do."""

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["start", "pk"]
        constraints: ClassVar = [CheckConstraint(condition=Q(end__gte=F("start")), name="mention_span_forward")]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class Recipient(Item):
    """One line under "Nơi nhận"."""

    kind = ItemKind.RECIPIENT
    own_fields = ("text",)

    text = models.TextField()

    class Meta(Item.Meta):
        constraints: ClassVar = [
            *Item.Meta.constraints,
            CheckConstraint(condition=~Q(text=""), name="recipient_says_something"),
        ]
