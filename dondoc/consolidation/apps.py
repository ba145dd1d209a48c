from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare, declare_things


class ConsolidationConfig(AppConfig):
    name = "dondoc.consolidation"
    label = "consolidation"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.consolidation.models.events import EVENTS  # noqa: PLC0415
        from dondoc.consolidation.queries.record import THINGS  # noqa: PLC0415

        declare("consolidation", EVENTS)
        declare_things(THINGS)
