from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from dondoc.agencies.models import Agency
from dondoc.lib.constraints import paired
from dondoc.reporting.models import Obligation, Regime


class ReportQuerySet(models.QuerySet["Report"]):
    def drafts(self) -> ReportQuerySet:
        """Those that are being composed."""
        return self.filter(issued_at__isnull=True, discarded_at__isnull=True)

    def issued(self) -> ReportQuerySet:
        """Those that have left."""
        return self.filter(issued_at__isnull=False)


class Report(models.Model):
    """One report made of many: a draft until it is issued, then frozen.

    Its facts are the parts of an official document (Nghị định 30/2020/NĐ-CP, Điều 8); lists stand a line each.
    """

    #: Trích yếu: what it is about.
    title = models.TextField()
    #: In whose name it goes out, as printed, and the body above it.
    issuer = models.CharField(max_length=255)
    superior = models.CharField(max_length=255, blank=True, default="")
    #: What follows the number: "BC-UBND".
    signs = models.CharField(max_length=64)
    number = models.PositiveIntegerField(null=True)
    place = models.CharField(max_length=64, blank=True, default="")
    dated_on = models.DateField(null=True)
    #: Kính gửi.
    to = models.TextField(blank=True, default="")
    grounds = models.TextField(blank=True, default="")
    opening = models.TextField(blank=True, default="")
    closing = models.TextField(blank=True, default="")
    #: Nơi nhận, and what follows "Lưu:".
    recipients = models.TextField(blank=True, default="")
    archive = models.CharField(max_length=255, blank=True, default="VT")
    #: Authority and post, a line each; then the name.
    signature_lines = models.TextField(blank=True, default="")
    signer = models.CharField(max_length=255, blank=True, default="")
    #: The day that its figures speak of.
    as_of = models.DateField()
    #: The agency whose people compose it.
    keeper = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="composed_reports")
    #: The report upwards that it is.
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="consolidations")
    #: The first report, where this one only says what has changed since.
    supplements = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supplementing")
    #: Counted on with every change of it, its sources and its passages.
    version = models.PositiveIntegerField(default=1)
    #: Counted on with every change of its own facts and sources.
    facts_version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    discarded_at = models.DateTimeField(null=True)
    discarded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            paired("report", "issued_at", "issued_by"),
            paired("report", "discarded_at", "discarded_by"),
            CheckConstraint(condition=~Q(title="") & ~Q(issuer="") & ~Q(signs=""), name="report_named"),
            CheckConstraint(
                condition=Q(issued_at__isnull=True)
                | Q(number__isnull=False, dated_on__isnull=False, discarded_at__isnull=True),
                name="report_issued_with_number_and_day",
            ),
            CheckConstraint(condition=~Q(supplements=F("pk")), name="report_supplements_another"),
            # Two people who begin at once begin one supplement.
            UniqueConstraint(
                fields=["supplements"],
                condition=Q(issued_at__isnull=True, discarded_at__isnull=True),
                name="report_one_supplement_under_way",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.title

    @property
    def name(self) -> str:
        """Number with its signs ("12/BC-UBND"); empty while it has none."""
        return f"{self.number:02}/{self.signs}" if self.number else ""

    @property
    def is_issued(self) -> bool:
        """It has left: nothing in it changes any more."""
        return self.issued_at is not None

    @property
    def is_discarded(self) -> bool:
        """It was laid aside before it was issued."""
        return self.discarded_at is not None


class ReportSource(models.Model):
    """The accepted reports of one regime and period are what it draws on."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="+")
    #: See `reporting.rules.periods.Period.key`.
    period = models.CharField(max_length=10)

    class Meta:
        ordering: ClassVar = ["report", "position"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["report", "regime", "period"], name="reportsource_once"),
            UniqueConstraint(fields=["report", "position"], name="reportsource_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.period} of regime {self.regime_id}"
