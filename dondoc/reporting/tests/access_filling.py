"""Who may fill in the report of Sở Công Thương, and open what proves it."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.evidence.actions import store_file
from dondoc.reporting.actions import begin_revision
from dondoc.reporting.models import AnswerFile, Regime
from dondoc.reporting.tests.world import IN_MARCH, the_obligation
from tests.structure.pages import Page, only

#: The agency's own people; focal officers and the head of the receiver read it only once it was sent.
_OWN = ("minh", "dung")
_OBLIGATION = {"obligation_id": "$filled"}
_REVISION = {"revision_id": "$filled_draft"}
_ANSWER = {"answer_id": "$filled_answer"}

PAGES = [
    Page("reporting:fill", only(*_OWN, code=200), kwargs=_OBLIGATION),
    Page("reporting:fill", only(*_OWN, code=302), method="post", kwargs=_OBLIGATION),
    Page("reporting:fill", only(*_OWN, code=200), kwargs={"obligation_id": "$unfilled"}),
    Page("reporting:open", only(*_OWN, code=302), method="post", kwargs={"obligation_id": "$unfilled"}),
    Page("reporting:refresh", only(*_OWN, code=302), method="post", kwargs=_REVISION),
    Page("reporting:answer", only(*_OWN, code=302), method="post", kwargs=_ANSWER),
    Page("reporting:presence", only(*_OWN, code=200), kwargs=_REVISION, data={"opened": "1"}),
    Page(
        "reporting:answer-file",
        only(*_OWN, code=200) | dict.fromkeys(("lan", "vinh", "hoa", "binh", "khanh", "tuan"), 404),
        kwargs={"link_id": "$filled_file"},
    ),
]


def things(regime: Regime, lan: User) -> dict[str, Any]:
    """A draft of Sở Công Thương with a file, and a report that nobody has begun."""
    filled = the_obligation(regime, "so-cong-thuong", "2026-Q3")
    draft = begin_revision(filled, by=lan, at=IN_MARCH)
    answer = draft.answers.order_by("position")[0]
    file = store_file(name="a.pdf", data=b"%PDF-1.7 minh chung", by=lan, at=IN_MARCH)
    link = AnswerFile.objects.create(answer=answer, file=file, name="a.pdf", added_at=IN_MARCH, added_by=lan)
    return {
        "filled": filled.pk,
        "unfilled": the_obligation(regime, "so-cong-thuong", "2026-Q4").pk,
        "filled_draft": draft.pk,
        "filled_answer": answer.pk,
        "filled_file": link.pk,
    }
