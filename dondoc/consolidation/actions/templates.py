from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from dondoc.accounts.models import User
from dondoc.agencies.models import Agency
from dondoc.audit.actions import record
from dondoc.consolidation import permissions
from dondoc.consolidation.models import Template
from dondoc.evidence.actions import store_file
from dondoc.lib.errors import Refused
from dondoc.papers.docx.rendering import check_template


@transaction.atomic
def set_template(
    *, agency: Agency, since: date, data: bytes | None, name: str = "", by: User, at: datetime
) -> Template:
    """Let reports of the agency be written in this Word file from the day on; without `data`, in the built-in form.

    Reports that were issued stay as they are. Refuses those who do not compose for the agency, and a file with which no
    report can be written, saying all that is wrong with it.
    """
    permissions.check_may_begin(by, agency.pk)
    file = store_file(name=name, data=_fit(data), by=by, at=at) if data is not None else None
    row = Template.objects.create(
        agency=agency, since=since, file=file, name=name if file else "", uploaded_at=at, uploaded_by=by
    )
    words = row.name or gettext("the built-in form")
    facts = {"since": since.isoformat(), "name": words}
    record(by=by, verb="consolidation.template_set", thing=row, at=at, data=facts)
    return row


def _fit(data: bytes) -> bytes:
    if problems := check_template(data):
        raise Refused(" ".join(problem.sentence for problem in problems))
    return data
