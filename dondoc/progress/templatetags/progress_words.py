"""`{% load progress_words %}`: states, counts and measures of tasks in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.lib import numbers
from dondoc.plans.queries.live.wording import last_day_words, time_words
from dondoc.progress.enums import Cell, State
from dondoc.progress.models import Entry, EntryFile
from dondoc.progress.models.words import CELLS, CONFIRMERS, SHOWS, STATES, UNSAID, WITHDRAWALS
from dondoc.progress.queries.lines import Line, Words
from dondoc.progress.queries.shares import Share
from dondoc.progress.queries.standing import Measure, measure_of
from dondoc.progress.rules.cells import Counts

register = template.Library()
StrOrPromise = str | Promise

#: The class of each count's tag in tag.css.
_TAGS = {
    Cell.DONE_ON_TIME: "tag-done",
    Cell.DONE_LATE: "tag-done",
    Cell.OPEN_IN_TIME: "tag-on-time",
    Cell.OPEN_LATE: "tag-late",
    Cell.NO_DATE_DONE: "tag-done",
}

register.filter("measure_of", measure_of)
register.filter("state_words", lambda state: STATES.get(state, UNSAID) if state else UNSAID)
register.filter("cell_words", lambda cell: CELLS.get(cell, cell))
register.filter("show_words", lambda show: SHOWS.get(show, show))
register.filter("confirmer_words", lambda confirmer: CONFIRMERS.get(confirmer, ""))
register.filter("withdrawal_words", lambda kind: WITHDRAWALS.get(kind, kind))


@register.filter
def line_tag(line: Line) -> str:
    """The class of the tag that says where a task stands."""
    if line.is_near:
        return "tag-near"
    return _TAGS.get(line.cell, "") if line.cell else ""


@register.filter
def line_words(line: Line) -> StrOrPromise:
    """Where a task stands, in words."""
    if line.cell is None:
        return next(
            (WITHDRAWALS[share.withdrawn.kind] for share in line.shares if share.withdrawn), _("counts nowhere")
        )
    return SHOWS["near"] if line.is_near else CELLS[line.cell]


@register.filter
def by_state(shares: Iterable[Share]) -> list[tuple[StrOrPromise, int]]:
    """How many shares are in each state, as their agencies say."""
    numbers = Counter(share.state for share in shares)
    return [(STATES[state] if state else UNSAID, numbers[state]) for state in (*State, None) if numbers[state]]


@register.filter
def count_of(counts: Counts, cell: str) -> int:
    """How many stand in the cell."""
    return counts[cell]


@register.filter
def percent(share: Decimal | None) -> str:
    """A share from 0 to 1 in hundredths, to a tenth; a dash where there is none."""
    return "–" if share is None else f"{numbers.show(round(share * 100, 1))}\u00a0%"


@register.filter
def measured(measure: Measure | None) -> str:
    """ "3 of 12 conferences (25 %)"; a blank is said as such, and never taken for zero."""
    if measure is None:
        return ""
    done = _("not measured") if measure.done is None else numbers.show(measure.done)
    if measure.planned is None:
        return f"{done} {measure.unit}".strip()
    words = _("%(done)s of %(planned)s %(unit)s")
    said = words % {"done": done, "planned": numbers.show(measure.planned), "unit": measure.unit}
    of_hundred = measure.percent
    return said.strip() if of_hundred is None else f"{said.strip()} ({percent(of_hundred / 100)})"


@register.filter
def printed_time(words: Words) -> str:
    """The time of a task as the plan says it."""
    return time_words(*words.time)


@register.filter
def last_day(words: Words) -> str:
    """The last day in time by the plan, with its words where they name the day after."""
    return last_day_words(*words.time)


@register.filter
def words_of(text: str) -> list[str]:
    """The words of a text, for a loop over few known ones."""
    return text.split()


@register.filter
def done_of(counts: Counts) -> int:
    """How many are done, in time, late or without a date; the counts themselves stay apart."""
    return counts.done_on_time + counts.done_late + counts.no_date_done


@register.filter
def with_query(address: str, query: str) -> str:
    """The address, ready for further words of a query."""
    return f"{address}?{query}&" if query else f"{address}?"


@register.filter
def files_of(entry: Entry) -> list[tuple[str, EntryFile]]:
    """The files of an entry, each with its address."""
    return [(reverse("progress:file", args=[link.pk]), link) for link in entry.files.all()]
