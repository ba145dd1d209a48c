from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from dondoc.agencies.models import Agency
from dondoc.evidence.models import StoredFile


class Template(models.Model):
    """The Word form of an agency's reports from a day on; the last row that has begun holds. Rows are only added."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="report_templates")
    since = models.DateField()
    #: Empty: the built-in form again.
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255, blank=True, default="")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["agency", "since", "pk"]

    def __str__(self) -> str:
        return self.name or f"built-in form of agency {self.agency_id}"
