"""Names as agencies, and the duties that follow: what a phrase means, who holds it, who took it over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Coalesce

from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.models import Agency, Change
from dondoc.lib.constraints import one_of
from dondoc.plans.enums import MeaningState
from dondoc.plans.models.assignments import Assignment
from dondoc.plans.models.plans import Plan


class Meaning(models.Model):
    """What the phrase of an assignment stands for on the day of its plan, and why; or that nobody can tell yet."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="meaning")
    #: Of the assignment's item; once issued, a plan's items stay.
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="meanings")
    #: The phrase by `lib.text.fold`: one answer serves all that differ in accents and capitals.
    folded = models.TextField()
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=16)
    #: Beside those that hold it there are some that nobody can name.
    is_open = models.BooleanField(default=False)
    #: Nobody need be asked.
    is_sure = models.BooleanField(default=False)
    confidence = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal(0))
    #: Of `agencies.models.words.REASONS`, and the words that go into its sentence.
    reason = models.CharField(max_length=32)
    reason_detail = models.TextField(blank=True, default="")
    #: Keys of agencies that it may mean, the best guess first.
    candidates = ArrayField(models.BigIntegerField(), default=list, blank=True)
    resolved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("meaning", "kind", MeaningKind),
            one_of("meaning", "state", MeaningState),
            CheckConstraint(
                condition=~Q(state=MeaningState.SETTLED.value) | (Q(is_sure=True) & ~Q(kind=MeaningKind.UNKNOWN.value)),
                name="meaning_settled_when_sure",
            ),
            CheckConstraint(condition=Q(confidence__gte=0, confidence__lte=1), name="meaning_confidence_share"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["plan", "state"], name="meaning_in_plan"),
            models.Index(
                fields=["state", "plan"], name="meaning_to_settle", condition=Q(state=MeaningState.TO_SETTLE.value)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of assignment {self.assignment_id}"


class Holding(models.Model):
    """A duty: one agency, as meant on the day of the plan, in the role of an assignment.

    It is never moved to another agency: who answers for it on a day is asked when it is shown (`queries.holdings`).
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="holdings")
    #: Of the assignment's item, beside it so that lists need no three ways to find it.
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="holdings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="holdings")
    #: Order among the members of a collective.
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["assignment", "position"]
        constraints: ClassVar = [UniqueConstraint(fields=["assignment", "agency"], name="holding_once")]

    def __str__(self) -> str:
        return f"agency {self.agency_id} in assignment {self.assignment_id}"


class HeirChoiceQuerySet(models.QuerySet["HeirChoice"]):
    def dated(self) -> models.QuerySet[Any, Any]:
        """Those that have an effect: what is only prepared has none; `since` is the first day of theirs."""
        has_effect = Q(change=None) | Q(change__done_at__isnull=False)
        return self.filter(has_effect).annotate(since=Coalesce("change__on", "on"))

    def until(self, day: date) -> models.QuerySet[Any, Any]:
        """Those whose effect has begun on the day; of one duty, the one entered last holds."""
        return self.dated().filter(since__lte=day)


class HeirChoice(models.Model):
    """A person says who takes over a duty by a change, or that it ended. Rows are only added: the last one holds."""

    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="choices")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, null=True, related_name="heir_choices")
    #: Where an agency ended without a change on record: the first day after it.
    on = models.DateField(null=True)
    #: Empty where the duty ended.
    heir = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="duties_taken_over")
    reason = models.TextField(blank=True, default="")
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HeirChoiceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(heir__isnull=False) | ~Q(reason=""), name="heirchoice_end_has_reason"),
            CheckConstraint(
                condition=Q(change__isnull=False, on__isnull=True) | Q(change__isnull=True, on__isnull=False),
                name="heirchoice_by_change_or_day",
            ),
        ]
        indexes: ClassVar = [models.Index(F("holding"), F("id").desc(), name="heirchoice_last")]

    def __str__(self) -> str:
        return f"holding {self.holding_id} → {self.heir_id}"
