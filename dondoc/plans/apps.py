from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare


class PlansConfig(AppConfig):
    name = "dondoc.plans"
    label = "plans"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.plans.models.events import EVENTS  # noqa: PLC0415

        declare("plans", EVENTS)
