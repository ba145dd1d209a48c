"""By which method are agencies rated; a new version of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.agencies.models import Agency
from dondoc.agencies.permissions import standing_of
from dondoc.agencies.queries.calling import Called
from dondoc.lib.errors import Refused
from dondoc.steering import actions, permissions
from dondoc.steering.forms import MethodForm
from dondoc.steering.models import Method
from dondoc.steering.permissions import needs_methods, needs_reports
from dondoc.steering.queries.methods import draft_from, example, rule_of, versions
from dondoc.steering.queries.scope import scope_for


@needs_reports
@require_GET
def methods(request: HttpRequest) -> HttpResponse:
    """By which method are agencies rated? Every version, of the province and of the person's own agencies."""
    today = timezone.localdate()
    own = standing_of(request.user).agencies(Permission.KEEP_METHODS)
    provinces = [one.pk for one in scope_for(request.user, today).provinces]
    keys = list(dict.fromkeys([*provinces, *own]))
    found, called = list(versions(keys)), Called(keys)
    by_agency = [
        (
            key,
            called.on(key, today, short=True),
            [(one, rule_of(one)) for one in found if one.agency_id == key],
            permissions.may_keep(signed_in(request), key),
        )
        for key in keys
    ]
    context = {"today": today, "by_agency": by_agency, "example": example()}
    return render(request, "steering/methods.html", context)


@never_cache
@needs_methods
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, agency_id: int) -> HttpResponse:
    """What shall the next version say? It begins with the one that holds now, or with the example."""
    agency, today = get_object_or_404(Agency, pk=agency_id), timezone.localdate()
    permissions.check_may_keep(signed_in(request), agency.pk)
    latest: Method | None = versions([agency.pk]).first()
    draft = draft_from(latest) if latest else example()
    typed = request.POST if request.method == "POST" else None
    form = MethodForm(typed, draft=draft, since=today)
    if typed is not None and form.is_valid() and _set(request, agency, form):
        messages.success(request, _("Set. What was rated before that day stays as it was."))
        return redirect("steering:methods")
    name = Called([agency.pk]).on(agency.pk, today, short=True)
    context = {"form": form, "name": name, "is_first": latest is None}
    return render(request, "steering/method-new.html", context, status=200 if typed is None else 409)


def _set(request: HttpRequest, agency: Agency, form: MethodForm) -> bool:
    try:
        actions.set_method(
            agency=agency,
            draft=form.cleaned_data["draft"],
            from_day=form.cleaned_data["since"],
            by=signed_in(request),
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True
