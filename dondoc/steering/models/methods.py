"""How agencies are rated, as rows: a method, in a version a stretch of time, with its components and bands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from dondoc.agencies.models import Agency
from dondoc.lib.constraints import not_empty, one_of
from dondoc.steering.enums import Measure, Scoring, Unmeasured


class MethodQuerySet(models.QuerySet["Method"]):
    def on(self, day: date) -> MethodQuerySet:
        """Those that hold on the day."""
        return self.filter(valid__contains=day)


class Method(models.Model):
    """How an agency rates those below it while this holds. It is never changed: a new version follows it from a day."""

    #: Whose method it is: a province, or an agency that gathers for plans.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="methods")
    name = models.CharField(max_length=255)
    #: No two of one agency overlap.
    valid = DateRangeField()
    #: The document that sets it.
    basis = models.CharField(max_length=255, blank=True, default="")
    #: Why it is as it is, or was changed.
    reason = models.TextField(blank=True, default="")
    #: Of all weight, from 0 to 1: with less than this measured an agency is not rated.
    least_measured = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal("0.5"))
    #: The platform's own example, that nobody has decided on.
    is_example = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = MethodQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["agency", "-valid"]
        constraints: ClassVar = [
            not_empty("method"),
            CheckConstraint(condition=~Q(name=""), name="method_has_name"),
            CheckConstraint(condition=Q(least_measured__gte=0, least_measured__lte=1), name="method_least_share"),
        ]

    def __str__(self) -> str:
        return self.name


class Component(models.Model):
    """One measure of a method: its weight against the others, and how its figure becomes points."""

    method = models.ForeignKey(Method, on_delete=models.CASCADE, related_name="components")
    position = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=32)
    weight = models.DecimalField(max_digits=9, decimal_places=4)
    scoring = models.CharField(max_length=16)
    #: The figures that earn nothing and everything; either may be the greater.
    zero_at = models.DecimalField(max_digits=12, decimal_places=6, null=True)
    full_at = models.DecimalField(max_digits=12, decimal_places=6, null=True)
    unmeasured = models.CharField(max_length=16, default=Unmeasured.LEAVE_OUT)

    class Meta:
        ordering: ClassVar = ["method", "position"]
        constraints: ClassVar = [
            one_of("component", "measure", Measure),
            one_of("component", "scoring", Scoring),
            one_of("component", "unmeasured", Unmeasured),
            CheckConstraint(condition=Q(weight__gt=0), name="component_weighs_something"),
            CheckConstraint(
                condition=Q(scoring=Scoring.STEPS, zero_at__isnull=True, full_at__isnull=True)
                | Q(scoring=Scoring.LINEAR, zero_at__isnull=False, full_at__isnull=False),
                name="component_anchors_when_linear",
            ),
            CheckConstraint(
                condition=Q(zero_at__isnull=True) | ~Q(zero_at=F("full_at")), name="component_anchors_apart"
            ),
            UniqueConstraint(fields=["method", "measure"], name="component_measure_once"),
            UniqueConstraint(fields=["method", "position"], name="component_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} × {self.weight}"


class ScoreStep(models.Model):
    """From this figure on, so many points of 100."""

    component = models.ForeignKey(Component, on_delete=models.CASCADE, related_name="steps")
    since = models.DecimalField(max_digits=12, decimal_places=6)
    points = models.DecimalField(max_digits=7, decimal_places=4)

    class Meta:
        ordering: ClassVar = ["component", "since"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(points__gte=0, points__lte=100), name="scorestep_points_of_100"),
            UniqueConstraint(fields=["component", "since"], name="scorestep_once"),
        ]

    def __str__(self) -> str:
        return f"≥ {self.since}: {self.points}"


class Band(models.Model):
    """From this score on, this name: "Hoàn thành xuất sắc"."""

    method = models.ForeignKey(Method, on_delete=models.CASCADE, related_name="bands")
    since = models.DecimalField(max_digits=7, decimal_places=4)
    name = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["method", "-since"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(name=""), name="band_has_name"),
            CheckConstraint(condition=Q(since__gte=0, since__lte=100), name="band_since_of_100"),
            UniqueConstraint(fields=["method", "since"], name="band_once"),
        ]

    def __str__(self) -> str:
        return self.name
