"""What waits for a decision: reports at the receiver's desk, drafts with the head of an agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.reporting import permissions
from dondoc.reporting.enums import RevisionStage, Stage
from dondoc.reporting.models import Obligation, Regime, Remark, Revision
from dondoc.reporting.queries.heads import Head, heads_of

Person = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Waiting:
    """A version that waits, and for how many days it has."""

    revision: Revision
    head: Head
    days: int
    #: Its report came after the last day in time; one that was returned for remarks came when it was first sent.
    is_late: bool
    is_correction: bool
    #: Remarks were made to an earlier version of it: somebody has to look whether they were heeded.
    has_remarks: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """Of all that waits, before any filter."""

    number: int
    late: int
    corrections: int
    oldest: int


def to_decide(user: Person) -> QuerySet[Revision]:
    """Reports that wait for the receivers at which the person accepts, the longest waiting first."""
    received = permissions.obligations_received(user, Permission.ACCEPT_REPORTS)
    rows = Revision.objects.filter(stage=RevisionStage.SUBMITTED, obligation__in=received)
    return rows.order_by("submitted_at", "pk")


def to_approve(user: Person) -> QuerySet[Revision]:
    """Drafts that wait for the person as head of their agency, the nearest due day first."""
    return permissions.revisions_to_approve(user).order_by("obligation__due_on", "pk")


def regimes_of(rows: QuerySet[Revision]) -> list[tuple[int, str, int]]:
    """By which regimes they were sent, and how many by each."""
    found = Regime.objects.filter(obligations__revisions__in=rows.order_by())
    counted = found.annotate(n=Count("obligations__revisions", filter=Q(obligations__revisions__in=rows.order_by())))
    return list(counted.order_by("name", "pk").values_list("pk", "name", "n"))


def totals(rows: QuerySet[Revision], day: date) -> Totals:
    """Counted in one query; `oldest` in days."""
    late = Q(obligation__first_valid_on__gt=F("obligation__due_on")) & ~Q(obligation__stage=Stage.ACCEPTED)
    found = rows.order_by().aggregate(
        n=Count("pk"),
        late=Count("pk", filter=late),
        corrections=Count("pk", filter=Q(obligation__stage=Stage.ACCEPTED)),
        first=Min("submitted_at"),
    )
    oldest = (day - timezone.localdate(found["first"])).days if found["first"] else 0
    return Totals(found["n"], found["late"], found["corrections"], oldest)


def with_remarks(rows: QuerySet[Revision]) -> QuerySet[Revision]:
    """Each with whether remarks were made to its report before."""
    remarked = Remark.objects.filter(answer__revision__obligation=OuterRef("obligation"))
    regime = ("obligation__regime", "submitted_by", "saved_by")
    return rows.annotate(has_remarks=Exists(remarked)).select_related(*regime)


def shown(rows: Sequence[Revision], day: date) -> list[Waiting]:
    """A page of them, as `with_remarks` gives them; one query."""
    heads = heads_of([row.obligation for row in rows], day)
    return [_waiting(row, head, day) for row, head in zip(rows, heads, strict=True)]


def _waiting(row: Revision, head: Head, day: date) -> Waiting:
    since = row.submitted_at or row.saved_at
    return Waiting(
        revision=row,
        head=head,
        days=(day - timezone.localdate(since)).days,
        is_late=_came_late(row.obligation),
        is_correction=row.obligation.stage == Stage.ACCEPTED,
        has_remarks=bool(getattr(row, "has_remarks", False)),
    )


def _came_late(obligation: Obligation) -> bool:
    came = obligation.first_valid_at
    return came is not None and timezone.localdate(came) > obligation.due_on
