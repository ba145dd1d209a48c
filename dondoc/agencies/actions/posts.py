from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, Deputising, Post
from dondoc.agencies.models.ranges import range_of, span_of
from dondoc.agencies.permissions.people import check_may_end, check_may_give, check_not_for_oneself
from dondoc.agencies.policies import posts as policies
from dondoc.agencies.queries.names import place_of_post
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record
from dondoc.audit.models import FIELDS
from dondoc.lib.remembering import forget


@transaction.atomic
def give_post(
    *, person: User, agency: Agency | None, role: Role, span: Span, by: User, at: datetime, matter: str = ""
) -> Post:
    """Give the person a role at the agency for a time.

    Refuses those who may not give it, a time that holds no day or in which the agency does not exist, a post that the
    person holds already, and somebody who has left.
    """
    check_not_for_oneself(by, person, check_may_give(by, role, agency))
    policies.check_span(span)
    policies.check_place(agency, role, span)
    policies.check_active(_lock(person))
    policies.check_not_held(person, agency, role, span, matter)
    return write_post(person=person, agency=agency, role=role, span=span, by=by, at=at, matter=matter)


def write_post(
    *,
    person: User,
    agency: Agency | None,
    role: Role,
    span: Span,
    by: User | None,
    at: datetime,
    matter: str = "",
) -> Post:
    """The row and its event, for actions that have checked; `by` is None when the platform itself does it."""
    post = Post.objects.create(
        person=person,
        agency=agency,
        role=role,
        matter=matter,
        valid=range_of(span),
        created_at=at,
        created_by=by,
    )
    forget()
    record(by=by, verb="agencies.post_given", thing=person, at=at, data=post_data(post, at))
    return post


def post_data(post: Post, at: datetime) -> dict[str, str]:
    """What the sentences of the record say of a post."""
    where = place_of_post(post.agency, timezone.localdate(at))
    return {"person": str(post.person), "role": post.role, "agency": where}


@transaction.atomic
def end_post(*, post: Post, on: date, by: User, at: datetime) -> None:
    """End the post; `on` is the first day without it, and whoever deputised in it stops then too.

    Refuses those who may not end it, a day in the past, a post that ends by then anyway, and to end the post of the
    last administrator.
    """
    post = lock_post(post)
    check_may_end(by, post)
    today = timezone.localdate(at)
    policies.check_endable(post, on, today)
    policies.check_another_administrator(post, today)
    write_end(post=post, on=on, by=by, at=at)


def write_end(*, post: Post, on: date, by: User, at: datetime) -> None:
    """The end and its event, for actions that have checked; a post that has held no day by then is removed."""
    data = {**post_data(post, at), FIELDS: {"until": [_iso(post.valid.upper), on.isoformat()]}}
    shorten(list(post.deputisings.all()), on)
    shorten([post], on)
    forget()
    record(by=by, verb="agencies.post_ended", thing=post.person, at=at, data=data)


@transaction.atomic
def change_role(*, post: Post, role: Role, on: date, by: User, at: datetime) -> Post:
    """Give the holder another role at the same agency from a day on, until the post would have ended.

    Refuses what `end_post` and `give_post` refuse.
    """
    until = post.valid.upper
    end_post(post=post, on=on, by=by, at=at)
    span = Span(on, until)
    return give_post(person=post.person, agency=post.agency, role=role, span=span, by=by, at=at, matter=post.matter)


def shorten(rows: list[Post] | list[Deputising], on: date) -> None:
    """Let the rows hold no day from `on`; those that would hold none at all go."""
    for row in rows:
        span = span_of(row.valid).overlap(Span(None, on))
        if span.is_empty:
            row.delete()
        elif span != span_of(row.valid):
            row.valid = range_of(span)
            row.save(update_fields=["valid"])


def lock_post(post: Post) -> Post:
    """The post as it stands, locked with its person: two changes of one person's posts happen one after another."""
    _lock(post.person)
    return Post.objects.select_related("person", "agency").get(pk=post.pk)


def _lock(person: User) -> User:
    return User.objects.select_for_update().get(pk=person.pk)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
