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


def test_no_look_while_it_is_put_off() -> None:
    with rubbish.put_off():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_looks_come_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), rubbish.put_off():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_what_puts_it_off_within_another_does_not_bring_it_back() -> None:
    with rubbish.put_off():
        with rubbish.put_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
