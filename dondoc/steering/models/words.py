"""What the vocabularies of steering are called on a page."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dondoc.steering.enums import Change, Group, Measure, Path, Unmeasured

Words = dict[str, str | Promise]

PATHS: Words = {
    Path.REACHED: pgettext_lazy("indicator", "reached"),
    Path.ON_PATH: pgettext_lazy("indicator", "on its path"),
    Path.OFF_PATH: pgettext_lazy("indicator", "off its path"),
    Path.NO_VALUE: pgettext_lazy("indicator", "no figure yet"),
    Path.DISAGREE: pgettext_lazy("indicator", "agencies report different figures"),
    Path.CANNOT_TELL: pgettext_lazy("indicator", "cannot be told yet"),
    Path.NO_TARGET: pgettext_lazy("indicator", "no target for this year"),
}
#: The tag that each wears; red is for what is truly past its path.
PATH_TAGS: dict[str, str] = {
    Path.REACHED: "done",
    Path.ON_PATH: "on-time",
    Path.OFF_PATH: "late",
    Path.DISAGREE: "near",
}
CHANGES: Words = {
    Change.NEWLY_DONE: _("Done since"),
    Change.NEWLY_LATE: _("Newly late"),
    Change.REOPENED: _("Open again"),
}
MEASURES: Words = {
    Measure.REPORTS_ON_TIME: _("Reports sent in time"),
    Measure.REPORTS_SENT: _("Reports sent at all"),
    Measure.RETURNS: _("Returns a report"),
    Measure.NIL_RETURNS: _("Reports that said there was nothing to report"),
    Measure.TASKS_DONE: _("Tasks done"),
    Measure.TASKS_ON_TIME: _("Tasks done in time"),
    Measure.UNDATED_DONE: _("Tasks without a date that are done"),
    Measure.INDICATORS_ON_PATH: _("Indicators on their path"),
}
#: What each counts, of what.
FORMULAS: Words = {
    Measure.REPORTS_ON_TIME: _("reports sent by their due day, of those that fell due; excused ones count nowhere"),
    Measure.REPORTS_SENT: _("reports sent, in time or late, of those that fell due"),
    Measure.RETURNS: _("how often a report was returned, by the number of reports sent"),
    Measure.NIL_RETURNS: _("reports of nothing, of the reports sent"),
    Measure.TASKS_DONE: _("tasks done, of those done and those late and still open"),
    Measure.TASKS_ON_TIME: _("tasks done by their date, of those with a date that are done"),
    Measure.UNDATED_DONE: _("tasks done, of those without a date"),
    Measure.INDICATORS_ON_PATH: _("indicators reached or on their path, of those of which one can tell"),
}
UNMEASURED: Words = {
    Unmeasured.LEAVE_OUT: _("left out, the others carry its weight"),
    Unmeasured.NEEDED: _("the agency is not rated"),
}
GROUPS: Words = {
    Group.DEPARTMENTS: _("Departments and other agencies of the province"),
    Group.LOCALITIES: _("People's Committees of communes and districts"),
}
