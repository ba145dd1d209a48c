from __future__ import annotations

from django.urls import path

from dondoc.steering.views import methods, overview, ratings, tasks

app_name = "steering"

urlpatterns = [
    path("", overview.page, name="overview"),
    path("chart.svg", overview.chart, name="chart"),
    path("tasks/", tasks.page, name="tasks"),
    path("ratings/", ratings.page, name="ratings"),
    path("ratings/issue/", ratings.issue, name="issue"),
    path("ratings/issued/<int:issued_id>/", ratings.issued, name="issued"),
    path("ratings/<int:agency_id>/", ratings.agency, name="rating"),
    path("methods/", methods.methods, name="methods"),
    path("methods/new/<int:agency_id>/", methods.new, name="method-new"),
]
