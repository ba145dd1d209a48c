"""What the vocabularies of consolidation are called on a page and on paper."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dondoc.consolidation.enums import Course, Failure, Reached
from dondoc.progress.enums import Cell

Words = dict[str, str | Promise]

#: Reports of the administration are in Vietnamese, whatever language the person reads pages in.
LANGUAGE = "vi"

#: Headings of the counts; the cells are never merged.
CELLS: Words = {
    Cell.DONE_ON_TIME: pgettext_lazy("heading of a count", "On time"),
    Cell.DONE_LATE: pgettext_lazy("heading of a count", "Late"),
    Cell.OPEN_IN_TIME: pgettext_lazy("heading of a count", "In time"),
    Cell.OPEN_LATE: pgettext_lazy("heading of a count", "Overdue"),
    Cell.NO_DATE_DONE: pgettext_lazy("heading of a count", "Done"),
    Cell.NO_DATE_OPEN: pgettext_lazy("heading of a count", "Not done"),
}
#: What stands above several of them.
GROUPS: Words = {
    Cell.DONE_ON_TIME: pgettext_lazy("heading of counts", "Done"),
    Cell.DONE_LATE: pgettext_lazy("heading of counts", "Done"),
    Cell.OPEN_IN_TIME: pgettext_lazy("heading of counts", "Not done"),
    Cell.OPEN_LATE: pgettext_lazy("heading of counts", "Not done"),
    Cell.NO_DATE_DONE: pgettext_lazy("heading of counts", "No date"),
    Cell.NO_DATE_OPEN: pgettext_lazy("heading of counts", "No date"),
}
REACHED: Words = {
    Reached.MET: _("reached"),
    Reached.NOT_MET: _("not reached"),
    Reached.NO_VALUE: _("no figure yet"),
    Reached.NO_TARGET: _("no target this year"),
}
COURSES: Words = {
    Course.BETTER: _("better than the baseline"),
    Course.SAME: _("as the baseline"),
    Course.WORSE: _("worse than the baseline"),
    Course.UNKNOWN: "",
}
#: Why there is no PDF.
FAILURES: Words = {
    Failure.NO_CONVERTER: _("LibreOffice, which makes PDFs, is not installed where the background jobs run."),
    Failure.TOO_SLOW: _("LibreOffice took too long over this file and was stopped."),
    Failure.FAILED: _("LibreOffice gave no PDF for this file."),
}
