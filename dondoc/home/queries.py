"""What the start page offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import may
from dondoc.plans.models import Plan
from dondoc.plans.permissions import visible_drafts
from dondoc.plans.queries.names import names_to_settle
from dondoc.progress.queries.waiting import number_waiting
from dondoc.reporting.queries.inbox import to_approve, to_decide
from dondoc.reporting.queries.mine import owed_by


@dataclass(frozen=True)
class Card:
    """A place to go, with one sentence about it and how much is there; for holders of the permission."""

    url_name: str
    heading: str | Promise
    sentence: str | Promise
    permission: Permission
    #: What is counted for the person; None where there is nothing to count.
    counted: Callable[[User | AnonymousUser], int] | None = None

    @property
    def address(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True)
class Group:
    """Cards under one heading."""

    heading: str | Promise
    cards: tuple[Card, ...]


#: What there is to do, what there is to look up, who is who; in this order on the page.
GROUPS = (
    Group(
        _("What waits for me?"),
        (
            Card(
                "plans:my-duties",
                _("Duties of my agency"),
                _("What your agency has to do by every plan, today or on any day."),
                Permission.READ_PLANS,
            ),
            Card(
                "progress:mine",
                _("How far are our tasks?"),
                _("What your agency leads, what is late or near its date; record what has been done."),
                Permission.READ_PLANS,
            ),
            Card(
                "progress:waiting",
                _("What waits for my decision?"),
                _("Tasks to confirm as done, requests for more time."),
                Permission.CONFIRM_TASKS,
                number_waiting,
            ),
            Card(
                "reporting:mine",
                _("Reports of my agency"),
                _("Which reports your agency still owes, and what comes next."),
                Permission.DRAFT_REPORTS,
                owed_by,
            ),
            Card(
                "reporting:approvals",
                _("Reports for my approval"),
                _("What the officers of your agency have put before you, to be submitted or given back."),
                Permission.SUBMIT_REPORTS,
                lambda user: to_approve(user).count(),
            ),
            Card(
                "reporting:inbox",
                _("Reports to accept"),
                _("What agencies have sent to yours, to be accepted or returned with remarks."),
                Permission.ACCEPT_REPORTS,
                lambda user: to_decide(user).count(),
            ),
            Card(
                "plans:drafts",
                _("Drafts to check"),
                _("Documents that have been read and wait for a person's eye."),
                Permission.REVIEW_DRAFTS,
                lambda user: visible_drafts(user).drafts().count(),
            ),
            Card(
                "plans:intake",
                _("Bring in a document"),
                _("Word, PDF, a web page or plain text; it is read within seconds."),
                Permission.UPLOAD_DOCUMENTS,
            ),
            Card(
                "plans:names",
                _("Names to settle"),
                _("Names in plans of which nobody knows yet which agency they mean."),
                Permission.SETTLE_NAMES,
                lambda user: names_to_settle(user).count(),
            ),
            Card(
                "plans:heirs",
                _("Duties without an agency"),
                _("Their agency ended or became many; say who takes them over."),
                Permission.HAND_OVER_DUTIES,
            ),
        ),
    ),
    Group(
        _("How do things stand?"),
        (
            Card(
                "plans:list",
                _("Issued plans"),
                _("What each plan asks, of whom and by when."),
                Permission.READ_PLANS,
                lambda _user: Plan.objects.issued().count(),
            ),
            Card(
                "reporting:ledger",
                _("Ledger of reports"),
                _("Who still owes a report, and who is late, today or on any day."),
                Permission.READ_REPORTS,
            ),
            Card(
                "steering:overview",
                _("Where does the province stand?"),
                _("What is late and who is, which indicators are off their path, which obstacles wait on leaders."),
                Permission.READ_REPORTS,
            ),
            Card(
                "steering:ratings",
                _("How are agencies rated?"),
                _("Places and bands by the province's method, with all working shown."),
                Permission.READ_REPORTS,
            ),
            Card(
                "consolidation:reports",
                _("The province's report"),
                _("Many reports made one, each sentence with its sources; as Word, Excel and PDF."),
                Permission.READ_REPORTS,
            ),
            Card(
                "reporting:regimes",
                _("Who reports what, and when"),
                _("What each plan makes agencies report, to whom and by which day."),
                Permission.KEEP_REGIMES,
            ),
        ),
    ),
    Group(
        _("Who is who?"),
        (
            Card(
                "agencies:list",
                _("Registry of agencies"),
                _("What each is and was called, who answers for it, what happened to it."),
                Permission.READ_REGISTRY,
            ),
            Card(
                "agencies:me",
                _("My posts"),
                _("What you may do, and who acts for you while you are away."),
                Permission.READ_REGISTRY,
            ),
            Card(
                "agencies:find-people",
                _("People"),
                _("Who works where; inviting, moving and ending posts."),
                Permission.READ_REGISTRY,
            ),
            Card(
                "agencies:record",
                _("Record"),
                _("Who did what and when, to read and to take out."),
                Permission.READ_RECORD,
            ),
        ),
    ),
)


def groups_for(user: User | AnonymousUser) -> list[tuple[str | Promise, list[tuple[Card, int | None]]]]:
    """The places that this person may go to, by group, with how much is there where something is counted."""
    found = [(group.heading, _counted(group, user)) for group in GROUPS]
    return [(heading, cards) for heading, cards in found if cards]


def _counted(group: Group, user: User | AnonymousUser) -> list[tuple[Card, int | None]]:
    cards = [card for card in group.cards if may(user, card.permission) and _exists(card)]
    return [(card, card.counted(user) if card.counted else None) for card in cards]


def _exists(card: Card) -> bool:
    try:
        return bool(card.address)
    except NoReverseMatch:
        return False
