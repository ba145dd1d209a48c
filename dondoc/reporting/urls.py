from __future__ import annotations

from django.urls import path

from dondoc.reporting.views import deciding, paper, revisions, sending

app_name = "reporting"

_OBLIGATION = "obligations/<int:obligation_id>/"
_REVISION = "revisions/<int:revision_id>/"

urlpatterns = [
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
