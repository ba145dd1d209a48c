"""Who sent in time, late, or not at all: of the reports that this one draws on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields

from django.utils.translation import gettext

from dondoc.consolidation.queries.figures.building import Figure, Put, Sheet
from dondoc.consolidation.queries.material import Material
from dondoc.consolidation.queries.senders import Sender
from dondoc.consolidation.rules.sending import Discipline
from dondoc.lib.text import sort_key
from dondoc.papers.table import Column, Kind, RowStyle


def sheet_of(material: Material, number: int) -> Sheet:
    """A row an agency that owed a report, and all of them below."""
    title = gettext("Reporting discipline by agency")
    note = gettext("Late stays late: a report that came after its day is late whatever became of it since.")
    sheet = Sheet(number, title, _columns(), unit=gettext("report"), note=note, sheet=gettext("Discipline"))
    rows: dict[int, list[Sender]] = defaultdict(list)
    for sender in material.senders:
        if sender.state is not None:
            rows[sender.agency].append(sender)
    for agency, owed in sorted(rows.items(), key=lambda pair: sort_key(pair[1][0].name)):
        sheet.add(owed[0].name, _entries(str(agency), owed[0].name, owed))
    every = [sender for owed in rows.values() for sender in owed]
    sheet.add(gettext("all"), _entries("all", gettext("All"), every), RowStyle.TOTAL)
    return sheet


def discipline_of(owed: Sequence[Sender]) -> Discipline:
    """Of several obligations."""
    found = Discipline()
    for sender in owed:
        found.add(sender.state, has_valid=sender.has_valid, is_late=sender.is_late)
    return found


def _entries(identity: str, name: str, owed: Sequence[Sender]) -> list[Put]:
    figures = (_figure(identity, field.name, owed) for field in fields(Discipline))
    return [name, *figures]


def _figure(identity: str, name: str, owed: Sequence[Sender]) -> Figure:
    behind = tuple(sender.obligation for sender in owed if getattr(discipline_of([sender]), name))
    return Figure(f"discipline/{identity}/{name}", len(behind), obligations=behind)


def _columns() -> tuple[Column, ...]:
    headings = {
        "owed": gettext("Owed"),
        "on_time": gettext("In time"),
        "late": gettext("Late"),
        "missing": gettext("Missing"),
        "not_yet_due": gettext("Not yet due"),
        "excused": gettext("Excused"),
        "nil": gettext("Nil"),
        "returned": gettext("Returned"),
        "waiting": gettext("Not yet accepted"),
        "accepted": gettext("Accepted"),
    }
    return (Column(gettext("Agency"), 4), *(Column(words, 1, Kind.NUMBER) for words in headings.values()))
