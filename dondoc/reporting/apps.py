from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from dondoc.audit.vocabulary import declare, declare_things, declare_words


class ReportingConfig(AppConfig):
    name = "dondoc.reporting"
    label = "reporting"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.reporting.models.closing import write_closing_days  # noqa: PLC0415
        from dondoc.reporting.models.events import EVENTS, FIELDS  # noqa: PLC0415
        from dondoc.reporting.queries.record import THINGS, worded  # noqa: PLC0415

        declare("reporting", EVENTS)
        declare_words("reporting", fields=FIELDS, wording=worded)
        declare_things(THINGS)
        post_migrate.connect(write_closing_days, sender=self)
