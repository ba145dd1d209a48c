from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare, declare_things, declare_words


class PlansConfig(AppConfig):
    name = "dondoc.plans"
    label = "plans"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.agencies.policies.closing import declare_guard  # noqa: PLC0415
        from dondoc.agencies.policies.leaving import declare_handover  # noqa: PLC0415
        from dondoc.plans.actions.leaving import hand_over_drafts, open_drafts  # noqa: PLC0415
        from dondoc.plans.models.events import EVENTS  # noqa: PLC0415
        from dondoc.plans.queries.heirs import unchosen  # noqa: PLC0415
        from dondoc.plans.queries.live.history import FIELDS, THINGS, worded  # noqa: PLC0415

        declare("plans", EVENTS)
        declare_words("plans", fields=FIELDS, wording=worded)
        declare_things(THINGS)
        declare_handover("plans", what_is_open=open_drafts, hand_over=hand_over_drafts)
        declare_guard("plans", unchosen)
