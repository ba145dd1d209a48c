"""Who reports to whom, how often and by when, in time."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from dondoc.agencies.models import Agency
from dondoc.lib.constraints import not_empty, one_of
from dondoc.plans.models import Plan, ReportingDuty
from dondoc.reporting.enums import Part, PeriodKind, Rhythm, Scheme, Senders
from dondoc.reporting.rules.periods import Closing


class ClosingDay(models.Model):
    """Between which days a kind of period takes its figures, while a rule of law says so."""

    scheme = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)
    #: Of periods that end on these days.
    valid = DateRangeField()
    #: See `rules.periods.Closing`.
    day = models.PositiveSmallIntegerField()
    months = models.SmallIntegerField()
    #: The article that says so.
    basis = models.CharField(max_length=255)

    class Meta:
        ordering: ClassVar = ["scheme", "kind", "valid"]
        constraints: ClassVar = [
            one_of("closingday", "scheme", Scheme),
            one_of("closingday", "kind", PeriodKind),
            not_empty("closingday"),
            CheckConstraint(condition=Q(day__gte=1, day__lte=31), name="closingday_day_of_a_month"),
            UniqueConstraint(fields=["scheme", "kind", "valid"], name="closingday_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.kind}: {self.day} ({self.months:+d})"

    @property
    def closing(self) -> Closing:
        return Closing(self.day, self.months)


class Regime(models.Model):
    """A duty to report, taken from a plan's sentence or set by hand; what it asks stands in its versions."""

    #: "Báo cáo quý về Sở Tài chính": what lists call it.
    name = models.CharField(max_length=255)
    #: Whose tasks and indicators it asks about; none for a report on nothing but its narrative.
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="regimes")
    #: The plan's sentence that it comes from.
    duty = models.ForeignKey(ReportingDuty, on_delete=models.PROTECT, null=True, related_name="regimes")
    #: The agency whose people keep it.
    keeper = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="kept_regimes")
    #: The next level: whoever receives this one's reports sends theirs by that regime.
    gathers_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="gathered")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(name=""), name="regime_has_name"),
            CheckConstraint(condition=~Q(gathers_into=F("pk")), name="regime_not_into_itself"),
        ]

    def __str__(self) -> str:
        return self.name


class RegimeVersionQuerySet(models.QuerySet["RegimeVersion"]):
    def on(self, day: date) -> RegimeVersionQuerySet:
        """Those in force on the day."""
        return self.filter(valid__contains=day)


class RegimeVersion(models.Model):
    """What a regime asks while this holds: of periods whose figures close on these days. No two overlap."""

    regime = models.ForeignKey(Regime, on_delete=models.CASCADE, related_name="versions")
    valid = DateRangeField()
    rhythm = models.CharField(max_length=16)
    #: Words of `rules.dues`.
    due = ArrayField(models.CharField(max_length=32))
    #: The plan says "before" the day: the day before it is the last in time.
    is_before = models.BooleanField(default=True)
    scheme = models.CharField(max_length=16, default=Scheme.DECREE)
    senders = models.CharField(max_length=16)
    #: The picked ones, where a person picked.
    chosen = models.ManyToManyField(Agency, related_name="+", blank=True)
    receiver = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="received_regimes")
    asks_tasks = models.BooleanField(default=True)
    asks_indicators = models.BooleanField(default=True)
    #: Why it was changed, and the document that says so.
    reason = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = RegimeVersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["regime", "valid"]
        constraints: ClassVar = [
            one_of("regimeversion", "rhythm", Rhythm),
            one_of("regimeversion", "scheme", Scheme),
            one_of("regimeversion", "senders", Senders),
            not_empty("regimeversion"),
            CheckConstraint(condition=Q(due__len__gt=0), name="regimeversion_has_due"),
        ]

    def __str__(self) -> str:
        return f"{self.rhythm} {self.valid}"


class Question(models.Model):
    """A part of the narrative that a version asks for, in its order."""

    version = models.ForeignKey(RegimeVersion, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    #: Of `enums.Part`, or a word of the province's own: what the same part is called in other periods.
    key = models.SlugField(max_length=32, default=Part.DONE)
    title = models.CharField(max_length=255)
    is_required = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "key"], name="question_key_once"),
            UniqueConstraint(fields=["version", "position"], name="question_position_once"),
            CheckConstraint(condition=~Q(title=""), name="question_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
