"""What a server loads at its start is not looked at again, and looks come seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from dondoc.lib import rubbish


@pytest.fixture
def as_before() -> Iterator[None]:
    """The collector as it was."""
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("as_before")
def test_looks_come_seldom_and_pass_over_what_is_loaded() -> None:
    rubbish.look_seldom()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == 50_000
    assert gc.get_freeze_count() > 0
