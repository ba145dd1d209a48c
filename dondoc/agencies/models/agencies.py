from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Func, GeneratedField, Q, UniqueConstraint, Value
from django.db.models.functions import Concat

from dondoc.agencies.enums import Sureness
from dondoc.lib.constraints import not_empty
from dondoc.lib.search import DictionaryOrder, Fold


def _searched(*fields: str) -> GeneratedField:
    """The folded words of some columns, ready to be searched by their beginnings."""
    words = [part for field in fields for part in (field, Value(" "))]
    return GeneratedField(
        expression=SearchVector(Fold(Concat(*words, output_field=models.TextField())), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )


def _kept(expression: Func) -> GeneratedField:
    return GeneratedField(expression=expression, output_field=models.TextField(), db_persist=True)


class AgencyQuerySet(models.QuerySet["Agency"]):
    def alive_on(self, day: date) -> AgencyQuerySet:
        """Those that exist on the day."""
        return self.filter(valid__contains=day)


#: The key under which the record keeps what happens to the registry as a whole; no agency has it.
WHOLE_REGISTRY = 0


class Agency(models.Model):
    """A body that may hold a duty, from its founding to its end; what it is called in between stands in its phases."""

    #: Stable name in files: "bac-giang/so-tai-chinh".
    key = models.CharField(max_length=200, unique=True)
    #: Its life, half-open; an open end is unknown (before) or has not come (after).
    valid = DateRangeField()
    #: Provinces that a regional body works for, beside the one that it may belong to.
    serves = models.ManyToManyField("self", symmetrical=False, related_name="regional_bodies", blank=True)
    sureness = models.CharField(max_length=8, default=Sureness.HIGH)
    #: Where the facts come from: a legal instrument, a file, a person's word.
    source = models.TextField(blank=True, default="")
    #: Digest of the starter registry's words that it still follows; empty for one that a person entered or changed.
    starter = models.CharField(max_length=64, blank=True, default="")
    #: Counted on with every change; a form that carries an older one is refused.
    version = models.PositiveIntegerField(default=1)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [not_empty("agency")]
        indexes: ClassVar = [GistIndex(fields=["valid"], name="agency_by_life")]

    def __str__(self) -> str:
        return self.key

    @property
    def ended_on(self) -> date | None:
        """The first day without it; None while it lives."""
        last: date | None = self.valid.upper
        return last


class PhaseQuerySet(models.QuerySet["Phase"]):
    def on(self, day: date) -> PhaseQuerySet:
        """What holds on the day."""
        return self.filter(valid__contains=day)


class Phase(models.Model):
    """A stretch of an agency's life in which its name, kind, parent, province and code stay the same.

    Triggers in the database keep phases apart and within the life, parents without cycles, and a code to one agency
    a day.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="phases")
    valid = DateRangeField()
    #: Full and official, with the province.
    name = models.CharField(max_length=400)
    #: As people of the province write it.
    short_name = models.CharField(max_length=300)
    kind = models.CharField(max_length=32)
    level = models.CharField(max_length=16)
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="child_phases")
    #: The province's People's Committee; its own for that one; none for bodies of the state.
    province = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="phases_within")
    #: Identification code by QĐ 20/2020/QĐ-TTg, as "H02.14"; empty where unknown.
    code = models.CharField(max_length=35, blank=True, default="")
    #: Of a territory's committee: the bare name ("Bắc Giang") and what it is ("tỉnh").
    place = models.CharField(max_length=120, blank=True, default="")
    place_kind = models.CharField(max_length=40, blank=True, default="")
    words = _searched("name", "short_name", "code")
    #: Kept so that a search which finds thousands need not make them of each.
    folded = _kept(Fold("name"))
    short_folded = _kept(Fold("short_name"))
    place_in_order = _kept(DictionaryOrder("short_name"))

    objects = PhaseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["agency", "valid"]
        constraints: ClassVar = [
            not_empty("phase"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(short_name=""), name="phase_has_names"),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["words"], name="phase_by_words"),
            models.Index(fields=["province", "kind"], name="phase_in_province"),
            models.Index(fields=["code"], name="phase_by_code", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.name


class Spelling(models.Model):
    """Another way to write an agency: an abbreviation, a former habit, a slip that is seen often."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="spellings")
    text = models.CharField(max_length=300)
    words = _searched("text")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="spelling_says_something"),
            UniqueConstraint(fields=["agency", "text"], name="spelling_once"),
        ]
        indexes: ClassVar = [GinIndex(fields=["words"], name="spelling_by_words")]

    def __str__(self) -> str:
        return self.text
