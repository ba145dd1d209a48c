"""Reports are written in the agency's own Word form from a day on; an unfit one is refused with its faults."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dondoc.accounts.models import User
from dondoc.consolidation import actions
from dondoc.consolidation.models import Template
from dondoc.consolidation.queries.files import template_on
from dondoc.consolidation.tests.world import AFTER_THE_DUE_DAY
from dondoc.lib.errors import Forbidden, Refused
from dondoc.papers.docx.template import default_template
from dondoc.reporting.tests.world import agency

MAY = date(2026, 5, 1)


def set_form(by: User, data: bytes | None, since: date = MAY, name: str = "mau.docx") -> Template:
    keeper = agency("so-tai-chinh")
    return actions.set_template(agency=keeper, since=since, data=data, name=name, by=by, at=AFTER_THE_DUE_DAY)


def test_a_form_holds_from_its_day_on_until_the_built_in_one_is_taken_again(lan: User) -> None:
    set_form(lan, default_template())
    set_form(lan, None, since=date(2026, 7, 1))
    key = agency("so-tai-chinh").pk
    held = [template_on(key, day) for day in (date(2026, 4, 30), MAY, date(2026, 7, 1))]
    assert held == [None, default_template(), None]


def test_a_file_that_is_no_form_is_refused_with_the_reason(lan: User) -> None:
    with pytest.raises(Refused, match="Word"):
        set_form(lan, b"PK no form")
    assert not Template.objects.exists()


def test_a_stranger_sets_no_form(minh: User) -> None:
    agency("so-tai-chinh")
    with pytest.raises(Forbidden):
        set_form(minh, default_template())


def test_which_form_held_when_cannot_be_rewritten(lan: User) -> None:
    set_form(lan, default_template())
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Template.objects.update(since=date(2020, 1, 1))
