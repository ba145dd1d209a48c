"""Duties as they leave, a row a name of the document: the agency of then beside the agency of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from dondoc.agencies.models.words import STATES
from dondoc.lib import dates
from dondoc.lib.tables import Cell, Column, Table
from dondoc.plans.models.words import KINDS, ROLES
from dondoc.plans.queries.duties import Shown
from dondoc.plans.queries.live.wording import TIMES, time_words


def duties_table(rows: Sequence[Shown], day: date) -> Table:
    """The holdings on the day."""
    columns = [
        Column(_("Plan"), 20),
        Column(_("Kind"), 14),
        Column(_("No."), 12),
        Column(_("What is asked"), 70),
        Column(_("Role"), 14),
        Column(_("Words of the document"), 30),
        Column(_("Agency when the plan was issued"), 40),
        Column(_("Agency on %(day)s") % {"day": dates.show(day)}, 40),
        Column(_("Since"), 12),
        Column(_("By which change"), 50),
        Column(_("State"), 20),
        Column(_("Kind of time"), 20),
        Column(_("Time"), 20),
    ]
    return Table(_("Duties"), columns, (_row(row) for row in rows))


def _row(row: Shown) -> list[Cell]:
    what: list[Cell] = [row.plan_name, str(KINDS[row.kind]), row.path, row.words, str(ROLES[row.role]), row.phrase]
    who: list[Cell] = [row.first_name, row.holder_name, row.since, row.change, str(STATES[row.state])]
    kind, value, phrase = row.time
    return [*what, *who, str(TIMES.get(kind, "")), time_words(kind, value, phrase) if kind else ""]
