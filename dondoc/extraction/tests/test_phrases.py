"""The reader's door for phrases that name agencies."""

from __future__ import annotations

from dondoc.extraction.phrases import known_words, part


def test_a_phrase_is_parted_into_names_that_stand_where_they_say() -> None:
    parted = part("Các  Sở: TN&MT, XD và UBND cấp huyện")

    assert [name.text for name in parted.names] == ["Sở TN&MT", "Sở XD", "UBND cấp huyện"]
    assert [parted.phrase[name.start : name.end] for name in parted.names] == ["TN&MT", "XD", "UBND cấp huyện"]
    assert [name.definite for name in parted.names] == [True, True, True]
    assert parted.between == ("Các Sở: ", ", ", " và ", "")


def test_a_collective_is_no_one_body() -> None:
    assert [name.definite for name in part("các sở, ngành và Sở Y tế").names] == [False, True]


def test_words_that_name_nobody_are_all_between() -> None:
    assert part("nâng cao chất lượng").names == ()
    assert part("nâng cao chất lượng").between == ("nâng cao chất lượng",)


def test_the_reader_tells_the_words_that_names_are_made_of() -> None:
    assert {"sở", "ngoại", "vụ"} <= known_words()
    assert "sây" not in known_words()
