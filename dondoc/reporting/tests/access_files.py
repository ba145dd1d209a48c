"""Who may take the form of a report down, and bring it back: whoever fills the report in."""

from __future__ import annotations

from typing import Any

from dondoc.accounts.models import User
from dondoc.evidence.actions import store_file
from dondoc.reporting.actions import begin_revision
from dondoc.reporting.models import Regime, Upload
from dondoc.reporting.queries.sheets import form_of
from dondoc.reporting.rules.sheets.keeping import kept
from dondoc.reporting.rules.sheets.xlsx import read_xlsx, write_xlsx
from dondoc.reporting.tests.world import IN_MARCH, the_obligation
from tests.structure.pages import Page, only

_OWN = only("tuan", code=200)
_OBLIGATION = {"obligation_id": "$form"}
_UPLOAD = {"upload_id": "$form_upload"}

PAGES = [
    Page("reporting:files", _OWN, kwargs=_OBLIGATION),
    Page("reporting:files", only("tuan", code=422), method="post", kwargs=_OBLIGATION),
    Page("reporting:form", _OWN, kwargs={**_OBLIGATION, "kind": "xlsx"}),
    Page("reporting:upload", _OWN, kwargs=_UPLOAD),
    Page("reporting:upload", only("tuan", code=409), method="post", kwargs=_UPLOAD, data={"seen": "lâu rồi"}),
    Page("reporting:upload-file", _OWN, kwargs=_UPLOAD),
]


def things(regime: Regime, lan: User) -> dict[str, Any]:
    """A draft of UBND xã Đức Sơn, with its form brought back."""
    obligation = the_obligation(regime, "ubnd-xa-duc-son", "2026-Q3")
    draft = begin_revision(obligation, by=lan, at=IN_MARCH)
    content = write_xlsx(form_of(draft, IN_MARCH))
    file = store_file(name="bieu.xlsx", data=content, by=lan, at=IN_MARCH)
    values = {"name": "bieu.xlsx", "filled": kept(read_xlsx(content)), "read_at": IN_MARCH, "read_by": lan}
    upload = Upload.objects.create(revision=draft, file=file, **values)
    return {"form": obligation.pk, "form_upload": upload.pk}
