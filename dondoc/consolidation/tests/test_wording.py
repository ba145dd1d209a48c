from __future__ import annotations

from dondoc.consolidation.rules.wording import Said, lines_of, merged, sentence_of, suggested

TRADE = Said("Sở Công Thương", "Đã ban hành hướng dẫn", "12/HD-SCT, 20/03/2026")
HEALTH = Said("Sở Y tế", "Đang thực hiện.\n\nChờ kinh phí.")


def test_several_answers_are_a_line_each_with_their_agency() -> None:
    assert suggested([TRADE, HEALTH]) == (
        "Sở Công Thương: Đã ban hành hướng dẫn (12/HD-SCT, 20/03/2026).\nSở Y tế: Đang thực hiện. Chờ kinh phí."
    )


def test_one_answer_alone_is_told_with_its_agency_too() -> None:
    assert suggested([HEALTH]) == "Sở Y tế: Đang thực hiện. Chờ kinh phí."


def test_an_answer_without_words_gives_no_line() -> None:
    assert suggested([TRADE, Said("Sở Y tế", "  ")]) == (
        "Sở Công Thương: Đã ban hành hướng dẫn (12/HD-SCT, 20/03/2026)."
    )


def test_a_product_that_the_words_name_is_not_named_twice() -> None:
    said = Said("Sở Y tế", "Đã ban hành 5/QĐ-SYT.", "5/QĐ-SYT")
    assert sentence_of(said) == "Đã ban hành 5/QĐ-SYT."


def test_a_product_alone_is_a_sentence() -> None:
    assert sentence_of(Said("Sở Y tế", "", "5/QĐ-SYT")) == "5/QĐ-SYT."


def test_merging_makes_one_paragraph() -> None:
    assert merged(["Một.\nHai.", "", " Ba. "]) == "Một. Hai. Ba."


def test_empty_lines_are_no_paragraphs() -> None:
    assert lines_of(" một \n\n hai  ba\n") == ("một", "hai ba")
