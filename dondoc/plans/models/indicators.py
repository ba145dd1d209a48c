from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from dondoc.lib.constraints import one_of
from dondoc.plans.enums import Direction, ItemKind, Operator, Role
from dondoc.plans.models.items import Item


class Indicator(Item):
    """A measured thing with a unit: a row of a table, or a number that a sentence sets."""

    kind = ItemKind.INDICATOR
    own_fields = (
        "code",
        "group",
        "name",
        "unit",
        "direction",
        "is_body",
        "baseline_year",
        "baseline_value",
        "baseline_rank",
    )
    roles = (Role.LEAD, Role.COORDINATING, Role.EVALUATOR)

    #: The row's own number, or the path of the paragraph.
    code = models.CharField(max_length=120, blank=True, default="")
    group = models.TextField(blank=True, default="")
    name = models.TextField()
    unit = models.CharField(max_length=120, blank=True, default="")
    direction = models.CharField(max_length=8, blank=True, default="")
    #: Read from a sentence of the body, not from a table's row.
    is_body = models.BooleanField(default=False)
    baseline_year = models.PositiveSmallIntegerField(null=True)
    baseline_value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    #: Rank among provinces.
    baseline_rank = models.PositiveSmallIntegerField(null=True)

    class Meta(Item.Meta):
        constraints: ClassVar = [
            *Item.Meta.constraints,
            CheckConstraint(condition=~Q(name=""), name="indicator_has_name"),
            one_of("indicator", "direction", Direction, empty=True),
        ]


class Target(models.Model):
    """What an indicator is to reach in a year."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    position = models.PositiveSmallIntegerField(default=0)
    year = models.PositiveSmallIntegerField(null=True)
    op = models.CharField(max_length=2)
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [one_of("target", "op", Operator)]

    def __str__(self) -> str:
        return f"{self.op} {self.value} ({self.year})"
