"""What was sent for an obligation: revisions, their answers, the files and remarks to each."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from dondoc.evidence.models import StoredFile
from dondoc.lib.constraints import one_of, paired
from dondoc.plans.models import Holding, Indicator
from dondoc.progress.enums import State
from dondoc.reporting.enums import AnswerKind, Channel, RevisionStage
from dondoc.reporting.models.obligations import Obligation
from dondoc.reporting.rules.composing import said_by


class Revision(models.Model):
    """One version of an agency's report. What has left the agency is kept as it was; a new version follows it."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="revisions")
    #: From 1.
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=16, default=RevisionStage.DRAFT)
    channel = models.CharField(max_length=16, default=Channel.PAGE)
    #: There was nothing to report, and why.
    is_nil = models.BooleanField(default=False)
    nil_reason = models.TextField(blank=True, default="")
    #: Number and day of the official letter that it went with, or of the paper that it was entered from.
    letter_number = models.CharField(max_length=64, blank=True, default="")
    letter_on = models.DateField(null=True)
    #: Counted on with every save, so that two people at once are told of each other.
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: Of what came on paper, the day it came in.
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    #: Accepted, returned or voided.
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    #: What the head or the receiver says to all of it.
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["obligation", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["obligation", "number"], name="revision_number_once"),
            # Two people who begin at once begin one draft, and one report at a time is under way.
            UniqueConstraint(
                fields=["obligation"],
                condition=Q(stage__in=["draft", "approving", "submitted"]),
                name="revision_one_under_way",
            ),
            one_of("revision", "stage", RevisionStage),
            one_of("revision", "channel", Channel),
            paired("revision", "submitted_at", "submitted_by"),
            paired("revision", "decided_at", "decided_by"),
            CheckConstraint(condition=Q(is_nil=False) | ~Q(nil_reason=""), name="revision_nil_has_reason"),
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of obligation {self.obligation_id}"

    @property
    def is_open(self) -> bool:
        """Its answers can be changed."""
        return self.stage == RevisionStage.DRAFT


class Answer(models.Model):
    """One answer of a revision: to a task, an indicator or a part of the narrative. A blank is never a zero.

    A trigger refuses to change the answers of a revision that is no draft.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=16)
    position = models.PositiveIntegerField()
    #: The agency's share of a task, or its lead of an indicator.
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, null=True, related_name="answers")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, related_name="answers")
    #: Of a part: the key of its question, and its title on that day.
    part = models.SlugField(max_length=32, blank=True, default="")
    title = models.CharField(max_length=255, blank=True, default="")

    #: Of a task; empty where nothing was said.
    state = models.CharField(max_length=16, blank=True, default="")
    text = models.TextField(blank=True, default="")
    product_number = models.CharField(max_length=64, blank=True, default="")
    product_on = models.DateField(null=True)
    product_name = models.CharField(max_length=255, blank=True, default="")
    #: A measure: so much of so much. Its percent is computed, never typed.
    amount_done = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    amount_planned = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.CharField(max_length=64, blank=True, default="")
    #: Of an indicator.
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    #: It stands as the last period or the progress recorded since has it; nobody has touched it.
    is_carried = models.BooleanField(default=False)
    #: It is no longer the agency's to answer (handed over, withdrawn, not asked any more); what was typed stays.
    is_gone = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["revision", "position"]
        constraints: ClassVar = [
            one_of("answer", "kind", AnswerKind),
            one_of("answer", "state", State, empty=True),
            paired("answer", "saved_at", "saved_by"),
            CheckConstraint(
                condition=Q(kind=AnswerKind.TASK, holding__isnull=False, indicator__isnull=True, part="")
                | Q(kind=AnswerKind.INDICATOR, indicator__isnull=False, part="")
                | (Q(kind=AnswerKind.PART, holding__isnull=True, indicator__isnull=True) & ~Q(part="")),
                name="answer_about_one_thing",
            ),
            CheckConstraint(condition=Q(value__isnull=True) | Q(kind=AnswerKind.INDICATOR), name="answer_value_of_it"),
            UniqueConstraint(
                fields=["revision", "holding"], condition=Q(kind=AnswerKind.TASK), name="answer_task_once"
            ),
            UniqueConstraint(
                fields=["revision", "indicator"], condition=Q(kind=AnswerKind.INDICATOR), name="answer_indicator_once"
            ),
            UniqueConstraint(fields=["revision", "part"], condition=~Q(part=""), name="answer_part_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["revision", "position"], name="answer_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} in revision {self.revision_id}"

    @property
    def is_blank(self) -> bool:
        """Nothing was said at all; a value of 0 says something."""
        return said_by(self).is_blank


class FileLink(models.Model):
    """A stored file to something, under the name that its sender gave it."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class AnswerFile(FileLink):
    """Evidence to an answer."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="files")

    class Meta:
        ordering: ClassVar = ["answer", "pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["answer", "file"], name="answerfile_once")]


class RevisionFile(FileLink):
    """A file to the whole of a report: the scan of what came on paper, the signed letter."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="files")

    class Meta:
        ordering: ClassVar = ["revision", "pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["revision", "file"], name="revisionfile_once")]


class Remark(models.Model):
    """What the receiver, or the head, says to one answer when the report goes back."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["answer", "pk"]
        constraints: ClassVar = [CheckConstraint(condition=~Q(text=""), name="remark_says_something")]

    def __str__(self) -> str:
        return self.text
