"""Who gets what at each address of this package."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.consolidation import actions
from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Pdf, SnapshotFile
from dondoc.consolidation.tests.world import (
    AFTER_THE_DUE_DAY,
    DAY,
    PERIOD,
    Cast,
    Scene,
    a_report_of,
    reported,
)
from dondoc.papers.docx.template import default_template
from dondoc.reporting.tests.world import a_world
from tests.structure.pages import Codes, Page, focal_officers, only


def world(lan: User) -> dict[str, Any]:
    """A report that is being composed, one that was issued and of which a report came since, and a Word form."""
    binh = User.objects.get(username="binh")
    cast = Cast(lan, lan, lan, binh)
    live = a_world(lan)
    issued = Scene(cast, live, a_report_of(live, lan))
    report = issued.issue()
    reported(issued)
    draft = a_report_of(live, lan, title="Bản dự thảo")
    task = live.plan.tasks.get(path="II.2")
    form = default_template()
    row = actions.set_template(agency=draft.keeper, since=DAY, data=form, name="mau.docx", by=lan, at=AFTER_THE_DUE_DAY)
    made = {"asked_at": AFTER_THE_DUE_DAY, "asked_by": lan, "finished_at": AFTER_THE_DUE_DAY, "data": b"%PDF-1.7"}
    pdf = Pdf.objects.create(report=draft, sha256="0" * 64, docx=b"", **made)
    SnapshotFile.objects.create(snapshot=report.snapshot, format=Format.PDF, sha256="1" * 64, data=b"%PDF-1.7")
    return {
        "draft": draft.pk,
        "issued": report.pk,
        "topic": f"task-{task.pk}",
        "source": f"{live.regime.pk}:{PERIOD}",
        "form": row.pk,
        "pdf": pdf.pk,
    }


_DRAFT = {"report_id": "$draft"}
_ISSUED = {"report_id": "$issued"}
_TOPIC = {**_DRAFT, "topic": "$topic"}
_PDF = {"pdf_id": "$pdf"}
_IN_WORD = {"report": "", "wanted": "docx"}
_OWN_WORDS = {"version": "0", "text": "Đánh giá chung.", "is_own": "on"}
_FACTS = {"version": "1", "title": "Báo cáo", "as_of": "2026-04-06", "issuer": "UBND tỉnh", "signs": "BC-UBND"}


def composers(code: int, *, hoa: int = 404, others: int = 403) -> Codes:
    """For those who compose at Sở Tài chính; hoa composes for her own department and does not learn of it."""
    return only("lan", "vinh", code=code, others=others) | {"hoa": hoa}


def _seen(code: int) -> Codes:
    """A draft: for those who compose or issue it; others who read reports do not learn that it is there."""
    readers = dict.fromkeys(("hoa", "minh", "tuan", "dung", "khanh"), 404)
    return only("lan", "vinh", "binh", code=code) | readers


def _readers(code: int) -> Codes:
    """For all who may read reports."""
    return only("lan", "vinh", "hoa", "minh", "tuan", "binh", "dung", "khanh", code=code)


def _issuers(code: int) -> Codes:
    """For the head of Sở Tài chính; another department's head does not learn of the draft."""
    return only("binh", code=code) | {"dung": 404}


PAGES = [
    Page("consolidation:reports", _readers(200)),
    Page("consolidation:new", focal_officers(200)),
    Page("consolidation:new", composers(302, hoa=200), method="post", data={"sources": "$source"}),
    Page("consolidation:verify", _readers(200)),
    Page("consolidation:verify", _readers(200), method="post"),
    Page("consolidation:forms", focal_officers(200)),
    Page("consolidation:forms", focal_officers(302), method="post", data={"since": "2026-05-01"}),
    Page("consolidation:form-built-in", focal_officers(200)),
    Page("consolidation:form", composers(200), kwargs={"template_id": "$form"}),
    Page("consolidation:trial-built-in", focal_officers(200)),
    Page("consolidation:trial-built-in", focal_officers(200), method="post", data=_IN_WORD),
    Page("consolidation:trial", composers(200), kwargs={"template_id": "$form"}),
    Page("consolidation:trial", composers(200), method="post", kwargs={"template_id": "$form"}, data=_IN_WORD),
    Page("consolidation:desk", _seen(200), kwargs=_DRAFT),
    Page("consolidation:desk", _readers(200), kwargs=_ISSUED),
    Page("consolidation:facts", composers(200), kwargs=_DRAFT),
    Page("consolidation:facts", composers(302), method="post", kwargs=_DRAFT, data=_FACTS),
    Page("consolidation:sources", composers(200), kwargs=_DRAFT),
    Page(
        "consolidation:sources",
        composers(302),
        method="post",
        kwargs=_DRAFT,
        data={"version": "1", "sources": "$source"},
    ),
    Page("consolidation:discard", composers(302), method="post", kwargs=_DRAFT),
    Page("consolidation:discard", composers(409, hoa=403), method="post", kwargs=_ISSUED),
    Page("consolidation:place", _seen(200), kwargs={**_DRAFT, "place": "section-0"}),
    Page("consolidation:place", _readers(200), kwargs={**_ISSUED, "place": "part-causes"}),
    Page("consolidation:passage", composers(302), method="post", kwargs=_TOPIC, data=_OWN_WORDS),
    Page("consolidation:suggest", composers(302), method="post", kwargs=_DRAFT),
    Page("consolidation:file", _seen(200), kwargs={**_DRAFT, "wanted": "xlsx"}),
    Page("consolidation:file", _readers(200), kwargs={**_ISSUED, "wanted": "docx"}),
    Page("consolidation:file", _readers(200), kwargs={**_ISSUED, "wanted": "pdf"}),
    Page("consolidation:make-pdf", _readers(302), method="post", kwargs=_ISSUED),
    Page("consolidation:pdf", _seen(200), kwargs=_PDF),
    Page("consolidation:pdf-again", _seen(302), method="post", kwargs=_PDF),
    Page("consolidation:pdf-file", _seen(200), kwargs=_PDF),
    Page("consolidation:keys", _seen(200), kwargs=_DRAFT),
    Page("consolidation:key", _readers(200), kwargs={**_ISSUED, "key": "II.1"}),
    Page("consolidation:key", _readers(404), kwargs={**_ISSUED, "key": "XX.1"}),
    Page("consolidation:issue", _issuers(200), kwargs=_DRAFT),
    Page("consolidation:issue", _issuers(200), method="post", kwargs=_DRAFT),
    Page("consolidation:changes", _readers(200), kwargs=_ISSUED),
    Page("consolidation:supplement", composers(302, hoa=403), method="post", kwargs=_ISSUED),
]
