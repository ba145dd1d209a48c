from __future__ import annotations

from django.urls import path, register_converter

from dondoc.plans.enums import ItemKind
from dondoc.plans.views import intake, items, review, typed
from dondoc.plans.views.duties import agency, heirs, names
from dondoc.plans.views.live import comparison
from dondoc.plans.views.live import duties as live_duties
from dondoc.plans.views.live import items as live_items
from dondoc.plans.views.live import plans as live_plans
from dondoc.plans.views.live import tasks as live_tasks


class KindConverter:
    """One of the kinds of items; any other word is no such page."""

    regex = "|".join(ItemKind)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(KindConverter, "kind")

app_name = "plans"

_DRAFT = "drafts/<int:plan_id>/"
_ITEM = f"{_DRAFT}<kind:kind>/<int:item_id>/"

urlpatterns = [
    # issued plans
    path("", live_plans.plan_list, name="list"),
    path("compare/", comparison.comparison, name="compare"),
    path("<int:plan_id>/", live_plans.overview, name="plan"),
    path("<int:plan_id>/outline/", live_tasks.outline, name="outline"),
    path("<int:plan_id>/tasks/", live_tasks.task_list, name="tasks"),
    path("<int:plan_id>/tasks/<int:task_id>/", live_tasks.task, name="task"),
    path("<int:plan_id>/duties/", live_duties.duties, name="duties"),
    path("<int:plan_id>/indicators/", live_items.indicators, name="indicators"),
    path("<int:plan_id>/reports/", live_items.reports, name="reports"),
    path("<int:plan_id>/references/", live_items.references, name="references"),
    path("<int:plan_id>/recipients/", live_items.recipients, name="recipients"),
    path("<int:plan_id>/clause/<kind:kind>/<int:item_id>/", live_items.clause, name="clause"),
    path("<int:plan_id>/history/", live_plans.history, name="history"),
    path("<int:plan_id>/print.css", live_plans.print_style, name="print-style"),
    # duties of agencies
    path("duties/", agency.my_duties, name="my-duties"),
    path("duties/<int:agency_id>/", agency.duties_of_agency, name="duties-of-agency"),
    path("names/", names.queue, name="names"),
    path("names/<int:assignment_id>/", names.name, name="name"),
    path("heirs/", heirs.waiting, name="heirs"),
    path("heirs/<int:agency_id>/", heirs.leaving, name="leaving"),
    path("heirs/<int:agency_id>/<int:change_id>/", heirs.leaving, name="leaving-by"),
    # from a file to a draft
    path("intake/", intake.intake, name="intake"),
    path("readings/<int:reading_id>/", intake.reading, name="reading"),
    path("readings/<int:reading_id>/new-edition/", intake.new_edition, name="new-edition"),
    path("documents/<int:document_id>/file/", intake.document_file, name="document-file"),
    path("documents/<int:document_id>/read-again/", intake.read_again, name="read-again"),
    path("drafts/", intake.drafts, name="drafts"),
    # checking a draft
    path(f"{_DRAFT}review/", review.review, name="review"),
    path(f"{_DRAFT}facts/", typed.facts, name="facts"),
    path(f"{_DRAFT}add/", items.add, name="add"),
    path(f"{_DRAFT}merge/", items.merge, name="merge"),
    path(f"{_DRAFT}undo/", review.undo, name="undo"),
    path(f"{_DRAFT}discard/", review.discard, name="discard"),
    path(f"{_DRAFT}take-up/", review.take_up, name="take-up"),
    path(f"{_DRAFT}issue/", review.issue, name="issue"),
    path(f"{_DRAFT}readings/<int:reading_id>/", review.reread, name="reread"),
    path(f"{_DRAFT}typed/<slug:form>/", typed.typed, name="typed"),
    path(_ITEM, items.item, name="item"),
    path(f"{_ITEM}confirm/", items.confirm, name="confirm"),
    path(f"{_ITEM}drop/", items.drop, name="drop"),
    path(f"{_ITEM}restore/", items.restore, name="restore"),
    path(f"{_DRAFT}task/<int:item_id>/split/", items.split, name="split"),
]
