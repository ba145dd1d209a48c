"""Who did what to which thing, and when."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

#: Key of an event's data: in whose stead the person acted.
STEAD = "in_stead_of"
#: … and what changed, as {"field": [before, after]}.
FIELDS = "fields"


class Event(models.Model):
    """One thing that happened. A trigger in the database refuses to change or remove it."""

    at = models.DateTimeField(_("at"))
    #: Empty when the platform itself did it (a job).
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    #: For which agency: its key, not a foreign key, and its name on that day.
    agency_id = models.BigIntegerField(_("key of agency"), null=True)
    agency_name = models.CharField(_("agency"), max_length=400, blank=True, default="")
    #: A word of `vocabulary`, such as "plans.issued".
    verb = models.CharField(_("verb"), max_length=80)
    #: What it was done to: the label of its model ("plans.plan") and its key, not a foreign key:
    #: a record outlives its thing.
    thing_type = models.CharField(_("type of thing"), max_length=80)
    thing_id = models.CharField(_("key of thing"), max_length=80)
    #: Facts that the sentence names, and what changed, under `FIELDS`.
    data = models.JSONField(_("data"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=["-at", "-id"], name="event_newest"),
            models.Index(fields=["thing_type", "thing_id", "-at"], name="event_by_thing"),
            models.Index(
                fields=["agency_id", "-at"], name="event_by_agency", condition=models.Q(agency_id__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.thing_type} {self.thing_id}"
