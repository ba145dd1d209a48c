"""Who is where, since when, and what they may do there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.accounts.permissions import BUNDLES, REACHING_DOWN, SENTENCES, role_name
from dondoc.agencies.models import Agency, Deputising, Invitation, Phase, Post, Spelling
from dondoc.agencies.permissions import Seat, may, standing_of
from dondoc.agencies.permissions.people import visible_people, visible_posts
from dondoc.agencies.queries.names import called_on
from dondoc.agencies.rules.searching import all_of, words_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

#: Signs of a search beyond which nothing more is looked for.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Whom one looks for: words of the name, words of the agency, a role; all may be empty."""

    text: str = ""
    agency: str = ""
    role: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> PeopleFilter:
        """From `?q=…&agency=…&role=…`; an unknown role is as if not there."""
        role = address.get("role", "")
        text, agency = (address.get(key, "").replace("\0", "")[:_LONGEST].strip() for key in ("q", "agency"))
        return cls(text, agency, role if role in set(Role) else "")

    @property
    def narrows(self) -> bool:
        """Anything at all is asked for."""
        return bool(self.text or self.agency or self.role)


def people(user: User | AnonymousUser, wanted: PeopleFilter, day: date) -> QuerySet[User]:
    """The people whom one may see and looks for, by name, each with the posts of the day as `held`."""
    held = visible_posts(user).on(day).annotate(called=called_on(day, "agency"))
    rows = visible_people(user).filter(named(wanted.text))
    if wanted.agency or wanted.role:
        posts = visible_posts(user).on(day).filter(person=OuterRef("pk"))
        posts = posts.filter(agency__in=agencies_named(wanted.agency)) if wanted.agency else posts
        rows = rows.filter(Exists(posts.filter(role=wanted.role) if wanted.role else posts))
    return rows.prefetch_related(Prefetch("posts", held, to_attr="held")).order_by("full_name", "pk")


def named(text: str) -> Q:
    """People whose names have words that begin so, with or without accents, or with just this e-mail."""
    if "@" in text:
        return Q(email=text.lower())
    return _said(text) if text else Q()


def agencies_named(text: str) -> QuerySet[Phase, int]:
    """Keys of agencies that were ever called or written so."""
    spelled = Spelling.objects.filter(_said(text)).values_list("agency", flat=True)
    return Phase.objects.filter(_said(text)).order_by().values_list("agency", flat=True).union(spelled.order_by())


def _said(text: str) -> Q:
    """The folded words of a row hold all of these; nothing does where there is no word."""
    words = words_of(text)
    return Q(words=SearchQuery(all_of(words), search_type="raw", config="simple")) if words else Q(pk__in=())


def people_of(agency: Agency, day: date) -> QuerySet[Post]:
    """The posts of the agency on the day or after it, by role and name, with their people."""
    rows = Post.objects.from_day(day).filter(agency=agency).select_related("person")
    return rows.order_by("role", "person__full_name", "pk")


def open_invitations(agency: Agency | None) -> QuerySet[Invitation]:
    """Those to posts of the agency (or to the whole installation) that nobody has accepted, newest first."""
    return Invitation.objects.waiting().filter(agency=agency).select_related("created_by")


def posts_of(person: User, day: date, seen: QuerySet[Post]) -> QuerySet[Post]:
    """A person's posts as far as they may be seen, newest first, each with its agency's name and its deputies."""
    deputies = Prefetch("deputisings", Deputising.objects.select_related("deputy").order_by("-valid"))
    rows = seen.filter(person=person).annotate(called=called_on(day, "agency")).select_related("person")
    return rows.prefetch_related(deputies).order_by(F("valid").desc(), "-pk")


def deputised_by(person: User, day: date) -> QuerySet[Deputising]:
    """Where the person acts for somebody else, now or later."""
    rows = Deputising.objects.filter(deputy=person, valid__endswith__gt=day).select_related("post__person")
    return rows.annotate(called=called_on(day, "post__agency")).order_by("valid")


def colleagues(post: Post, day: date) -> QuerySet[User]:
    """Everybody else who works in the post's agency on the day."""
    there = Post.objects.on(day).filter(person=OuterRef("pk"), agency=post.agency_id)
    return User.objects.filter(Exists(there), is_active=True).exclude(pk=post.person_id).order_by("full_name")


def may_take_over(person: User, day: date) -> QuerySet[User]:
    """Colleagues, in any agency of the person's, whose role lets them check drafts."""
    roles = [role for role, bundle in BUNDLES.items() if Permission.REVIEW_DRAFTS in bundle]
    agencies = Post.objects.from_day(day).filter(person=person).values("agency")
    there = Post.objects.on(day).filter(person=OuterRef("pk"), agency__in=agencies, role__in=roles)
    return User.objects.filter(Exists(there), is_active=True).exclude(pk=person.pk).order_by("full_name")


def sees_record_of(user: User, person: User, day: date) -> bool:
    """Whether the person's record is theirs to read: their own, and of people whom they manage or whose record they may
    read anyway."""
    if user.pk == person.pk:
        return True
    agencies = Post.objects.filter(person=person).values_list("agency", flat=True).distinct()
    wide = (Permission.MANAGE_PEOPLE, Permission.READ_RECORD)
    seats = [seat for permission in wide for seat in standing_of(user, day).giving(permission)]
    if any(seat.agency is None for seat in seats):
        return True
    return any(may(user, permission, agency=agency) for agency in agencies if agency for permission in wide)


@dataclass(frozen=True, slots=True)
class MayDo:
    """What a seat lets a person do, in words."""

    seat: Seat
    role: str | Promise
    #: Where: an agency, an agency and all below it, the whole installation.
    scope: str
    sentences: list[str | Promise]


def may_do(person: User, day: date) -> list[MayDo]:
    """What the person may do on the day, seat by seat, as plain sentences."""
    return [
        MayDo(
            seat,
            role_name(seat.role),
            _scope(seat),
            [SENTENCES[permission] for permission in Permission if permission in BUNDLES.get(seat.role, ())],
        )
        for seat in standing_of(person, day).seats
    ]


def _scope(seat: Seat) -> str:
    if seat.agency is None:
        return _("the whole installation")
    if seat.role in REACHING_DOWN:
        return _("%(agency)s and all agencies below it") % {"agency": seat.agency_name}
    if seat.matter:
        return _("%(agency)s, for one plan only") % {"agency": seat.agency_name}
    return seat.agency_name
