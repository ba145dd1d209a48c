from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from dondoc.lib.env import Environment


def test_an_unset_or_empty_variable_takes_its_default() -> None:
    env = Environment({"DONDOC_EMPTY": "  "})
    assert env.text("DONDOC_EMPTY", "x") == "x"
    assert env.flag("DONDOC_FLAG", default=True) is True
    assert env.number("DONDOC_NUMBER", 7) == 7
    assert env.words("DONDOC_WORDS") == []
    assert env.secret("DONDOC_SECRET") == ""


def test_values_are_read_by_their_type() -> None:
    env = Environment({"A": "Yes", "B": "off", "C": "12", "D": " a, b ,,", "E": "INFO"})
    assert env.flag("A", default=False) is True
    assert env.flag("B", default=True) is False
    assert env.number("C", 0) == 12
    assert env.words("D") == ["a", "b"]
    assert env.choice("E", "DEBUG", ("DEBUG", "INFO")) == "INFO"


def test_a_wrong_value_stops_with_the_name_of_the_variable() -> None:
    env = Environment({"A": "maybe", "B": "-1", "C": "0", "D": "LOUD"})
    for read in (
        lambda: env.flag("A", default=False),
        lambda: env.number("B", 1),
        lambda: env.number("C", 1, least=1),
        lambda: env.choice("D", "INFO", ("INFO",)),
    ):
        with pytest.raises(ImproperlyConfigured, match=r"^[ABCD] must be .*not “"):
            read()


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "key"
    kept.write_text("bí mật\n", encoding="utf-8")
    assert Environment({"KEY_FILE": str(kept)}).secret("KEY") == "bí mật"


def test_a_secret_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="KEY or KEY_FILE, not both"):
        Environment({"KEY": "a", "KEY_FILE": str(tmp_path)}).secret("KEY")
    with pytest.raises(ImproperlyConfigured, match=r"KEY_FILE names .*absent.* cannot be read"):
        Environment({"KEY_FILE": str(tmp_path / "absent")}).secret("KEY")


def test_every_name_that_was_asked_for_is_remembered() -> None:
    env = Environment({})
    env.secret("DONDOC_KEY")
    env.path("DONDOC_DIR", Path())
    assert env.names == ["DONDOC_KEY", "DONDOC_KEY_FILE", "DONDOC_DIR"]
