"""Ratings that were issued: frozen with their working."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from dondoc.agencies.models import Agency
from dondoc.lib.constraints import one_of
from dondoc.steering.enums import Group
from dondoc.steering.models.methods import Method


class IssuedRating(models.Model):
    """All agencies rated by a method over a stretch. Rows are only added: a later one stands beside the earlier."""

    method = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="issued")
    #: What was counted: from the first to the last day, both inside.
    since = models.DateField()
    until = models.DateField()
    #: The document that issues it.
    number = models.CharField(max_length=120, blank=True, default="")
    #: Of all its rows as canonical JSON, in hexadecimal.
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-issued_at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(until__gte=models.F("since")), name="issuedrating_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.method_id}: {self.since}–{self.until}"


class Rated(models.Model):
    """One agency in an issued rating, as it was then."""

    issued = models.ForeignKey(IssuedRating, on_delete=models.PROTECT, related_name="rows")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    #: As it was called.
    name = models.CharField(max_length=300)
    group = models.CharField(max_length=16)
    #: As an exact fraction, "250/3"; empty for one that was not rated.
    score = models.CharField(max_length=200, blank=True, default="")
    #: Among its group.
    place = models.PositiveSmallIntegerField(null=True)
    band = models.CharField(max_length=120, blank=True, default="")
    #: As `rules.freezing.workings` writes it.
    working: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["issued", "group", "place", "name"]
        constraints: ClassVar = [
            one_of("rated", "group", Group),
            CheckConstraint(
                condition=Q(score="", place__isnull=True, band="") | ~Q(score="") & Q(place__isnull=False),
                name="rated_with_place",
            ),
            UniqueConstraint(fields=["issued", "agency"], name="rated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.score or '–'}"
