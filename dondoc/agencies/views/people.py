"""Who works where: people found, one person, an agency's people, oneself."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.accounts.permissions import ROLE_NAMES, signed_in
from dondoc.agencies import actions
from dondoc.agencies.forms.people import LeaveForm
from dondoc.agencies.models import Agency
from dondoc.agencies.permissions import needs
from dondoc.agencies.permissions.people import (
    can_end,
    can_let_go,
    can_name_deputy,
    check_may_let_go,
    check_may_see_people_of,
    roles_to_give,
    visible_people,
    visible_posts,
)
from dondoc.agencies.policies.leaving import open_things
from dondoc.agencies.queries import people as queries
from dondoc.agencies.queries.names import name_on
from dondoc.agencies.queries.people import PeopleFilter
from dondoc.audit.queries import events_of, told
from dondoc.lib.asking import done, sent
from dondoc.lib.htmx import render_page

PAGE = 50
#: Events of a person that their page shows; the whole record has all.
EVENTS = 50


@needs(Permission.READ_REGISTRY)
@require_GET
def find_people(request: HttpRequest) -> HttpResponse:
    """Who works where? As far as one may see."""
    wanted, day = PeopleFilter.read(request.GET.dict()), timezone.localdate()
    page = Paginator(queries.people(request.user, wanted, day), PAGE).get_page(request.GET.get("page"))
    words = {"q": wanted.text, "agency": wanted.agency, "role": wanted.role}
    context = {
        "wanted": wanted,
        "page": page,
        "roles": list(ROLE_NAMES.items()),
        "address": urlencode({name: word for name, word in words.items() if word}),
    }
    return render_page(request, "agencies/people/find.html", context, part="results")


@needs(Permission.READ_REGISTRY)
@require_GET
def people(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Who works in the agency, since when and until when?"""
    by, day = signed_in(request), timezone.localdate()
    agency = get_object_or_404(Agency, pk=agency_id)
    check_may_see_people_of(by, agency)
    roles = roles_to_give(by, agency)
    context = {
        "agency": agency,
        "name": name_on(agency, day),
        "day": day,
        "posts": queries.people_of(agency, day),
        "roles": roles,
        "invitations": queries.open_invitations(agency) if roles else [],
        "now": timezone.now(),
    }
    return render(request, "agencies/people/agency.html", context)


@needs(Permission.READ_REGISTRY)
@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Who is this, where do they work, what may they do?"""
    by, day = signed_in(request), timezone.localdate()
    person = get_object_or_404(visible_people(by), pk=person_id)
    posts = list(queries.posts_of(person, day, visible_posts(by) if person.pk != by.pk else person.posts.all()))
    context = {
        "person": person,
        "posts": [(post, can_end(by, post), can_name_deputy(by, post)) for post in posts],
        "day": day,
        "duties": queries.may_do(person, day),
        "deputised": queries.deputised_by(person, day),
        "can_let_go": person.is_active and can_let_go(by, person),
        "events": told(events_of(person)[:EVENTS]) if queries.sees_record_of(by, person, day) else None,
    }
    return render(request, "agencies/people/person.html", context)


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """What may I do, and who acts for me?"""
    by, day = signed_in(request), timezone.localdate()
    context = {
        "posts": queries.posts_of(by, day, by.posts.from_day(day)),
        "day": day,
        "duties": queries.may_do(by, day),
        "deputised": queries.deputised_by(by, day),
    }
    return render(request, "agencies/people/me.html", context)


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, person_id: int) -> HttpResponse:
    """End somebody's access; open drafts go to a colleague."""
    by, now = signed_in(request), timezone.now()
    person: User = get_object_or_404(visible_people(by), pk=person_id)
    check_may_let_go(by, person)
    form = LeaveForm(sent(request), people=queries.may_take_over(person, timezone.localdate(now)))
    if done(form, lambda typed: actions.person_leaves(person=person, hands_to=typed["hands_to"], by=by, at=now)):
        messages.success(request, _("%(person)s has no access any more.") % {"person": person})
        return redirect("agencies:find-people")
    context = {"person": person, "form": form, "open": open_things(person)}
    return render(request, "agencies/people/leave.html", context)
