from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare, declare_capacity, declare_things, declare_words


class AgenciesConfig(AppConfig):
    name = "dondoc.agencies"
    label = "agencies"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.agencies.actions import signing_in  # noqa: PLC0415
        from dondoc.agencies.models.events import FIELDS, SENTENCES, worded  # noqa: PLC0415
        from dondoc.agencies.permissions import capacity_of  # noqa: PLC0415
        from dondoc.agencies.queries.things import THINGS  # noqa: PLC0415

        declare("agencies", SENTENCES)
        declare("accounts", signing_in.SENTENCES)
        declare_words("agencies", fields=FIELDS, wording=worded)
        declare_things(THINGS)
        declare_capacity(capacity_of)
        signing_in.listen()
