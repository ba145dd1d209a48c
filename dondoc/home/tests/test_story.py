"""The demonstration's year: told once, left alone where somebody has begun."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dondoc.accounts.models import User
from dondoc.consolidation.enums import Format
from dondoc.consolidation.queries.changes import changes
from dondoc.home import demo
from dondoc.reporting.actions import accept_report
from dondoc.reporting.enums import RevisionStage, Stage
from dondoc.reporting.models import Obligation, Revision

#: After the first period of the sample plan has fallen due.
AT = datetime(2026, 4, 20, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_the_story_is_told_once_and_leaves_something_to_do() -> None:
    demo.prepare()
    assert demo.issue_first(at=AT) is None, "nothing is accepted yet"
    assert demo.tell(at=AT, at_most=2) == 2
    told = demo.tell(at=AT)
    stages = set(Obligation.objects.filter(revisions__isnull=False).values_list("stage", flat=True))
    assert told > 15
    assert {Stage.ACCEPTED, Stage.SUBMITTED} <= stages
    own = Obligation.objects.filter(agency__key=demo.DUNG.agency, due_on__lt=AT.date()).order_by("due_on")
    assert [Stage(one.stage) == Stage.NONE for one in own][-1]
    revisions = Revision.objects.count()
    assert demo.tell(at=AT) == 0
    assert Revision.objects.count() == revisions
    _one_is_issued_that_a_later_acceptance_would_change()


def _one_is_issued_that_a_later_acceptance_would_change() -> None:
    report = demo.issue_first(at=AT)
    assert report is not None
    assert {file.format for file in report.snapshot.files.all()} == {Format.DOCX, Format.XLSX}
    assert report.passages.count() > 10
    waiting = Revision.objects.filter(stage=RevisionStage.SUBMITTED).first()
    assert waiting is not None, "something is left to accept"
    accept_report(revision=waiting, version=waiting.version, by=User.objects.get(username="lan"), at=AT)
    assert changes(report, AT.date()).came
    assert demo.issue_first(at=AT) is None, "once only"


@pytest.mark.django_db
def test_without_the_cast_there_is_no_story() -> None:
    assert demo.tell(at=AT) == 0
