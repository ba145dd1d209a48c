from __future__ import annotations

import pytest

from dondoc.accounts.models import User
from dondoc.consolidation.tests.world import Cast, Scene, a_scene


@pytest.fixture
def cast(minh: User, dung: User, lan: User, binh: User) -> Cast:
    return Cast(minh, dung, lan, binh)


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """A report on a quarter of which nobody has reported yet."""
    return a_scene(cast)
