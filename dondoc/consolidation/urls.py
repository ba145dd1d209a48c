from __future__ import annotations

from django.urls import path

from dondoc.consolidation.views import desk, files, issuing, reports, templates, tracing

app_name = "consolidation"

_REPORT = "<int:report_id>/"

urlpatterns = [
    path("", reports.report_list, name="reports"),
    path("new/", reports.new, name="new"),
    path("verify/", tracing.verify, name="verify"),
    path("forms/", templates.word_forms, name="forms"),
    path("forms/built-in/", templates.built_in, name="form-built-in"),
    path("forms/built-in/try/", templates.trial, name="trial-built-in"),
    path("forms/<int:template_id>/", templates.word_form, name="form"),
    path("forms/<int:template_id>/try/", templates.trial, name="trial"),
    path("pdfs/<int:pdf_id>/", files.pdf, name="pdf"),
    path("pdfs/<int:pdf_id>/again/", files.pdf_again, name="pdf-again"),
    path("pdfs/<int:pdf_id>/file/", files.pdf_file, name="pdf-file"),
    # one report
    path(_REPORT, desk.desk, name="desk"),
    path(f"{_REPORT}facts/", reports.facts, name="facts"),
    path(f"{_REPORT}sources/", reports.sources, name="sources"),
    path(f"{_REPORT}discard/", reports.discard, name="discard"),
    path(f"{_REPORT}places/<slug:place>/", desk.place, name="place"),
    path(f"{_REPORT}passages/<slug:topic>/", desk.passage, name="passage"),
    path(f"{_REPORT}suggest/", desk.suggest, name="suggest"),
    path(f"{_REPORT}file/<slug:wanted>/", files.report_file, name="file"),
    path(f"{_REPORT}pdf/", files.make_pdf, name="make-pdf"),
    path(f"{_REPORT}issue/", issuing.issue, name="issue"),
    path(f"{_REPORT}changes/", issuing.changes, name="changes"),
    path(f"{_REPORT}supplement/", issuing.supplement, name="supplement"),
    path(f"{_REPORT}keys/", tracing.keys, name="keys"),
    path(f"{_REPORT}keys/<str:key>/", tracing.key, name="key"),
]
