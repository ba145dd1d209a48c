"""House laws that every model keeps."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from django.apps import apps
from django.db import models

#: From the lowest package with tables to the highest; see .importlinter.
ORDER = ("accounts", "audit", "evidence", "agencies", "plans", "progress", "reporting", "consolidation", "steering")
#: Instants at which nobody acts, so that no person belongs to them.
UNPAIRED = {
    "accounts.User.joined_at": "the account's own beginning",
    "audit.Event.at": "its person is `by`",
}


def _ours() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if model.__module__.startswith("dondoc."))


def test_every_package_with_tables_has_its_place_in_the_order() -> None:
    assert {model._meta.app_label for model in _ours()} <= set(ORDER)


def test_no_foreign_key_points_upwards() -> None:
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in _ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.app_label in ORDER
        and ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]
    assert upward == []


def test_every_person_has_an_instant() -> None:
    """Where somebody did something (x_by), it is told when (x_at)."""
    lonely = []
    for model in _ours():
        names = {field.name for field in model._meta.get_fields()}
        lonely += [
            f"{model._meta.label}.{name}"
            for name in names
            if name.endswith("_by") and f"{name.removesuffix('_by')}_at" not in names
        ]
    assert lonely == []


def test_no_model_works_in_its_save() -> None:
    """What a change does stands in `actions`, where it is read and tested."""
    assert [model._meta.label for model in _ours() if "save" in vars(model) or "delete" in vars(model)] == []


def test_the_exceptions_name_fields_that_exist() -> None:
    for label in UNPAIRED:
        model, field = label.rsplit(".", 1)
        assert apps.get_model(model)._meta.get_field(field)


def test_models_are_told_apart_by_their_words() -> None:
    """A list of people shows names, not “User object (1)”."""
    assert [
        model._meta.label for model in _ours() if inspect.getattr_static(model, "__str__") is models.Model.__str__
    ] == []
