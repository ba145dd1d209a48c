"""Inviting somebody, and the page that the link of an invitation opens."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.accounts.permissions import role_name, signed_in
from dondoc.agencies import actions
from dondoc.agencies.forms.people import AcceptForm, InviteForm
from dondoc.agencies.models import Agency, Invitation
from dondoc.agencies.permissions import needs
from dondoc.agencies.permissions.people import check_may_give, check_may_see_people_of, roles_to_give
from dondoc.agencies.policies.invitations import Gone, check_acceptable
from dondoc.agencies.queries.names import name_on
from dondoc.agencies.queries.people import open_invitations
from dondoc.lib.asking import done, sent


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, agency_id: int | None = None) -> HttpResponse:
    """Whom do you want to invite, and as what? Without an agency, as an administrator of the installation."""
    by, now = signed_in(request), timezone.now()
    agency = get_object_or_404(Agency, pk=agency_id) if agency_id is not None else None
    roles = _roles(by, agency)
    form = InviteForm(sent(request), roles=roles)
    if done(
        form,
        lambda typed: actions.invite(
            email=typed["email"],
            full_name=typed["full_name"],
            title=typed["title"],
            role=Role(typed["role"]),
            agency=agency,
            by=by,
            at=now,
        ),
    ):
        messages.success(request, _("A mail with a link goes to %(email)s.") % form.cleaned_data)
        return redirect(_people_of(agency_id))
    name = name_on(agency, timezone.localdate(now)) if agency else ""
    waiting = open_invitations(None) if agency is None else None
    context = {"agency": agency, "name": name, "form": form, "invitations": waiting, "now": now}
    return render(request, "agencies/people/invite.html", context)


def _roles(by: User, agency: Agency | None) -> list[Role]:
    """The roles that the person may give; refuses where there is none."""
    if agency is not None:
        check_may_see_people_of(by, agency)
    roles = roles_to_give(by, agency)
    if not roles:
        check_may_give(by, Role.OFFICER if agency else Role.ADMINISTRATOR, agency)
    return roles


def _people_of(agency_id: int | None) -> str:
    """Where the open invitations are listed."""
    return reverse("agencies:people", args=[agency_id]) if agency_id else reverse("agencies:invite-administrator")


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def withdraw_invitation(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Let the link lead nowhere."""
    invitation = get_object_or_404(Invitation, pk=invitation_id)
    actions.withdraw_invitation(invitation=invitation, by=signed_in(request), at=timezone.now())
    messages.success(request, _("The invitation is withdrawn; its link leads nowhere."))
    return redirect(_people_of(invitation.agency_id))


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def invite_again(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """A new link for the same person and post; the old one leads nowhere."""
    old = get_object_or_404(Invitation.objects.select_related("agency"), pk=invitation_id)
    actions.invite(
        email=old.email,
        full_name=old.full_name,
        title=old.title,
        role=Role(old.role),
        agency=old.agency,
        by=signed_in(request),
        at=timezone.now(),
    )
    messages.success(request, _("A mail with a link goes to %(email)s.") % {"email": old.email})
    return redirect(_people_of(old.agency_id))


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Will you take the post that you are invited to? A link that is not good says so and changes nothing."""
    now = timezone.now()
    try:
        found = actions.invitation_of(token)
        check_acceptable(found, now)
        if isinstance(request.user, User):
            return _accept_signed_in(request, found, token)
        if actions.has_account(found):
            return _page(request, found, {"has_account": True, "next": request.path})
        return _accept_as_new(request, found, token)
    except Gone as gone:
        return render(request, "agencies/people/gone.html", {"sentence": gone.sentence}, status=gone.status)


def _accept_signed_in(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    by = signed_in(request)
    if request.method == "POST":
        actions.accept_invitation(token=token, by=by, at=timezone.now())
        messages.success(request, _("The post is yours from today on."))
        return redirect("agencies:me")
    return _page(request, found, {"is_invited": actions.is_invited(found, by)})


def _accept_as_new(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    form = AcceptForm(sent(request), invitation=found)
    if done(
        form,
        lambda typed: actions.accept_as_new(
            token=token, username=typed["username"], password=typed["password1"], at=timezone.now()
        ),
    ):
        messages.success(request, _("Your account is made. Sign in with your user name and password."))
        return redirect("accounts:sign-in")
    return _page(request, found, {"form": form})


def _page(request: HttpRequest, found: Invitation, more: dict[str, object]) -> HttpResponse:
    name = name_on(found.agency, timezone.localdate()) if found.agency else ""
    context = {"invitation": found, "name": name, "role": role_name(found.role), **more}
    return render(request, "agencies/people/invitation.html", context)
