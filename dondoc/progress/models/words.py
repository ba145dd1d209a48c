"""The words that pages show for the vocabularies of this package."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dondoc.progress.enums import Cell, Confirmer, Show, State, WithdrawalKind

Words = dict[str, str | Promise]

STATES: Words = {
    State.NOT_BEGUN: pgettext_lazy("state of a task", "not begun"),
    State.UNDER_WAY: pgettext_lazy("state of a task", "under way"),
    State.DONE: pgettext_lazy("state of a task", "done"),
    State.CANNOT: pgettext_lazy("state of a task", "cannot be done"),
}
#: Where nothing was ever said.
UNSAID = pgettext_lazy("state of a task", "nothing recorded")

CELLS: Words = {
    Cell.DONE_ON_TIME: pgettext_lazy("count", "done on time"),
    Cell.DONE_LATE: pgettext_lazy("count", "done late"),
    Cell.OPEN_IN_TIME: pgettext_lazy("count", "open, in time"),
    Cell.OPEN_LATE: pgettext_lazy("count", "open, late"),
    Cell.NO_DATE_OPEN: pgettext_lazy("count", "no date, open"),
    Cell.NO_DATE_DONE: pgettext_lazy("count", "no date, done"),
}

SHOWS: Words = {
    **CELLS,
    Show.NEAR: pgettext_lazy("count", "near its date"),
    Show.WAITS: pgettext_lazy("count", "waits to be confirmed"),
    Show.ASKED: pgettext_lazy("count", "more time asked"),
    Show.WITHDRAWN: pgettext_lazy("count", "cancelled or replaced"),
}

CONFIRMERS: Words = {
    Confirmer.FOCAL: _("the plan's focal agency"),
    Confirmer.SUPERVISING: _("the agency that supervises the task"),
    Confirmer.LEADER: _("a leader of the province"),
}

WITHDRAWALS: Words = {
    WithdrawalKind.CANCELLED: pgettext_lazy("task", "cancelled"),
    WithdrawalKind.SUPERSEDED: pgettext_lazy("task", "replaced by another"),
    WithdrawalKind.RESTORED: pgettext_lazy("task", "counts again"),
}
