from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CheckConstraint, Q, UniqueConstraint

from dondoc.accounts.enums import Role
from dondoc.agencies.models.agencies import Agency
from dondoc.lib.constraints import not_empty


class PostQuerySet(models.QuerySet["Post"]):
    def on(self, day: date) -> PostQuerySet:
        """Those held on the day."""
        return self.filter(valid__contains=day)

    def from_day(self, day: date) -> PostQuerySet:
        """Those held on the day or on any after it."""
        return self.filter(valid__overlap=DateRange(day, None))


class Post(models.Model):
    """A person in an agency, with a role, for a time; one person may hold several."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts")
    #: None only for the administrator of the whole installation.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="posts")
    #: One of `accounts.enums.Role`; checked in code, since the list will grow.
    role = models.CharField(max_length=40)
    #: Limits a role to one thing, as the label of its model and its key ("plans.plan:12"); empty for all.
    matter = models.CharField(max_length=80, blank=True, default="")
    valid = DateRangeField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            not_empty("post"),
            CheckConstraint(
                condition=Q(agency__isnull=False) | Q(role=Role.ADMINISTRATOR.value), name="post_in_an_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.agency_id}"


class Deputising(models.Model):
    """Somebody acts in another's post while they are away."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="deputisings")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputisings")
    valid = DateRangeField()
    reason = models.CharField(max_length=300, blank=True, default="")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [not_empty("deputising")]

    def __str__(self) -> str:
        return f"{self.deputy_id} for post {self.post_id}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> InvitationQuerySet:
        """Those that nobody has accepted or withdrawn; they may have expired."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """A link sent by mail that makes a person a post; the link itself is not kept, only its digest."""

    email = models.EmailField()
    full_name = models.CharField(max_length=150)
    title = models.CharField(max_length=200, blank=True, default="")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="invitations")
    role = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    #: When the newest mail with a link left; empty while it waits.
    sent_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
            UniqueConstraint(
                fields=["email", "agency", "role"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_open_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_waiting(self) -> bool:
        """Nobody has accepted or withdrawn it."""
        return self.accepted_at is None and self.withdrawn_at is None
