from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dondoc.accounts.actions import end_sessions
from dondoc.accounts.models import User
from dondoc.agencies.actions.inviting import write_withdrawal
from dondoc.agencies.actions.posts import shorten, write_end
from dondoc.agencies.models import Deputising, Invitation, Post
from dondoc.agencies.permissions.people import check_may_let_go
from dondoc.agencies.policies.leaving import check_may_leave, handovers, open_things
from dondoc.agencies.policies.posts import check_another_administrator
from dondoc.audit.actions import record
from dondoc.lib.remembering import forget


@transaction.atomic
def person_leaves(*, person: User, hands_to: User | None, by: User, at: datetime) -> None:
    """End a person's access at once: all posts, all deputising, every browser; open drafts pass to somebody else.

    Invitations that the person has sent and nobody has accepted are withdrawn. Refuses those who could not end all of
    the posts, a second time, open drafts that nobody takes over or that the receiver may not check, and the last
    administrator.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    check_may_let_go(by, person)
    check_may_leave(person, hands_to)
    left = open_things(person)
    if hands_to is not None:
        for hand_over in handovers():
            hand_over(person=person, to=hands_to, by=by, at=at)
    _end_posts(person, by, at)
    for invitation in Invitation.objects.waiting().filter(created_by=person):
        write_withdrawal(invitation, by=by, at=at)
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(user=person)
    forget()
    data = {"person": str(person), "things": left, "receiver": str(hands_to) if hands_to and left else ""}
    record(by=by, verb="agencies.person_left", thing=person, at=at, data=data)


def _end_posts(person: User, by: User, at: datetime) -> None:
    today = timezone.localdate(at)
    held = Post.objects.from_day(today).filter(person=person)
    for post in held.select_related("person", "agency").order_by("pk"):
        check_another_administrator(post, today)
        write_end(post=post, on=today, by=by, at=at)
    shorten(list(Deputising.objects.filter(deputy=person)), today)
