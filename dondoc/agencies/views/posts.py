"""Ending and changing posts, naming deputies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.permissions import signed_in
from dondoc.agencies import actions
from dondoc.agencies.forms.people import DeputyForm, EndForm, RoleForm
from dondoc.agencies.models import Deputising, Post
from dondoc.agencies.permissions import needs
from dondoc.agencies.permissions.people import check_may_end, check_may_name_deputy, roles_to_give, visible_posts
from dondoc.agencies.queries.names import place_of_post
from dondoc.agencies.queries.people import colleagues
from dondoc.agencies.rules.spans import Span
from dondoc.lib.asking import done, sent

_DAY = timedelta(days=1)


def _post_or_404(request: HttpRequest, post_id: int) -> Post:
    """A post that the person may see; another's is not there."""
    by = signed_in(request)
    rows = Post.objects.select_related("person", "agency")
    return get_object_or_404(rows.filter(pk__in=visible_posts(by)) | rows.filter(person=by), pk=post_id)


def _context(post: Post, **more: Any) -> dict[str, Any]:
    name = place_of_post(post.agency, timezone.localdate())
    return {"post": post, "name": name, "day": timezone.localdate(), **more}


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def end_post(request: HttpRequest, post_id: int) -> HttpResponse:
    """From which day on does somebody no longer hold a post?"""
    by, now, post = signed_in(request), timezone.now(), _post_or_404(request, post_id)
    check_may_end(by, post)
    form = EndForm(sent(request), initial={"on": timezone.localdate(now)})
    if done(form, lambda typed: actions.end_post(post=post, on=typed["on"], by=by, at=now)):
        messages.success(request, _("The post is ended."))
        return redirect("agencies:person", post.person_id)
    return render(request, "agencies/people/end-post.html", _context(post, form=form))


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def change_role(request: HttpRequest, post_id: int) -> HttpResponse:
    """Which role does somebody have from a day on?"""
    by, now, post = signed_in(request), timezone.now(), _post_or_404(request, post_id)
    check_may_end(by, post)
    roles = [role for role in roles_to_give(by, post.agency) if role != post.role]
    form = RoleForm(sent(request), roles=roles, initial={"on": timezone.localdate(now)})
    if done(
        form,
        lambda typed: actions.change_role(post=post, role=Role(typed["role"]), on=typed["on"], by=by, at=now),
    ):
        messages.success(request, _("The role is changed."))
        return redirect("agencies:person", post.person_id)
    return render(request, "agencies/people/change-role.html", _context(post, form=form, roles=roles))


@require_http_methods(["GET", "POST"])
def name_deputy(request: HttpRequest, post_id: int) -> HttpResponse:
    """Who acts in the post while its holder is away?"""
    by, now, post = signed_in(request), timezone.now(), _post_or_404(request, post_id)
    check_may_name_deputy(by, post)
    today = timezone.localdate(now)
    form = DeputyForm(sent(request), people=colleagues(post, today), today=today)

    def name(typed: dict[str, Any]) -> Deputising:
        span = Span(typed["first"], typed["last"] + _DAY)
        return actions.name_deputy(post=post, deputy=typed["deputy"], span=span, reason=typed["reason"], by=by, at=now)

    if done(form, name):
        messages.success(request, _("%(deputy)s acts in the post in that time.") % form.cleaned_data)
        return redirect("agencies:me") if post.person_id == by.pk else redirect("agencies:person", post.person_id)
    return render(request, "agencies/people/name-deputy.html", _context(post, form=form))


@require_POST
def end_deputising(request: HttpRequest, deputising_id: int) -> HttpResponse:
    """From now on the deputy no longer acts in the post."""
    by = signed_in(request)
    rows = Deputising.objects.select_related("post__person", "deputy")
    seen = rows.filter(post__in=visible_posts(by)) | rows.filter(post__person=by) | rows.filter(deputy=by)
    deputising = get_object_or_404(seen.distinct(), pk=deputising_id)
    actions.end_deputising(deputising=deputising, by=by, at=timezone.now())
    messages.success(request, _("%(deputy)s no longer acts in the post.") % {"deputy": deputising.deputy})
    return redirect("agencies:me")
