"""Who may see, invite, move and end whom."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, Deputising, Post
from dondoc.agencies.models.people import PostQuerySet
from dondoc.agencies.permissions.checks import reaches, seats_for
from dondoc.agencies.permissions.reach import reached_by
from dondoc.agencies.permissions.standing import Seat, standing_of
from dondoc.lib.errors import Forbidden, can

#: Which roles a role may give, at the agencies that it reaches; the others give none.
GIVES: dict[str, frozenset[Role]] = {
    Role.APPROVER: frozenset({Role.OFFICER, Role.FOCAL_OFFICER, Role.APPROVER}),
    Role.ADMINISTRATOR: frozenset(Role),
}


def check_may_give(by: User, role: str, agency: Agency | int | None) -> Seat:
    """Refuse those who do not manage the agency's people, and a role that they may not give; gives their seat."""
    key = agency.pk if isinstance(agency, Agency) else agency
    for seat in seats_for(by, Permission.MANAGE_PEOPLE, agency=key):
        if _gives(seat, role, key):
            by.acts_by = seat
            return seat
    raise Forbidden(_("Your post does not allow you to give this role or to take it away. Ask an administrator."))


def _gives(seat: Seat, role: str, agency: int | None) -> bool:
    return role in GIVES.get(seat.role, frozenset()) and (agency is not None or seat.agency is None)


def check_not_for_oneself(by: User, person: User, seat: Seat) -> None:
    """Refuse a deputy who would give themselves a post that outlasts the deputising."""
    if seat.deputises_for and by.pk == person.pk:
        raise Forbidden(_("A deputy cannot give themselves a post."))


def check_may_end(by: User, post: Post) -> Seat:
    """Refuse those who could not have given the post."""
    return check_may_give(by, post.role, post.agency_id)


def roles_to_give(by: User, agency: Agency | None) -> list[Role]:
    """The roles that the person may give there."""
    return [role for role in Role if can_give(by, role, agency) and (role == Role.ADMINISTRATOR) == (agency is None)]


can_give = can(check_may_give)
can_end = can(check_may_end)


def check_may_name_deputy(by: User, post: Post) -> None:
    """Refuse all but the holder of the post and those who manage its agency's people by a post of their own.

    So a deputy cannot pass the post on: not in the post's name, and not by what it may.
    """
    if by.pk == post.person_id:
        by.acts_by = next((seat for seat in standing_of(by).seats if seat.post == post.pk), None)
        return
    if check_may_end(by, post).deputises_for:
        raise Forbidden(_("A deputy cannot pass a post on."))


def check_may_end_deputising(by: User, deputising: Deputising) -> None:
    """Refuse all but the deputy and those who may name one."""
    if by.pk != deputising.deputy_id:
        check_may_name_deputy(by, deputising.post)


can_name_deputy = can(check_may_name_deputy)
can_end_deputising = can(check_may_end_deputising)


def check_may_let_go(by: User, person: User) -> None:
    """Refuse those who could not end all posts of the person; one without posts only an administrator lets go."""
    posts = list(Post.objects.from_day(timezone.localdate()).filter(person=person))
    for post in posts:
        check_may_end(by, post)
    if not posts:
        check_may_give(by, Role.ADMINISTRATOR, None)


can_let_go = can(check_may_let_go)


def visible_people(user: User | AnonymousUser) -> QuerySet[User]:
    """Oneself, colleagues of one's agencies; for those whose role reaches down or everywhere, all whom it reaches."""
    standing = standing_of(user)
    if standing.is_everywhere:
        return User.objects.all()
    own = User.objects.order_by().filter(pk=user.pk or 0).values_list("pk")
    # One list of keys, so that the database looks these up instead of asking about each of all the people.
    return User.objects.filter(pk__in=visible_posts(user).order_by().values_list("person").union(own))


def check_may_see_people_of(user: User, agency: Agency) -> None:
    """Refuse those to whom nobody of the agency is visible by what they are."""
    standing = standing_of(user)
    if standing.is_everywhere:
        return
    seats = [seat for seat in standing.seats if seat.agency is not None]
    if not any(reaches(seat, agency.pk) for seat in seats):
        raise Forbidden(_("You may see the people of your own agencies only."))


def visible_posts(user: User | AnonymousUser) -> PostQuerySet:
    """The posts, of any time, at the agencies whose people the person may see."""
    standing = standing_of(user)
    if standing.is_everywhere:
        return Post.objects.all()
    return Post.objects.filter(agency__in=reached_by(standing.seats, timezone.localdate()))
