"""Who gets what at the pages of people, posts and the record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import digest_of, write_post
from dondoc.agencies.actions.demo import agency_of
from dondoc.agencies.actions.inviting import invite
from dondoc.agencies.models import Deputising, Post
from dondoc.agencies.models.ranges import range_of
from dondoc.agencies.rules.spans import Span
from tests.structure.pages import Codes, Page, everyone, only

TOKEN = "mot-duong-dan"
_WEEK = timedelta(days=7)


def people_world(lan: User) -> dict[str, Any]:
    """Lan's post with vinh as her deputy for a week, an open invitation to her department."""
    now, today = timezone.now(), timezone.localdate()
    post = Post.objects.get(person=lan)
    deputising = Deputising.objects.create(
        post=post,
        deputy=User.objects.get(username="vinh"),
        valid=range_of(Span(today, today + _WEEK)),
        created_at=now,
        created_by=lan,
    )
    agency = agency_of("song-lam/so-tai-chinh")
    invitation = invite(
        email="mai@songlam.example",
        full_name="Đặng Thị Mai",
        role=Role.OFFICER,
        agency=agency,
        by=User.objects.get(username="binh"),
        at=now,
    )
    invitation.digest = digest_of(TOKEN)
    invitation.save()
    extra = write_post(person=lan, agency=agency, role=Role.OFFICER, span=Span(today), by=None, at=now)
    return {
        "finance": agency.pk,
        "lan": lan.pk,
        "post": post.pk,
        "extra_post": extra.pk,
        "deputising": deputising.pk,
        "deputy": User.objects.get(username="vinh").pk,
        "invitation": invitation.pk,
        "today": today.isoformat(),
        "later": (today + 4 * _WEEK).isoformat(),
    }


def _department(code: int, *, others: int) -> Codes:
    """Those to whom lan's department is visible: its people, whoever stands above it, the administrator."""
    return only("lan", "vinh", "binh", "khanh", "thu", "quan_tri", code=code, others=others)


def _holder(code: int) -> Codes:
    """Lan and those who manage her people; who only sees her post is refused, to others it is not there."""
    seen = dict.fromkeys(("vinh", "khanh", "thu"), 403)
    return {**only("lan", "binh", "quan_tri", code=code, others=404), **seen}


def _managers(code: int) -> Codes:
    return only("binh", "quan_tri", code=code)


def _managers_of_hers(code: int) -> Codes:
    """What belongs to her is not there for dung, who looks after the people of another agency."""
    return {**_managers(code), "dung": 404}


_AGENCY = {"agency_id": "$finance"}
_POST = {"post_id": "$post"}
_MAI = {"email": "x@songlam.example", "full_name": "Đỗ X", "role": "officer"}
_READERS = only("khanh", "thu", "quan_tri", code=200)

PEOPLE_PAGES = [
    Page("agencies:find-people", everyone(200)),
    Page("agencies:people", _department(200, others=403), kwargs=_AGENCY),
    Page("agencies:person", _department(200, others=404), kwargs={"person_id": "$lan"}),
    Page("agencies:me", everyone(200)),
    Page("agencies:leave", _managers_of_hers(200), kwargs={"person_id": "$lan"}),
    Page("agencies:leave", _managers_of_hers(302), method="post", kwargs={"person_id": "$lan"}),
    Page("agencies:invite", _managers(200), kwargs=_AGENCY),
    Page("agencies:invite", _managers(302), method="post", kwargs=_AGENCY, data=_MAI),
    Page("agencies:invite-administrator", only("quan_tri", code=200)),
    Page(
        "agencies:invite-administrator",
        only("quan_tri", code=302),
        method="post",
        data={**_MAI, "role": "administrator"},
    ),
    Page("agencies:invite-again", _managers(302), method="post", kwargs={"invitation_id": "$invitation"}),
    Page("agencies:withdraw-invitation", _managers(302), method="post", kwargs={"invitation_id": "$invitation"}),
    Page("agencies:invitation", everyone(200, public=200), kwargs={"token": TOKEN}),
    Page("agencies:invitation", everyone(403, public=200), method="post", kwargs={"token": TOKEN}),
    Page("agencies:invitation", everyone(404, public=404), kwargs={"token": "khong-co"}),
    Page("agencies:end-post", _managers_of_hers(200), kwargs=_POST),
    Page("agencies:end-post", _managers_of_hers(302), method="post", kwargs=_POST, data={"on": "$today"}),
    Page("agencies:change-role", _managers_of_hers(200), kwargs=_POST),
    Page(
        "agencies:change-role",
        _managers_of_hers(302),
        method="post",
        kwargs=_POST,
        data={"role": "approver", "on": "$today"},
    ),
    Page("agencies:name-deputy", _holder(200), kwargs=_POST),
    Page(
        "agencies:name-deputy",
        _holder(302),
        method="post",
        kwargs={"post_id": "$extra_post"},
        data={"deputy": "$deputy", "first": "$today", "last": "$later"},
    ),
    Page(
        "agencies:end-deputising",
        {**_holder(302), "vinh": 302},
        method="post",
        kwargs={"deputising_id": "$deputising"},
    ),
    Page("agencies:record", _READERS),
    Page(
        "agencies:record-of",
        _READERS,
        kwargs={"thing_type": "agencies.invitation", "thing_id": "$invitation"},
    ),
]
