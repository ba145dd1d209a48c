"""Agencies from a file: preview first, then all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.enums import Permission
from dondoc.accounts.permissions import signed_in
from dondoc.agencies.actions.importing import (
    Checked,
    HasProblems,
    Problem,
    Sheet,
    check_rows,
    import_rows,
    read_rows,
)
from dondoc.agencies.forms.importing import FileForm
from dondoc.agencies.permissions import needs
from dondoc.agencies.rules.registry_file import COLUMNS
from dondoc.lib.errors import Refused
from dondoc.lib.files import wanted_file
from dondoc.lib.tables import Cell, Column, Table

_SALT = "agencies.import"
#: Rows that the preview shows of each sort; the rest is counted.
SHOWN = 50


@needs(Permission.KEEP_REGISTRY)
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Which agencies shall come in? A file is checked as a whole and shown; it is written when that is confirmed."""
    if "kept" in request.POST:
        return _confirmed(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = read_rows(file.read(), file.name)
            return _preview(request, sheet, file.name, check_rows(sheet, by=signed_in(request)))
        except Refused as refusal:
            form.add_error("file", str(refusal))
    return render(request, "agencies/import.html", {"form": form, "columns": COLUMNS})


def _confirmed(request: HttpRequest) -> HttpResponse:
    """The rows of the preview, written; or what is wrong in them as a list."""
    sheet, filename = _unpacked(request.POST["kept"])
    by = signed_in(request)
    if "list" in request.POST:
        return _problems_table(check_rows(sheet, by=by).problems).response("csv", _("mistakes"))
    try:
        checked = import_rows(sheet, by=by, at=timezone.now(), filename=filename)
    except HasProblems:
        return _preview(request, sheet, filename, check_rows(sheet, by=by), status=409)
    count = len(checked.new) + len(checked.changed)
    said = ngettext("%(count)d agency was brought in.", "%(count)d agencies were brought in.", count)
    messages.success(request, said % {"count": count})
    return redirect("agencies:list")


def _preview(request: HttpRequest, sheet: Sheet, filename: str, checked: Checked, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "filename": filename,
        "checked": checked,
        "problems": checked.problems[:SHOWN],
        "new": checked.new[:SHOWN],
        "changed": checked.changed[:SHOWN],
        "kept": signing.dumps([sheet.as_json(), filename], salt=_SALT, compress=True),
        "form": FileForm(),
        "total": len(sheet.rows),
    }
    return render(request, "agencies/import-preview.html", context, status=409 if checked.problems else status)


def _unpacked(kept: str) -> tuple[Sheet, str]:
    try:
        sheet, filename = signing.loads(kept, salt=_SALT)
    except signing.BadSignature:
        raise Refused(_("The preview is no longer valid; bring the file in once more.")) from None
    return Sheet.from_json(sheet), filename


def _problems_table(problems: Sequence[Problem]) -> Table:
    columns = [Column(_("Row"), 8), Column(_("Column")), Column(_("Value"), 40), Column(_("What is wrong"), 80)]
    return Table(_("Mistakes"), columns, [[one.row, one.column, one.value, one.reason] for one in problems])


@needs(Permission.KEEP_REGISTRY)
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """An empty file with the columns, and one row that shows how it is filled in."""
    kind = wanted_file(request)
    if not kind:
        raise Http404
    row: list[Cell] = [
        "",
        "Ủy ban nhân dân xã Đức Sơn, tỉnh Sông Lam",
        "UBND xã Đức Sơn",
        "committee",
        "commune",
        "Ủy ban nhân dân tỉnh Sông Lam",
        "Sông Lam",
        "",
        date(2025, 7, 1),
        "",
        "UBND Đức Sơn|xã Đức Sơn",
        "Đức Sơn",
        "xã",
    ]
    return Table(_("Agencies"), [Column(name) for name in COLUMNS], [row]).response(kind, _("registry-template"))
