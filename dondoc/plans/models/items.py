from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q

from dondoc.lib.constraints import one_of, paired
from dondoc.plans.enums import ItemKind, Origin, Role
from dondoc.plans.models.documents import Reading
from dondoc.plans.models.plans import Plan

ItemType = TypeVar("ItemType", bound="Item")


class ItemQuerySet(models.QuerySet[ItemType]):
    def kept(self) -> Self:
        """Without those that a person dropped."""
        return self.filter(dropped_at__isnull=True)

    def doubtful(self) -> Self:
        """Those that should be looked at before the plan is issued."""
        return self.kept().filter(doubt_count__gt=0)


class Item(models.Model):
    """What was read in one place of the document: its words, how sure, and what people made of it."""

    kind: ClassVar[ItemKind]
    #: Columns that a person may correct.
    own_fields: ClassVar[tuple[str, ...]]
    #: Roles that agencies have in it.
    roles: ClassVar[tuple[Role, ...]] = ()

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)ss")
    #: The reading whose text its span counts in.
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    #: Order in the document; gaps are left for items that come between.
    position = models.FloatField()
    #: Half-open range of characters in the reading's folded text.
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True)
    confidence = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal(1))
    #: [{"code", "detail"}], see `dondoc.extraction.doubts`; empty once a person has looked.
    doubts: models.JSONField[list[dict[str, str]], list[dict[str, str]]] = models.JSONField(default=list)
    doubt_count = models.GeneratedField(
        expression=Func(F("doubts"), function="jsonb_array_length"),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    origin = models.CharField(max_length=16, default=Origin.READ)
    #: Counted on with every save; a form that carries an older one is refused.
    version = models.PositiveIntegerField(default=1)
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ItemQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(end__gte=F("start")), name="%(class)s_span_forward"),
            CheckConstraint(condition=Q(confidence__gte=0, confidence__lte=1), name="%(class)s_confidence_share"),
            one_of("%(class)s", "origin", Origin),
            paired("%(class)s", "dropped_at", "dropped_by"),
        ]
        indexes: ClassVar = [models.Index(fields=["plan", "position"], name="%(class)s_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def ref(self) -> str:
        """Its name in addresses and anchors: "task-12"."""
        return f"{self.kind}-{self.pk}"

    @property
    def is_dropped(self) -> bool:
        """A person took it out of the plan; it can be restored."""
        return self.dropped_at is not None

    @property
    def is_doubtful(self) -> bool:
        """It should be looked at before the plan is issued."""
        return bool(self.doubts) and not self.is_dropped
