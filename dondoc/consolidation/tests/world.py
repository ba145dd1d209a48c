"""Accepted reports of Sông Lam's first quarter of 2026, and a report that is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import write_post
from dondoc.agencies.models.ranges import Span
from dondoc.consolidation import actions
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.answers import Given
from dondoc.consolidation.queries.material import Material, material
from dondoc.plans.models import Task
from dondoc.reporting import actions as reporting
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Revision
from dondoc.reporting.tests.sent import DONE, HOUR, INDUSTRY, now, say, seen
from dondoc.reporting.tests.world import AFTER_THE_DUE_DAY, AT_THE_CLOSE, ISSUED, World, a_world, agency, the_obligation

__all__ = ["AFTER_THE_DUE_DAY", "AT_THE_CLOSE", "DONE", "FACTS", "HOUR", "INDUSTRY", "Cast", "Scene", "a_scene"]

PERIOD = "2026-Q1"
#: The day of the figures, and of the issue: the reports have fallen due.
DAY = date(2026, 4, 6)
FACTS: dict[str, Any] = {
    "title": "Kết quả thực hiện Kế hoạch số 21/KH-UBND quý I năm 2026",
    "issuer": "Ủy ban nhân dân tỉnh Sông Lam",
    "signs": "BC-UBND",
    "place": "Sông Lam",
    "to": "Bộ Tài chính",
    "recipients": "Như trên\nChủ tịch, các Phó Chủ tịch UBND tỉnh",
    "archive": "VT, STC",
    "signature_lines": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "signer": "Đỗ Quốc Khánh",
    "as_of": DAY,
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who writes, submits, gathers and issues."""

    minh: User
    dung: User
    lan: User
    binh: User


@dataclass
class Scene:
    """A plan with four leads, of whom some have reported, and the report that draws on them."""

    cast: Cast
    world: World
    report: Report

    def fresh(self) -> Report:
        """The report as it is now."""
        self.report = Report.objects.get(pk=self.report.pk)
        return self.report

    def task(self, path: str) -> Task:
        """One of the plan's tasks."""
        return self.world.plan.tasks.get(path=path)

    def material(self, day: date = DAY) -> Material:
        """What the report is made of now."""
        return material(self.fresh(), day)

    def answers(self, path: str) -> list[Given]:
        """Accepted answers to a task."""
        return self.material().by_topic().get(f"task-{self.task(path).pk}", [])

    def write(self, topic: str, text: str, **more: Any) -> None:
        """A passage by lan, over whatever stands there."""
        written = {each.topic: each.version for each in self.fresh().passages.all()}
        terms = {"version": written.get(topic, 0), "by": self.cast.lan, "at": AFTER_THE_DUE_DAY}
        actions.write_passage(report=self.report, topic=topic, text=text, **{**terms, **more})

    def issue(self, at: datetime = AFTER_THE_DUE_DAY, number: int = 12) -> Report:
        """Issued by binh, as it is."""
        report = self.fresh()
        actions.issue_report(
            report=report, version=report.version, number=number, dated_on=DAY, by=self.cast.binh, at=at
        )
        return self.fresh()


def a_scene(cast: Cast, **facts: Any) -> Scene:
    """A report by lan on the first quarter; nobody has sent anything yet."""
    world = a_world(cast.lan)
    return Scene(cast, world, a_report_of(world, cast.lan, **facts))


def a_report_of(world: World, by: User, **facts: Any) -> Report:
    """Begun by the focal officer."""
    return actions.start_report(
        keeper=agency("so-tai-chinh").pk,
        facts={**FACTS, **facts},
        sources=[(world.regime.pk, PERIOD)],
        by=by,
        at=AFTER_THE_DUE_DAY,
    )


@transaction.atomic
def officers(key: str) -> tuple[User, User]:
    """Somebody who fills in and a head who submits, for any agency."""
    people = []
    for role in (Role.OFFICER, Role.APPROVER):
        name = f"{key}-{role.value}"
        user = User.objects.filter(username=name).first() or User.objects.create_user(name, full_name=name)
        write_post(person=user, agency=agency(key), role=role, span=Span(), by=None, at=ISSUED)
        people.append(user)
    return people[0], people[1]


def reported(
    scene: Scene,
    key: str = INDUSTRY,
    *,
    at: datetime = AT_THE_CLOSE,
    accept: bool = True,
    value: Decimal | None = None,
    part: str = "Đã triển khai đúng kế hoạch.",
    **said: Any,
) -> Revision:
    """An agency's report: its first task as `said` (done unless said), its indicator's value, the first part."""
    officer, head = officers(key)
    revision = reporting.open_revision(obligation=the_obligation(scene.world.regime, key), by=officer, at=at)
    return _sent(scene, revision, officer, head, at, accept, value, part, said)


def corrected(scene: Scene, key: str = INDUSTRY, *, at: datetime, **said: Any) -> Revision:
    """A correction of the accepted report, accepted."""
    officer, head = officers(key)
    owed = now(the_obligation(scene.world.regime, key))
    revision = reporting.open_correction(obligation=owed, reason="Bổ sung số liệu.", by=officer, at=at)
    value, part = said.pop("value", None), said.pop("part", "")
    return _sent(scene, revision, officer, head, at, True, value, part, said)


def _sent(
    scene: Scene,
    revision: Revision,
    officer: User,
    head: User,
    at: datetime,
    accept: bool,
    value: Decimal | None,
    part: str,
    said: dict[str, Any],
) -> Revision:
    say(revision, officer, at, **(said or DONE))
    if part:
        say(revision, officer, at, AnswerKind.PART, text=part)
    if value is not None:
        say(revision, officer, at, AnswerKind.INDICATOR, value=value)
    revision = reporting.submit_report(**seen(revision), by=head, at=at + HOUR)
    if accept:
        revision = reporting.accept_report(**seen(revision), by=_receiver(scene, key_of(revision)), at=at + 2 * HOUR)
    return revision


def key_of(revision: Revision) -> str:
    """The agency's own part of its key."""
    return revision.obligation.agency.key.partition("/")[2]


def _receiver(scene: Scene, _key: str) -> User:
    return scene.cast.lan
