from __future__ import annotations

import pytest

from dondoc.plans.rules.reaching import in_context

ALL = "các Sở, UBND các xã, đơn vị liên quan"


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        (["Các sở, ngành", "địa phương liên quan"], ["Các sở, ngành, địa phương liên quan", "địa phương liên quan"]),
        (["Sở Tài chính", "các đơn vị liên quan"], ["Sở Tài chính", "các đơn vị liên quan"]),
        (["các Sở", "UBND các xã", "đơn vị liên quan"], [ALL, "UBND các xã, đơn vị liên quan", "đơn vị liên quan"]),
        (["Các sở, ngành có liên quan", "UBND cấp xã"], ["Các sở, ngành có liên quan", "UBND cấp xã"]),
        ([], []),
    ],
)
def test_what_is_said_of_the_last_is_said_of_all_since_the_last_plural(phrases: list[str], said: list[str]) -> None:
    assert in_context(phrases) == said
