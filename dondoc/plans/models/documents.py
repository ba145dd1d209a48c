from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from dondoc.agencies.models import Agency
from dondoc.lib.constraints import one_of
from dondoc.plans.enums import ReadingState


class Document(models.Model):
    """A file as it was brought in; the same bytes are one document."""

    sha256 = models.CharField(max_length=64, unique=True)
    #: The file's name on the machine it came from, without folders.
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=127)
    #: In bytes.
    size = models.PositiveBigIntegerField()
    #: The agency that brought it in; the plan's focal agency.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="documents")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [CheckConstraint(condition=Q(size__gt=0), name="document_not_empty")]

    def __str__(self) -> str:
        return self.name


class DocumentContent(models.Model):
    """The bytes, in a table of their own so that lists of documents never carry them."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True, related_name="content")
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"content of document {self.document_id}"


class Reading(models.Model):
    """One reading of a document by one version of the reader, its result kept whole."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=32)
    state = models.CharField(max_length=16, default=ReadingState.QUEUED)
    #: Hundredths of the work done.
    progress = models.PositiveSmallIntegerField(default=0)
    refusal = models.CharField(max_length=32, blank=True, default="")
    refusal_detail = models.TextField(blank=True, default="")
    #: The JSON of `dondoc.extraction.schema`; spans of items count in its "text".
    result: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(null=True)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("reading", "state", ReadingState),
            CheckConstraint(condition=Q(progress__lte=100), name="reading_progress_in_hundredths"),
            CheckConstraint(
                condition=Q(state=ReadingState.DONE, result__isnull=False)
                | (~Q(state=ReadingState.DONE) & Q(result__isnull=True)),
                name="reading_result_when_done",
            ),
            CheckConstraint(
                condition=(Q(state=ReadingState.REFUSED) & ~Q(refusal=""))
                | (~Q(state=ReadingState.REFUSED) & Q(refusal="")),
                name="reading_refusal_when_refused",
            ),
            CheckConstraint(
                condition=Q(state__in=[ReadingState.DONE, ReadingState.REFUSED], finished_at__isnull=False)
                | Q(state__in=[ReadingState.QUEUED, ReadingState.RUNNING], finished_at__isnull=True),
                name="reading_finished_when_over",
            ),
            UniqueConstraint(
                fields=["document", "reader"],
                condition=~Q(state=ReadingState.REFUSED),
                name="reading_once_a_reader",
            ),
        ]
        indexes: ClassVar = [models.Index(F("document"), F("requested_at").desc(), name="reading_newest")]

    def __str__(self) -> str:
        return f"reading {self.pk} of document {self.document_id} by {self.reader}"

    @property
    def is_over(self) -> bool:
        """Nothing more will come of it."""
        return self.state in (ReadingState.DONE, ReadingState.REFUSED)
