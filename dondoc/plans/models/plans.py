from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint
from django.utils import timezone

from dondoc.agencies.models import Agency
from dondoc.lib.constraints import one_of, paired
from dondoc.plans.enums import DatePrecision
from dondoc.plans.models.documents import Document, Reading


class PlanQuerySet(models.QuerySet["Plan"]):
    def drafts(self) -> PlanQuerySet:
        """Plans that a person still checks."""
        return self.filter(issued_at__isnull=True, discarded_at__isnull=True)

    def issued(self) -> PlanQuerySet:
        """Live plans."""
        return self.filter(issued_at__isnull=False)

    def in_force(self, day: date) -> PlanQuerySet:
        """Live plans that are dated by the day and have no newer edition by then."""
        newer = Plan.objects.issued().filter(key=OuterRef("key"), edition__gt=OuterRef("edition"), dated_on__lte=day)
        return self.issued().filter(~Exists(newer.exclude(key="")), dated_on__lte=day)

    def editions(self, key: str) -> PlanQuerySet:
        """Plans with the number and issuer that `key` stands for, the newest edition first; none for an empty key."""
        return self.filter(key=key).exclude(key="").order_by("-edition")


class Plan(models.Model):
    """One version of a plan: a draft until it is issued, then what the province lives by."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="plan")
    #: The reading that its items stand in now.
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="plans")
    title = models.TextField(blank=True, default="")
    issuer = models.CharField(max_length=255, blank=True, default="")
    number = models.CharField(max_length=64, blank=True, default="")
    #: Issuer and number to recognise the same plan by; empty where it has no number.
    key = models.CharField(max_length=330, blank=True, default="")
    #: First day of what is known of the printed date.
    dated_on = models.DateField(null=True)
    date_precision = models.CharField(max_length=8, blank=True, default="")
    #: The People's Committee of the province that issued it: whose agencies its names mean.
    province = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="plans")
    signer = models.CharField(max_length=255, blank=True, default="")
    signer_title = models.CharField(max_length=255, blank=True, default="")
    #: 1 for the first issue of this number, counted on for each version brought in on purpose.
    edition = models.PositiveSmallIntegerField(default=1)
    #: Counted on with every change of the draft; what was rendered from one version may be kept.
    version = models.PositiveIntegerField(default=1)
    #: Counted on with every change of the document's own facts.
    facts_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: Who checks it while it is a draft; all focal officers of the agency may.
    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="kept_plans")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    #: A draft that was laid aside (a wrong file, a test); it can be taken up again.
    discarded_at = models.DateTimeField(null=True)
    discarded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            paired("plan", "issued_at", "issued_by"),
            paired("plan", "discarded_at", "discarded_by"),
            CheckConstraint(
                condition=Q(issued_at__isnull=True) | Q(discarded_at__isnull=True), name="plan_issued_or_discarded"
            ),
            one_of("plan", "date_precision", DatePrecision, empty=True),
            CheckConstraint(
                condition=Q(dated_on__isnull=True, date_precision="")
                | (Q(dated_on__isnull=False) & ~Q(date_precision="")),
                name="plan_dated_on_with_date_precision",
            ),
            CheckConstraint(
                condition=Q(issued_at__isnull=True) | (~Q(title="") & ~Q(issuer="")),
                name="plan_issued_with_title_and_issuer",
            ),
            CheckConstraint(condition=Q(edition__gte=1), name="plan_edition_from_one"),
            UniqueConstraint(fields=["key", "edition"], condition=~Q(key=""), name="plan_edition_once"),
        ]
        indexes: ClassVar = [models.Index(F("issued_at").desc(nulls_first=True), name="plan_newest")]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def day(self) -> date | None:
        """The day on which its names mean what they mean: its date, else that of its issue."""
        return self.dated_on or (timezone.localdate(self.issued_at) if self.issued_at else None)

    @property
    def is_issued(self) -> bool:
        """It is live; nothing in it can be corrected any more."""
        return self.issued_at is not None

    @property
    def is_discarded(self) -> bool:
        """It was laid aside before it was issued."""
        return self.discarded_at is not None


class Section(models.Model):
    """A heading of the document's outline."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    #: The numbering as tasks carry it: "II.4".
    path = models.CharField(max_length=120)
    title = models.TextField()
    #: From 1.
    depth = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(end__gte=F("start")), name="section_span_forward"),
            CheckConstraint(condition=Q(depth__gte=1), name="section_depth_from_one"),
            UniqueConstraint(fields=["plan", "position"], name="section_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.title}"
