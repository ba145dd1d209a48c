from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from dondoc.evidence.models import StoredFile
from dondoc.lib.constraints import one_of
from dondoc.plans.models import Holding
from dondoc.progress.enums import Confirmer, Source, State, Verdict


class Entry(models.Model):
    """What was said of a share of a task at one time. Rows are only added: a trigger refuses to change or remove them.

    Of all that was recorded by a day, the one said last holds.
    """

    #: A lead's duty: the share of a task that one agency answers for.
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="entries")
    #: Before this it counts for nothing.
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: When the agency said it: with a report, when it was sent, which is before it was accepted.
    said_at = models.DateTimeField()
    state = models.CharField(max_length=16)
    text = models.TextField(blank=True, default="")
    #: The document that the task produced.
    product_number = models.CharField(max_length=64, blank=True, default="")
    product_on = models.DateField(null=True)
    product_name = models.TextField(blank=True, default="")
    #: What is measured, where something is; blank is not zero.
    amount_done = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    amount_planned = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    unit = models.CharField(max_length=64, blank=True, default="")
    #: The day it was done on, by `rules.closing.done_on`.
    done_on = models.DateField(null=True)
    #: Who has to confirm it before it counts as done, by the plan's rule of that day; empty for nobody.
    confirmer = models.CharField(max_length=16, blank=True, default="")
    source = models.CharField(max_length=16, default=Source.HAND)
    #: Key of the accepted report, given by the package that keeps reports, and what people call it.
    report = models.BigIntegerField(null=True)
    report_name = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["said_at", "pk"]
        constraints: ClassVar = [
            one_of("entry", "state", State),
            one_of("entry", "source", Source),
            one_of("entry", "confirmer", Confirmer, empty=True),
            CheckConstraint(condition=Q(said_at__lte=F("recorded_at")), name="entry_said_before_recorded"),
            CheckConstraint(
                condition=Q(state=State.DONE.value, done_on__isnull=False)
                | (~Q(state=State.DONE.value) & Q(done_on__isnull=True)),
                name="entry_done_on_when_done",
            ),
            CheckConstraint(
                condition=Q(product_number="", product_on__isnull=True)
                | (~Q(product_number="") & Q(product_on__isnull=False)),
                name="entry_product_number_with_date",
            ),
            CheckConstraint(condition=Q(confirmer="") | Q(state=State.DONE.value), name="entry_confirmed_when_done"),
            CheckConstraint(condition=~Q(state=State.CANNOT.value) | ~Q(text=""), name="entry_cannot_has_reason"),
            CheckConstraint(condition=Q(amount_done__isnull=True) | Q(amount_done__gte=0), name="entry_amount_done"),
            CheckConstraint(
                condition=Q(amount_planned__isnull=True) | Q(amount_planned__gt=0), name="entry_amount_planned"
            ),
            CheckConstraint(
                condition=Q(source=Source.REPORT.value, report__isnull=False)
                | Q(source=Source.HAND.value, report__isnull=True),
                name="entry_report_when_from_one",
            ),
            UniqueConstraint(fields=["holding", "report"], name="entry_once_a_report"),
        ]
        indexes: ClassVar = [
            models.Index(F("holding"), F("said_at").desc(), F("id").desc(), name="entry_last"),
            models.Index(fields=["recorded_at"], name="entry_recorded"),
        ]

    def __str__(self) -> str:
        return f"{self.state} of holding {self.holding_id}, entry {self.pk}"

    @property
    def share(self) -> Decimal | None:
        """What is done of what is planned, in hundredths; None where no measure stands behind it."""
        if self.amount_done is None or self.amount_planned is None:
            return None
        return self.amount_done * 100 / self.amount_planned


class EntryFile(models.Model):
    """A file that proves an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    #: As the sender called it.
    name = models.CharField(max_length=255)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["entry", "file"], name="entryfile_once")]

    def __str__(self) -> str:
        return self.name


class Confirmation(models.Model):
    """A second person's word about an entry that reports a task done."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="confirmation")
    verdict = models.CharField(max_length=16)
    reason = models.TextField(blank=True, default="")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            one_of("confirmation", "verdict", Verdict),
            CheckConstraint(
                condition=~Q(verdict=Verdict.SENT_BACK.value) | ~Q(reason=""), name="confirmation_back_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: entry {self.entry_id}"
