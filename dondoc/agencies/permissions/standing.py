"""The posts that a person fills today, their own and those that they deputise in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.accounts.permissions import BUNDLES
from dondoc.agencies.models import Deputising, Phase, Post
from dondoc.audit.vocabulary import Capacity
from dondoc.lib.remembering import remembered


@dataclass(frozen=True, slots=True)
class Seat:
    """A post that the person fills on the day."""

    post: int
    role: str
    #: None for the whole installation.
    agency: int | None
    agency_name: str
    #: One thing that the post is limited to ("plans.plan:12"), or empty.
    matter: str
    #: Whose post it is, where the person only deputises.
    deputises_for: str = ""

    def gives(self, permission: Permission, matter: str = "") -> bool:
        """Whether the post's role holds the permission, for this matter too."""
        return permission in BUNDLES.get(self.role, frozenset()) and self.matter in {"", matter}

    @property
    def capacity(self) -> Capacity:
        """For which agency, and in whose stead, somebody in this seat acts."""
        return Capacity(self.agency, self.agency_name, self.deputises_for)


@dataclass(frozen=True, slots=True)
class Standing:
    """All seats of a person on a day, oldest post first."""

    seats: tuple[Seat, ...] = ()

    def giving(self, permission: Permission, matter: str = "") -> list[Seat]:
        """The seats that hold the permission, one's own before those of others."""
        found = [seat for seat in self.seats if seat.gives(permission, matter)]
        return sorted(found, key=lambda seat: bool(seat.deputises_for))

    @property
    def is_everywhere(self) -> bool:
        """One of them is the administrator's of the whole installation."""
        return any(seat.agency is None for seat in self.seats)

    @property
    def own_agencies(self) -> list[int]:
        """Those of the seats, each once."""
        return list(dict.fromkeys(seat.agency for seat in self.seats if seat.agency is not None))

    def holds(self, permission: Permission) -> bool:
        """Whether any seat holds it, for whatever it reaches."""
        return any(permission in BUNDLES.get(seat.role, frozenset()) for seat in self.seats)

    def agencies(self, permission: Permission, matter: str = "") -> list[int]:
        """Where the person holds it."""
        return [seat.agency for seat in self.giving(permission, matter) if seat.agency is not None]


def standing_of(user: User | AnonymousUser, on: date | None = None) -> Standing:
    """The seats on the day (today, where none is said), one query; none for somebody who may not sign in."""
    if not isinstance(user, User) or not user.is_active:
        return Standing()
    return _standing(user.pk, on or timezone.localdate())


@remembered
def _standing(person: int, day: date) -> Standing:
    own = Post.objects.filter(person=person).values("pk")
    acted_in = Deputising.objects.filter(deputy=person, valid__contains=day).values("post")
    called = Phase.objects.on(day).filter(agency=OuterRef("agency")).values("short_name")[:1]
    # A union, since the database would look through all posts for either of two conditions.
    rows = Post.objects.on(day).filter(pk__in=own.union(acted_in)).order_by("pk")
    rows = rows.annotate(called=Subquery(called))
    columns = ("pk", "role", "agency", "called", "matter", "person", "person__full_name")
    return Standing(
        tuple(
            Seat(pk, role, agency, called or "", matter, name if holder != person else "")
            for pk, role, agency, called, matter, holder, name in rows.values_list(*columns)
        )
    )


def capacity_of(person: User) -> Capacity:
    """For which agency the person acts: by the seat that let them, else by their oldest own post of today."""
    if isinstance(person.acts_by, Seat):
        return person.acts_by.capacity
    seats = sorted(standing_of(person).seats, key=lambda seat: (bool(seat.deputises_for), seat.agency is None))
    return seats[0].capacity if seats else Capacity()
