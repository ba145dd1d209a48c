from __future__ import annotations

import pytest

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.permissions import BUNDLES, REACHING_DOWN, ROLE_NAMES, SENTENCES, role_name


def test_every_permission_has_its_sentence_and_every_role_its_name_and_bundle() -> None:
    assert set(SENTENCES) == set(Permission)
    assert set(ROLE_NAMES) == set(BUNDLES) == set(Role)
    assert set(Role) > REACHING_DOWN


def test_every_permission_is_in_somebodys_bundle() -> None:
    assert frozenset().union(*BUNDLES.values()) == set(Permission)


@pytest.mark.parametrize("role", Role)
def test_everybody_may_read_what_is_issued(role: Role) -> None:
    assert BUNDLES[role] >= {Permission.READ_PLANS, Permission.READ_REGISTRY}


def test_who_looks_after_the_installation_has_no_hand_in_plans() -> None:
    assert not BUNDLES[Role.ADMINISTRATOR] & {Permission.REVIEW_DRAFTS, Permission.ISSUE_PLANS}


def test_an_unknown_role_is_shown_by_its_word() -> None:
    assert role_name("auditor") == "auditor"
