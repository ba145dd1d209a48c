"""Filling in away from the platform: the form down as XLSX or DOCX, up again, and what was understood of it."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.accounts.permissions import signed_in
from dondoc.evidence.actions import check_size
from dondoc.evidence.enums import Kind
from dondoc.evidence.queries import download
from dondoc.evidence.rules.kinds import MEDIA_TYPES
from dondoc.lib import dates
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.lib.text import fold
from dondoc.reporting import actions
from dondoc.reporting.actions.opening import check_may_fill
from dondoc.reporting.actions.uploading import token_of
from dondoc.reporting.forms.uploads import FormFileForm
from dondoc.reporting.models import Obligation, Revision, Upload
from dondoc.reporting.permissions import needs_reports
from dondoc.reporting.queries.heads import head_of
from dondoc.reporting.queries.sheets import form_of, outcome_of
from dondoc.reporting.queries.uploads import look
from dondoc.reporting.rules.sheets.docx import write_docx
from dondoc.reporting.rules.sheets.xlsx import write_xlsx
from dondoc.reporting.views.filling import to_fill

_WRITERS = {"xlsx": (write_xlsx, Kind.XLSX), "docx": (write_docx, Kind.DOCX)}
_UPLOADS = Upload.objects.select_related(
    "file", "read_by", "applied_by", "revision__obligation__regime__plan", "revision__obligation__version"
)


@never_cache
@needs_reports
@require_http_methods(["GET", "POST"])
def files(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """Take the form down; POST brings it back, filled in."""
    obligation, revision = _draft(request, obligation_id)
    form = FormFileForm(request.POST, request.FILES) if request.method == "POST" else FormFileForm()
    if revision and form.is_bound and form.is_valid():
        try:
            return _brought(request, revision, form)
        except Forbidden:
            raise
        except Refused as refused:
            form.add_error("file", str(refused))
    context = {
        "obligation": obligation,
        "revision": revision,
        "head": head_of(obligation, timezone.localdate()),
        "form": form,
        "uploads": revision.uploads.select_related("read_by") if revision else [],
    }
    return render(request, "reporting/files/files.html", context, status=422 if form.errors else 200)


def _draft(request: HttpRequest, obligation_id: int) -> tuple[Obligation, Revision | None]:
    """The obligation and its draft, where one is open; refuses those who do not fill it in."""
    obligation, revision = to_fill(request, obligation_id)
    return obligation, revision if revision and revision.is_open else None


def _brought(request: HttpRequest, revision: Revision, form: FormFileForm) -> HttpResponse:
    file, now = form.cleaned_data["file"], timezone.now()
    check_size(file.size)  # before it is read
    found = actions.read_upload(revision=revision, name=file.name, data=file.read(), by=signed_in(request), at=now)
    if found.read_at != now:
        words = {"person": found.read_by, "when": dates.show_at(found.read_at)}
        messages.info(request, _("%(person)s uploaded this file at %(when)s already; nothing is taken twice.") % words)
    return redirect("reporting:upload", found.pk)


@never_cache
@needs_reports
@require_GET
def form(request: HttpRequest, obligation_id: int, kind: str) -> HttpResponse:
    """The form, filled in as far as the draft is."""
    if kind not in _WRITERS:
        raise Http404
    obligation, revision = _draft(request, obligation_id)
    if revision is None:
        return redirect("reporting:files", obligation.pk)
    write, media = _WRITERS[kind]
    made = form_of(revision, timezone.now())
    name = slugify(fold(f"bieu {made.agency} {made.period}".replace("/", "-")))
    response = HttpResponse(write(made), content_type=MEDIA_TYPES[media])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.{kind}"
    return response


@never_cache
@needs_reports
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """What was understood of a file; POST writes what is chosen into the draft."""
    found = _the_upload(request, upload_id)
    status = 200
    if request.method == "POST":
        try:
            return _applied(request, found)
        except Stale as stale:
            if not found.revision.is_open:
                raise
            messages.warning(request, str(stale))
            status = stale.status
    outcome = outcome_of(found, timezone.now()) if found.revision.is_open else None
    context = {
        "upload": found,
        "obligation": found.revision.obligation,
        "head": head_of(found.revision.obligation, timezone.localdate()),
        "seen": token_of(outcome) if outcome else "",
        **look(found, outcome, timezone.now()),
    }
    return render(request, "reporting/files/upload.html", context, status=status)


def _the_upload(request: HttpRequest, upload_id: int) -> Upload:
    found = get_object_or_404(_UPLOADS, pk=upload_id)
    check_may_fill(signed_in(request), found.revision)
    return found


def _applied(request: HttpRequest, found: Upload) -> HttpResponse:
    choices = {name.removeprefix("row-"): str(said) for name, said in request.POST.items() if name.startswith("row-")}
    seen = request.POST.get("seen", "")
    done = actions.apply_upload(upload=found, choices=choices, seen=seen, by=signed_in(request), at=timezone.now())
    words = ngettext("%(count)d answer was taken over.", "%(count)d answers were taken over.", done.written)
    messages.success(request, words % {"count": done.written})
    return redirect("reporting:upload", found.pk)


@needs_reports
@require_GET
def upload_file(request: HttpRequest, upload_id: int) -> HttpResponse:
    """The file as it came."""
    found = _the_upload(request, upload_id)
    return download(found.file, found.name)
