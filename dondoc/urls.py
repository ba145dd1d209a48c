"""Every address starts with the name of its package."""

from __future__ import annotations

from django.urls import include, path

handler400 = "dondoc.home.views.bad_request"
handler403 = "dondoc.home.views.permission_denied"
handler404 = "dondoc.home.views.page_not_found"
handler429 = "dondoc.home.views.too_many_requests"
handler500 = "dondoc.home.views.server_error"

urlpatterns = [
    path("accounts/", include("dondoc.accounts.urls")),
    path("agencies/", include("dondoc.agencies.urls")),
    path("plans/", include("dondoc.plans.urls")),
    path("progress/", include("dondoc.progress.urls")),
    path("reporting/", include("dondoc.reporting.urls")),
    path("consolidation/", include("dondoc.consolidation.urls")),
    path("steering/", include("dondoc.steering.urls")),
    path("", include("dondoc.home.urls")),
]
