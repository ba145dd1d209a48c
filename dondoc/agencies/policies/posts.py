"""When a post may be given, ended, filled by a deputy."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, Deputising, Post
from dondoc.agencies.models.ranges import range_of, span_of
from dondoc.agencies.rules.spans import Span
from dondoc.lib.errors import Refused


def check_place(agency: Agency | None, role: Role, span: Span) -> None:
    """Refuse a post outside the agency's life, and any but the administrator's without an agency."""
    if agency is None:
        if role != Role.ADMINISTRATOR:
            raise Refused(_("Only the system administrator belongs to no agency."))
        return
    if role == Role.ADMINISTRATOR:
        raise Refused(_("The system administrator belongs to no agency."))
    first = span.start or date.min
    if not span_of(agency.valid).holds(first) and span.start is not None:
        raise Refused(_("The agency does not exist on that day."))


def check_span(span: Span) -> None:
    """Refuse a time that holds no day."""
    if span.is_empty:
        raise Refused(_("The last day lies before the first."))


def check_not_held(person: User, agency: Agency | None, role: Role, span: Span, matter: str = "") -> None:
    """Refuse to give a person what they hold already in that time."""
    held = Post.objects.filter(person=person, agency=agency, role=role, matter=matter)
    if held.filter(valid__overlap=range_of(span)).exists():
        raise Refused(_("%(person)s already holds this post in that time.") % {"person": person})


def check_active(person: User) -> None:
    """Refuse whoever has left: they come back by an invitation."""
    if not person.is_active:
        raise Refused(_("%(person)s can no longer sign in.") % {"person": person})


def check_endable(post: Post, on: date, today: date) -> None:
    """Refuse to end a post in the past, or one that ends earlier anyway."""
    if on < today:
        raise Refused(_("A post cannot be ended in the past: what was done in it stays done."))
    if post.valid.upper is not None and post.valid.upper <= on:
        raise Refused(_("This post ends on that day or earlier already."))


def check_another_administrator(ending: Post, today: date) -> None:
    """Refuse to leave the installation without an administrator; locks the posts of all of them."""
    if ending.role != Role.ADMINISTRATOR:
        return
    posts = Post.objects.filter(role=Role.ADMINISTRATOR, valid__endswith=None, person__is_active=True)
    locked = list(posts.select_for_update(of=("self",)).order_by("pk"))
    if not any(post.person_id != ending.person_id and today in post.valid for post in locked):
        raise Refused(_("This is the last administrator: name another one first."))


def check_deputy(post: Post, deputy: User, span: Span, today: date) -> None:
    """Refuse a deputy for oneself, from elsewhere, outside the post's time, in the past, or named twice."""
    if deputy.pk == post.person_id:
        raise Refused(_("Nobody can deputise for themselves."))
    check_active(deputy)
    if span.start is None or span.end is None:
        raise Refused(_("Say from which day until which day."))
    check_span(span)
    if span.start < today:
        raise Refused(_("The first day lies in the past."))
    if not span.within(span_of(post.valid)):
        raise Refused(_("The post is not held in all of that time."))
    if not Post.objects.on(span.start).filter(person=deputy, agency=post.agency_id).exists():
        raise Refused(_("%(person)s does not work in that agency.") % {"person": deputy})
    named = Deputising.objects.filter(post=post, deputy=deputy, valid__overlap=range_of(span))
    if named.exists():
        raise Refused(_("%(person)s already deputises in that time.") % {"person": deputy})
