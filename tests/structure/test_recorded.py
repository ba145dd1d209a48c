"""Every change is told: each action records an event in its transaction, each verb is one that an action records."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path

import pytest

from dondoc.audit import vocabulary
from dondoc.lib.catalogue import ROOT

PACKAGES = ("agencies", "consolidation", "evidence", "plans", "progress", "reporting", "steering")
#: A module and a function in it.
Place = tuple[Path, str]
#: Public functions with a `by` that leave no event of their own, and why.
SILENT = {
    "plans.keep_typed": "nothing in the plan has changed: only its typist sees it",
    "plans.forget_typed": "the same",
    "plans.run_reading": "its steps are transactions of their own, each with its event",
    "reporting.save_answer": "a draft is the agency's own until it is sent; each answer keeps who saved it last",
    "reporting.clear_answer": "the same",
    "reporting.begin_revision": "whoever calls it takes the step that is recorded",
}


@cache
def sources(package: str) -> dict[Path, ast.Module]:
    """The modules of the package's actions, parsed."""
    files = (ROOT / "dondoc" / package / "actions").rglob("*.py")
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}


@cache
def functions(package: str) -> dict[Place, ast.FunctionDef]:
    """Every function of the package's actions by its module and name."""
    return {
        (path, node.name): node
        for path, tree in sources(package).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


def places(package: str, name: str, module: Path | None = None) -> list[Place]:
    """Where a function of this name stands: in the module that names it, else in any other."""
    known = functions(package)
    if module and (module, name) in known:
        return [(module, name)]
    return [place for place in known if place[1] == name]


def reached(package: str, name: str) -> dict[Place, ast.FunctionDef]:
    """Every function that the action reaches within its package, itself among them."""
    known, waiting, seen = functions(package), places(package, name), dict[Place, ast.FunctionDef]()
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen[place] = known[place]
            waiting += [other for word in words_of(known[place]) for other in places(package, word, place[0])]
    return seen


def words_of(function: ast.FunctionDef) -> set[str]:
    """Names of all that the function calls, and of what it hands on to be called."""
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def is_atomic(function: ast.FunctionDef) -> bool:
    """Decorated as one transaction, or opening one inside."""
    return "transaction.atomic" in ast.unparse(function)


def public_actions() -> Iterator[str]:
    for package in PACKAGES:
        room = import_module(f"dondoc.{package}.actions")
        for name in room.__all__:
            thing = getattr(room, name)
            if isfunction(thing) and "by" in signature(thing).parameters:
                yield f"{package}.{name}"


ACTIONS = list(public_actions())


@pytest.mark.parametrize("action", [name for name in ACTIONS if name not in SILENT])
def test_an_action_records_an_event_in_one_transaction(action: str) -> None:
    package, _, name = action.partition(".")
    inner = reached(package, name).values()
    assert any({"record", "record_all"} & words_of(function) for function in inner), f"{action} records nothing"
    # What is written for other actions stands in their transactions.
    assert name.startswith("write_") or any(map(is_atomic, inner)), f"{action} opens no transaction"


def test_the_silent_ones_are_there() -> None:
    have = {f"{package}.{name}" for package in PACKAGES for name in import_module(f"dondoc.{package}.actions").__all__}
    assert set(SILENT) <= have


@pytest.mark.parametrize("verb", [verb for verb in vocabulary.verbs() if verb.partition(".")[0] in PACKAGES])
def test_a_verb_is_recorded_by_an_action(verb: str) -> None:
    package = verb.partition(".")[0]
    words = {
        node.value for tree in sources(package).values() for node in ast.walk(tree) if isinstance(node, ast.Constant)
    }
    assert verb in words


@pytest.mark.parametrize("package", PACKAGES)
def test_an_action_records_only_verbs_that_have_a_sentence(package: str) -> None:
    words = {
        str(node.value)
        for tree in sources(package).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and str(node.value).startswith(f"{package}.")
    }
    jobs = {word for word in words if word in {"agencies.send_invitation", "plans.plan"}}
    assert words - jobs <= set(vocabulary.verbs())
