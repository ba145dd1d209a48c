"""Visits to the pages of agencies and duties in a country; needs Django to be set up."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from benchmarks.costs import cost, database
from benchmarks.country import Size, make_country
from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import write_post
from dondoc.agencies.enums import Kind
from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.models.ranges import Span
from dondoc.home import demo
from dondoc.plans.models import Assignment, Holding
from dondoc.plans.tests.drafts import a_live_plan
from tests.cast import browser_of

#: Words that people type: with and without accents, beginnings, an agency among thousands that share its words.
_SEARCHES = ("so tai chinh", "Sở Tài chính An Bình", "uy ban xa phu", "don vi su nghiep an chau 77", "khong co gi")
_TASKS = 40


def visits() -> Iterator[tuple[str, ...]]:
    """A row a page: its name, then milliseconds and queries for an officer and for the administrator."""
    with database():
        make_country(Size())
        agency = Agency.objects.get(key="p7/so-3")
        _duties()
        browsers = [browser_of(person) for person in _people(agency)]
        for words in _SEARCHES:
            address = f"{reverse('agencies:list')}?q={words.replace(' ', '+')}"
            yield f"search “{words}”", *(cost(browser, address) for browser in browsers)
        commune = Agency.objects.get(key="p7/xa-11")
        for name, one in (("department", agency), ("commune", commune), ("province", Agency.objects.get(key="p7"))):
            address = reverse("agencies:agency", args=[one.pk])
            yield f"page of a {name}", *(cost(browser, address) for browser in browsers)
        yield "my duties", *(cost(browser, reverse("plans:my-duties")) for browser in browsers)
        address = reverse("plans:duties-of-agency", args=[commune.pk])
        yield "duties of a commune", *(cost(browser, address) for browser in browsers)


@transaction.atomic
def _people(agency: Agency) -> tuple[User, User]:
    officer = User.objects.create_user("can-bo", full_name="Cán bộ")
    write_post(person=officer, agency=agency, role=Role.OFFICER, span=Span(), by=None, at=timezone.now())
    return officer, demo.enrol(demo.QUAN_TRI, demo.PASSWORD)


def _duties() -> None:
    """Every department and commune of the country leads each task of a plan: a hundred thousand duties and more."""
    plan = a_live_plan(demo.enrol(demo.LAN, demo.PASSWORD), more_tasks=_TASKS)
    kinds = (Kind.DEPARTMENT, Kind.COMMITTEE)
    holders = list(Phase.objects.filter(kind__in=kinds).values_list("agency", flat=True))
    Holding.objects.bulk_create(
        [
            Holding(assignment=assignment, plan=plan, agency_id=holder, position=place)
            for assignment in Assignment.objects.filter(task__plan=plan, role="lead")
            for place, holder in enumerate(holders)
        ],
        batch_size=5_000,
        ignore_conflicts=True,
    )
