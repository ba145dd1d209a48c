"""The agency phrases of the real plans mean what people read in them, or nobody yet; never somebody else."""

from __future__ import annotations

from functools import cache

import pytest

from dondoc.agencies.enums import MeaningKind
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.plan import ExtractedPlan
from dondoc.extraction.reading import read_plan
from tests.gold.naming import CHECKED, DOCUMENTS, GROUPS, Judged, Score, Verdict, book_of, expected, members, scores
from tests.gold.shared import plan_file

#: Right or honestly unknown, of all phrases; and right, of those whose agencies the registry holds.
MISLEADS_NOBODY = 0.97
FOUND = 0.97
#: Right, of all phrases, where the province has brought in its communes.
RIGHT_WITH_COMMUNES = 0.95


@cache
def _scores(*, communes: bool = False) -> tuple[Score, ...]:
    return tuple(scores(communes=communes))


def _all(*, communes: bool = False) -> list[Judged]:
    return [one for score in _scores(communes=communes) for one in score.judged]


@pytest.mark.parametrize("communes", [False, True])
def test_no_phrase_is_silently_taken_for_somebody_else(*, communes: bool) -> None:
    judged = _all(communes=communes)

    assert [(one.phrase, one.wanted, one.meaning) for one in judged if one.verdict is Verdict.WRONG] == []


def test_nearly_all_phrases_are_right_or_honestly_unknown() -> None:
    good = sum(one.verdict is not Verdict.WRONG for one in _all())

    assert good / len(_all()) >= MISLEADS_NOBODY


def test_nearly_all_phrases_whose_agencies_the_registry_holds_are_found() -> None:
    held = [one for one in _all() if one.is_held]

    assert len(held) > 700
    assert sum(one.verdict is Verdict.RIGHT for one in held) / len(held) >= FOUND


def test_once_the_communes_are_there_nearly_all_phrases_are_right() -> None:
    judged = _all(communes=True)

    assert sum(one.verdict is Verdict.RIGHT for one in judged) / len(judged) >= RIGHT_WITH_COMMUNES


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_is_left_to_guessing(name: str) -> None:
    (score,) = (score for score in _scores() if score.document == name)
    held = [one for one in score.judged if one.is_held]

    assert sum(one.verdict is Verdict.RIGHT for one in held) >= 0.85 * len(held)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_list_has_every_phrase_that_the_reader_finds(name: str) -> None:
    plan = read_plan(source_from_text(plan_file(name).read_text(encoding="utf-8")))

    missing = [phrase for phrase in _phrases(plan) if len(phrase) < 300 and phrase not in CHECKED[name]["phrases"]]

    assert missing == []


def _phrases(plan: ExtractedPlan) -> list[str]:
    found: list[str] = []
    for roles in (*(task.roles for task in plan.tasks), *(indicator.roles for indicator in plan.indicators)):
        found += [*roles.lead, *roles.coordinating, *roles.supervising, *roles.evaluator, *roles.phrases.values()]
    return found + [sender for report in plan.reports for sender in (*report.sender, *report.receiver)]


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_of_the_list_has_members_somewhere(group: str) -> None:
    books = [book_of(CHECKED[name]["province"], CHECKED[name]["on"]) for name in DOCUMENTS]

    assert any(members(group, book) for book in books) or group in NOT_IN_THE_STARTER


#: Whom the starter registry does not bring: a province imports its communes and units.
NOT_IN_THE_STARTER = {"communes", "communes:xã", "tax_areas"}


def test_the_list_itself_is_read_as_meant() -> None:
    book = book_of("Bắc Giang", CHECKED["bacgiang-2024-nq02"]["on"])

    agency, nobody, both = (expected(wanted, book) for wanted in ("Công an tỉnh", "?", "Công an tỉnh; …"))

    assert (agency.kind, len(agency.agencies), agency.is_whole) == (MeaningKind.AGENCY, 1, True)
    assert nobody.kind is MeaningKind.UNKNOWN
    assert both.is_open
    assert not expected("Sở Không Có", book).is_whole
