from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.agencies.actions.posts import lock_post, post_data
from dondoc.agencies.models import Deputising, Post
from dondoc.agencies.models.ranges import range_of, span_of
from dondoc.agencies.permissions.people import check_may_end_deputising, check_may_name_deputy
from dondoc.agencies.policies.posts import check_deputy
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record
from dondoc.lib.remembering import forget


@transaction.atomic
def name_deputy(*, post: Post, deputy: User, span: Span, by: User, at: datetime, reason: str = "") -> Deputising:
    """Let somebody of the same agency act in the post from a day until before another.

    Refuses all but the holder and those who manage the agency's people by a post of their own (a deputy cannot pass it
    on), a deputy for themselves, days in the past or outside the post's time, and the same deputy twice.
    """
    post = lock_post(post)
    check_may_name_deputy(by, post)
    check_deputy(post, deputy, span, timezone.localdate(at))
    deputising = Deputising.objects.create(
        post=post, deputy=deputy, valid=range_of(span), reason=reason, created_at=at, created_by=by
    )
    forget()
    last = (span.end - timedelta(days=1)).isoformat() if span.end else None
    days = {"first": span.start.isoformat() if span.start else None, "last": last}
    data = {**post_data(post, at), "deputy": str(deputy), "reason": reason, **days}
    record(by=by, verb="agencies.deputy_named", thing=post.person, at=at, data=data)
    return deputising


@transaction.atomic
def end_deputising(*, deputising: Deputising, by: User, at: datetime) -> None:
    """End it today, for both at once. Refuses all but the deputy, the holder and those who manage the people."""
    deputising = (
        Deputising.objects.select_for_update(of=("self",)).select_related("post", "deputy").get(pk=deputising.pk)
    )
    check_may_end_deputising(by, deputising)
    post, today = deputising.post, timezone.localdate(at)
    data = {**post_data(post, at), "deputy": str(deputising.deputy)}
    span = span_of(deputising.valid).overlap(Span(None, today))
    if span.is_empty:
        deputising.delete()
    else:
        deputising.valid = range_of(span)
        deputising.save(update_fields=["valid"])
    forget()
    record(by=by, verb="agencies.deputising_ended", thing=post.person, at=at, data=data)
