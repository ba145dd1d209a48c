from __future__ import annotations

from django.urls import path

from dondoc.progress.views import deciding, lists, plans, recording, tasks

app_name = "progress"

urlpatterns = [
    path("", lists.mine, name="mine"),
    path("agencies/<int:agency_id>/", lists.of_agency, name="agency"),
    path("plans/<int:plan_id>/", plans.counts, name="plan"),
    path("plans/<int:plan_id>/tasks/", lists.plan_tasks, name="tasks"),
    path("plans/<int:plan_id>/rule/", plans.rule, name="rule"),
    path("tasks/<int:task_id>/", tasks.task, name="task"),
    path("tasks/<int:task_id>/withdraw/", deciding.withdraw, name="withdraw"),
    path("shares/<int:holding_id>/record/", recording.record, name="record"),
    path("shares/<int:holding_id>/time/", recording.ask, name="ask"),
    path("waiting/", deciding.waiting, name="waiting"),
    path("entries/<int:entry_id>/confirm/", deciding.confirm, name="confirm"),
    path("time/<int:extension_id>/", deciding.decide, name="decide"),
    path("files/<int:link_id>/", tasks.entry_file, name="file"),
]
