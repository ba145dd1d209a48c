from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare


class SteeringConfig(AppConfig):
    name = "dondoc.steering"
    label = "steering"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.steering.models.events import EVENTS  # noqa: PLC0415

        declare("steering", EVENTS)
