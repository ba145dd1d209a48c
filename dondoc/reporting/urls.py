from __future__ import annotations

from django.urls import path

from dondoc.reporting.views import (
    attachments,
    deciding,
    files,
    filling,
    ledger,
    obligations,
    paper,
    regimes,
    revisions,
    sending,
)

app_name = "reporting"

_OBLIGATION = "obligations/<int:obligation_id>/"
_REVISION = "revisions/<int:revision_id>/"

urlpatterns = [
    # the ledger and the regimes that make it
    path("", ledger.ledger, name="ledger"),
    path("mine/", ledger.mine, name="mine"),
    path(_OBLIGATION, obligations.obligation, name="obligation"),
    path("regimes/", regimes.regimes, name="regimes"),
    path("plans/<int:plan_id>/", regimes.regimes_of_plan, name="regimes-of-plan"),
    path("regimes/new/", regimes.regime_new, name="regime-new"),
    path("regimes/<int:regime_id>/", regimes.regime, name="regime"),
    path("regimes/<int:regime_id>/change/", regimes.regime_change, name="regime-change"),
    path("regimes/<int:regime_id>/end/", regimes.regime_end, name="regime-end"),
    # filling in
    path(f"{_OBLIGATION}fill/", filling.fill, name="fill"),
    path(f"{_OBLIGATION}open/", filling.open_draft, name="open"),
    path(f"{_REVISION}refresh/", filling.refresh, name="refresh"),
    path(f"{_REVISION}presence/", filling.presence, name="presence"),
    path("answers/<int:answer_id>/", filling.answer, name="answer"),
    path("answer-files/<int:link_id>/", attachments.answer_file, name="answer-file"),
    # away from the platform: the form down, filled in, up again
    path(f"{_OBLIGATION}files/", files.files, name="files"),
    path(f"{_OBLIGATION}files/form.<str:kind>", files.form, name="form"),
    path("uploads/<int:upload_id>/", files.upload, name="upload"),
    path("uploads/<int:upload_id>/file/", files.upload_file, name="upload-file"),
    # the way up: out of the agency, at the receiver's desk, versions
    path(f"{_OBLIGATION}send/", sending.send, name="send"),
    path(f"{_OBLIGATION}nil/", sending.nil, name="nil"),
    path("approvals/", sending.approvals, name="approvals"),
    path(f"{_REVISION}approve/", sending.approve, name="approve"),
    path("inbox/", deciding.inbox, name="inbox"),
    path("inbox/accept/", deciding.accept_chosen, name="accept-chosen"),
    path(f"{_REVISION}review/", deciding.review, name="review"),
    path(f"{_OBLIGATION}excuse/", deciding.excused, name="excuse"),
    path(f"{_OBLIGATION}paper/", paper.paper, name="paper"),
    path(f"{_OBLIGATION}correct/", revisions.correct, name="correct"),
    path(_REVISION, revisions.revision, name="revision"),
    path(f"{_REVISION}difference/", revisions.difference, name="difference"),
    path(f"{_REVISION}files/<int:file_id>/", revisions.revision_file, name="revision-file"),
]
