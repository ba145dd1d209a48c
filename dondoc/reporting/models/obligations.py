"""The ledger: who owes which report of which period, and every step of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import TruncDate

from dondoc.agencies.models import Agency
from dondoc.lib.constraints import one_of
from dondoc.reporting.enums import PeriodKind, Stage, Step
from dondoc.reporting.models.regimes import Regime, RegimeVersion


class Obligation(models.Model):
    """One agency owes one report of one period by one regime. It is made ahead of time and never removed.

    `agency` is who owed it then; who answers for that agency today is asked when it is shown. What has fallen due is
    changed by steps of people alone, never by a change of the regime or the registry.
    """

    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="obligations")
    version = models.ForeignKey(RegimeVersion, on_delete=models.PROTECT, related_name="obligations")
    #: See `rules.periods.Period.key`.
    period = models.CharField(max_length=10)
    kind = models.CharField(max_length=16)
    #: Figures are taken from `opens_on` until before `closes_on`.
    opens_on = models.DateField()
    closes_on = models.DateField()
    #: Last day in time.
    due_on = models.DateField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="obligations")
    receiver = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="expected_reports")
    made_at = models.DateTimeField()

    # What the steps have made of it by now, so that lists need not replay them.
    stage = models.CharField(max_length=16, default=Stage.NONE)
    #: The report that counts says that there was nothing to report.
    is_nil = models.BooleanField(default=False)
    #: When the first report that counts as one was submitted; it stays when that is returned for remarks.
    first_valid_at = models.DateTimeField(null=True)
    #: Its local day, kept by the database: a country's ledger would work it out row by row.
    first_valid_on = models.GeneratedField(
        expression=TruncDate("first_valid_at"), output_field=models.DateField(), db_persist=True
    )
    #: When it was accepted for the first time.
    accepted_at = models.DateTimeField(null=True)
    #: The revision that holds now; an accepted correction takes its place.
    accepted = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    #: Whose obligation stands for it, where its agency ended before it fell due.
    handed_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="taken_over")

    # When the steps were taken: a trigger keeps it, so that a day that has passed replays the steps of few.
    #: The last of all.
    moved_at = models.DateTimeField(null=True, editable=False)
    #: The first that led to another stage than none.
    begun_at = models.DateTimeField(null=True, editable=False)
    #: The last that moved its due day.
    redated_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["due_on", "regime", "agency"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["regime", "period", "agency"], name="obligation_once"),
            one_of("obligation", "stage", Stage),
            one_of("obligation", "kind", PeriodKind),
            CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="obligation_window_forward"),
            CheckConstraint(condition=Q(due_on__gte=F("closes_on")), name="obligation_due_after_window"),
            CheckConstraint(
                condition=~Q(stage=Stage.ACCEPTED) | Q(accepted__isnull=False, accepted_at__isnull=False),
                name="obligation_accepted_by_revision",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["regime", "period"], name="obligation_of_period"),
            models.Index(fields=["agency", "due_on"], name="obligation_of_agency"),
            models.Index(fields=["receiver", "due_on"], name="obligation_of_receiver"),
            models.Index(fields=["due_on"], name="obligation_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.period} of agency {self.agency_id}"


class Move(models.Model):
    """A step of an obligation: who, when, why. Rows are only added; a trigger refuses to change or remove one."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="moves")
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="moves")
    step = models.CharField(max_length=32)
    #: Where it led.
    stage = models.CharField(max_length=16)
    at = models.DateTimeField()
    #: Empty where the platform itself did it (a regime's change, an agency's end).
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    #: In whose stead, where the person only deputised.
    stead = models.CharField(max_length=255, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    #: The due day before and after, where it moved.
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["obligation", "at", "pk"]
        constraints: ClassVar = [one_of("move", "step", Step), one_of("move", "stage", Stage)]
        indexes: ClassVar = [models.Index(F("obligation"), F("at").desc(), F("id").desc(), name="move_last")]

    def __str__(self) -> str:
        return f"{self.step} → {self.stage}"
