"""Reports on their way up: filled in, submitted, returned, accepted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from dondoc.accounts.models import User
from dondoc.reporting import actions
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, Obligation, Revision
from dondoc.reporting.tests.world import AT_THE_CLOSE, World, the_obligation

INDUSTRY, FINANCE, HEALTH, COMMUNE = "so-cong-thuong", "so-tai-chinh", "so-y-te", "ubnd-xa-duc-son"
#: One step after the other, an hour apart.
HOUR = timedelta(hours=1)
DONE: dict[str, Any] = {
    "state": "done",
    "text": "Đã ban hành hướng dẫn.",
    "product_number": "12/HD-SCT",
    "product_on": AT_THE_CLOSE.date(),
    "product_name": "Hướng dẫn",
}


def answer(revision: Revision, kind: str = AnswerKind.TASK, part: str = "") -> Answer:
    """The first answer of its kind."""
    rows = revision.answers.filter(kind=kind, **({"part": part} if part else {}))
    return rows.order_by("position")[0]


def say(revision: Revision, by: User, at: datetime = AT_THE_CLOSE, kind: str = AnswerKind.TASK, **values: Any) -> None:
    """Answer the first question of its kind."""
    one = answer(revision, kind)
    actions.save_answer(answer=one, version=one.version, values=values, by=by, at=at)


def seen(revision: Revision) -> dict[str, Any]:
    """The revision, and its version as it is now."""
    now = Revision.objects.select_related("obligation").get(pk=revision.pk)
    return {"revision": now, "version": now.version}


def now(obligation: Obligation) -> Obligation:
    """The obligation as it is now."""
    return Obligation.objects.get(pk=obligation.pk)


def a_draft(world: World, by: User, key: str = INDUSTRY, at: datetime = AT_THE_CLOSE, **said: Any) -> Revision:
    """A complete draft of an agency's report, its task done unless `said` says otherwise."""
    revision = actions.open_revision(obligation=the_obligation(world.regime, key), by=by, at=at)
    say(revision, by, at, **(said or DONE))
    say(revision, by, at, AnswerKind.PART, text="Đã triển khai đúng kế hoạch.")
    return Revision.objects.get(pk=revision.pk)


def a_report(world: World, by: User, head: User, at: datetime = AT_THE_CLOSE, **said: Any) -> Revision:
    """That of Sở Công Thương, written by its officer, submitted by its head."""
    return actions.submit_report(**seen(a_draft(world, by, at=at, **said)), by=head, at=at + HOUR)


def an_accepted(world: World, by: User, head: User, receiver: User, at: datetime = AT_THE_CLOSE) -> Revision:
    """The same, accepted."""
    return actions.accept_report(**seen(a_report(world, by, head, at)), by=receiver, at=at + 2 * HOUR)
