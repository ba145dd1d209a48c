from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.accounts.permissions import role_name
from dondoc.agencies.models import Agency, Post
from dondoc.agencies.models.ranges import range_of
from dondoc.agencies.permissions import check_may
from dondoc.agencies.queries.names import name_on
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record
from dondoc.lib.remembering import forget


@transaction.atomic
def give_post(
    *, person: User, agency: Agency | None, role: Role, span: Span, by: User, at: datetime, matter: str = ""
) -> Post:
    """Give the person a role at the agency for a time; refuses those who may not manage its people."""
    check_may(by, Permission.MANAGE_PEOPLE, agency=agency.pk if agency else None)
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
    called = name_on(agency, at.date()) if agency else "Đôn Đốc"
    data = {"person": str(person), "role": str(role_name(role)), "agency": called}
    record(by=by, verb="agencies.post_given", thing=person, at=at, data=data)
    return post
