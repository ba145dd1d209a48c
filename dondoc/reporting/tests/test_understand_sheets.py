"""What is taken of a form that came back, against what stood in it and what the draft says now."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.sheets.form import Filled, FilledRow, Form, Identity, Raw, Value, fingerprint
from dondoc.reporting.rules.sheets.identity import identity_in, line_of
from dondoc.reporting.rules.sheets.keeping import filled_of, kept
from dondoc.reporting.rules.sheets.outcome import Fit, Reason, Understood, Verdict
from dondoc.reporting.rules.sheets.stamps import stamp_of
from dondoc.reporting.rules.sheets.understanding import understand
from dondoc.reporting.tests.forms import IDENTITY, TODAY, a_form, a_row, with_now

FORM = a_form(
    a_row("NV-1", text="Đã rà soát.", state="under_way"),
    a_row("CT-7", AnswerKind.INDICATOR, value=Decimal(1234)),
)


def back(form: Form, key: str, *, place: str = "dòng 5", stamp: bool = True, **typed: Value | Raw) -> FilledRow:
    """The row as it comes back: as the form was made out, with what was typed."""
    row = next(row for row in form.rows if row.key == key)
    values = {**row.values, **typed}
    words = {"under_way": "Đang thực hiện", "done": "Đã hoàn thành"}
    cells = {
        name: value if isinstance(value, Raw) else Raw(words.get(str(value), value)) for name, value in values.items()
    }
    return FilledRow(place, key, cells, row.words, stamp_of(row.kind, row.values) if stamp else "")


def outcome(form: Form, *rows: FilledRow, identity: Identity | None = IDENTITY) -> list[Understood]:
    return list(understand(form, Filled(identity, rows), on=TODAY).rows)


def one(form: Form, row: FilledRow) -> Understood:
    return outcome(form, row)[0]


def reasons(row: Understood) -> list[Reason]:
    return [note.reason for note in row.notes]


def test_an_untouched_row_changes_nothing() -> None:
    assert one(FORM, back(FORM, "NV-1")).verdict == Verdict.SAME


def test_what_was_typed_is_taken_and_nothing_else_of_its_row() -> None:
    found = one(FORM, back(FORM, "NV-1", text="Xong cả 12."))
    assert (found.verdict, dict(found.values), dict(found.now)) == (
        Verdict.TAKEN,
        {"text": "Xong cả 12."},
        {"text": "Đã rà soát."},
    )


def test_trap_4_a_cell_that_was_emptied_erases_nothing() -> None:
    found = one(FORM, back(FORM, "NV-1", text="", state=None))
    assert (found.verdict, found.values) == (Verdict.BLANK, {})


def test_a_zero_is_taken_as_zero() -> None:
    assert one(FORM, back(FORM, "CT-7", value=Decimal(0))).values == {"value": Decimal(0)}


def test_a_number_as_the_form_printed_it_is_not_asked_about() -> None:
    assert one(FORM, back(FORM, "CT-7", value="1.234")).verdict == Verdict.SAME


def test_a_number_of_two_readings_is_offered_both_ways() -> None:
    found = one(FORM, back(FORM, "CT-7", value="2.345"))
    assert (found.verdict, found.values, found.others) == (
        Verdict.ASKED,
        {"value": Decimal(2345)},
        {"value": Decimal("2.345")},
    )


def test_a_row_is_taken_in_part_where_one_cell_is_not_understood() -> None:
    found = one(FORM, back(FORM, "NV-1", text="Xong.", product_on="31/02/2026"))
    assert (found.verdict, dict(found.values)) == (Verdict.PARTLY, {"text": "Xong."})
    assert reasons(found) == [Reason.NO_SUCH_DAY]


def test_a_row_of_which_nothing_is_understood_says_why() -> None:
    found = one(FORM, back(FORM, "NV-1", state="gần xong"))
    assert (found.verdict, reasons(found)) == (Verdict.NOT_UNDERSTOOD, [Reason.UNKNOWN_STATE])


def test_what_somebody_changed_on_the_page_meanwhile_is_chosen_by_a_person() -> None:
    now = with_now(FORM, "NV-1", text="Người khác ghi.")
    found = one(now, back(FORM, "NV-1", text="Tôi ghi."))
    assert (found.verdict, found.now, found.values) == (
        Verdict.CONFLICT,
        {"text": "Người khác ghi."},
        {"text": "Tôi ghi."},
    )


def test_another_cell_of_the_row_changed_on_the_page_is_no_conflict() -> None:
    now = with_now(FORM, "NV-1", state="done")
    found = one(now, back(FORM, "NV-1", text="Tôi ghi."))
    assert (found.verdict, dict(found.values)) == (Verdict.TAKEN, {"text": "Tôi ghi."})
    assert reasons(found) == [Reason.KEPT_NEWER]


def test_the_same_on_the_page_and_in_the_file_is_the_same() -> None:
    now = with_now(FORM, "NV-1", text="Cùng ghi.")
    assert one(now, back(FORM, "NV-1", text="Cùng ghi.")).verdict == Verdict.SAME


def test_without_its_stamp_a_row_asks_before_it_overwrites() -> None:
    asked = one(FORM, back(FORM, "NV-1", stamp=False, text="Tôi ghi."))
    free = one(FORM, back(FORM, "NV-1", stamp=False, product_number="5/BC"))
    assert (asked.verdict, reasons(asked)) == (Verdict.CONFLICT, [Reason.NO_STAMP])
    assert (free.verdict, dict(free.values)) == (Verdict.TAKEN, {"product_number": "5/BC"})


def test_the_same_row_twice_with_different_answers_is_not_taken() -> None:
    rows = outcome(FORM, back(FORM, "NV-1", text="A."), back(FORM, "NV-1", place="dòng 9", text="B."))
    assert [row.verdict for row in rows[:2]] == [Verdict.DOUBLED] * 2
    assert "dòng 9" in rows[0].notes[-1].detail


def test_the_same_row_twice_with_the_same_answer_is_taken_once() -> None:
    rows = outcome(FORM, back(FORM, "NV-1", text="A."), back(FORM, "NV-1", place="dòng 9", text="A."))
    assert [row.verdict for row in rows] == [Verdict.TAKEN, Verdict.MISSING]


def test_a_copy_of_a_row_in_which_nothing_was_typed_is_no_second_answer() -> None:
    rows = outcome(FORM, back(FORM, "NV-1"), back(FORM, "NV-1", place="dòng 9", text="A."))
    assert [row.verdict for row in rows] == [Verdict.TAKEN, Verdict.MISSING]


def test_rows_not_asked_for_and_rows_without_a_key_are_told() -> None:
    strange = FilledRow("dòng 6", "NV-99", {"text": Raw("Đã xong.")})
    own = FilledRow("dòng 7", "", {"text": Raw("Việc khác.")})
    rows = outcome(FORM, strange, own, back(FORM, "NV-1"), back(FORM, "CT-7"))
    assert [(row.verdict, reasons(row)) for row in rows[:2]] == [
        (Verdict.NOT_ASKED, [Reason.UNKNOWN_KEY]),
        (Verdict.NOT_UNDERSTOOD, [Reason.NO_KEY]),
    ]


def test_a_row_that_was_taken_out_of_the_file_is_told_as_missing() -> None:
    rows = outcome(FORM, back(FORM, "NV-1"))
    assert [(row.key, row.verdict) for row in rows] == [("NV-1", Verdict.SAME), ("CT-7", Verdict.MISSING)]


@pytest.mark.parametrize(
    ("identity", "fit"),
    [
        (None, Fit.UNKNOWN),
        (replace(IDENTITY, agency=6, obligation=13), Fit.OTHER_AGENCY),
        (replace(IDENTITY, regime=4), Fit.OTHER_REGIME),
        (replace(IDENTITY, plan=8), Fit.OTHER_REGIME),
    ],
)
def test_of_a_form_of_another_agency_report_or_plan_nothing_is_offered(identity: Identity | None, fit: Fit) -> None:
    found = understand(FORM, Filled(identity, (back(FORM, "NV-1", text="A."),)), on=TODAY)
    assert (found.fit, found.rows) == (fit, ())


def test_of_a_form_of_another_period_everything_is_asked() -> None:
    other = replace(IDENTITY, obligation=11, period="2025-Q4")
    found = understand(FORM, Filled(other, (back(FORM, "NV-1", text="A."),)), on=TODAY)
    assert found.fit == Fit.OTHER_PERIOD
    assert found.rows[0].verdict == Verdict.ASKED


def test_of_last_years_form_what_matches_is_offered_and_the_rest_told() -> None:
    older = replace(IDENTITY, asked="0000000000")
    rows = (back(FORM, "NV-1", text="A."), FilledRow("dòng 8", "NV-98", {"text": Raw("Cũ.")}))
    found = understand(FORM, Filled(older, rows), on=TODAY)
    assert found.fit == Fit.RENEWED
    assert [row.verdict for row in found.rows] == [Verdict.TAKEN, Verdict.NOT_ASKED, Verdict.MISSING]


def test_the_line_of_a_form_is_known_again_and_a_changed_one_is_not() -> None:
    line = line_of(IDENTITY)
    assert identity_in(f"Mã biểu (không sửa): {line}.") == IDENTITY
    assert identity_in(line.replace("2026-Q1", "2026-Q2")) is None


def test_what_is_asked_has_the_same_fingerprint_in_any_order() -> None:
    asked = [("NV-1", "Việc một"), ("NV-2", "Việc hai")]
    assert fingerprint(asked) == fingerprint(reversed(asked)) != fingerprint(asked[:1])


def test_what_stood_in_a_file_is_kept_as_it_was() -> None:
    filled = Filled(IDENTITY, (back(FORM, "CT-7", text=Raw("x", is_merged=True)), back(FORM, "NV-1", product_on=TODAY)))
    assert filled_of(kept(filled)) == filled
