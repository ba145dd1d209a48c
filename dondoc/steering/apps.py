from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare, declare_things, declare_words


class SteeringConfig(AppConfig):
    name = "dondoc.steering"
    label = "steering"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.steering.models.events import EVENTS  # noqa: PLC0415
        from dondoc.steering.queries.record import THINGS, worded  # noqa: PLC0415

        declare("steering", EVENTS)
        declare_words("steering", fields={}, wording=worded)
        declare_things(THINGS)
