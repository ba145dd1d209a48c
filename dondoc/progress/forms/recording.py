from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dondoc.evidence.forms import FilesField
from dondoc.lib.fields import DayField
from dondoc.progress.actions import Said
from dondoc.progress.enums import State
from dondoc.progress.forms.fields import AmountField, words_field
from dondoc.progress.models.words import STATES
from dondoc.progress.queries.standing import Standing


class RecordForm(forms.Form):
    """What the agency says of its share."""

    state = forms.ChoiceField(
        label=_("State"),
        widget=forms.RadioSelect,
        choices=lambda: [(state, capfirst(str(words))) for state, words in STATES.items()],
    )
    text = words_field(
        _("What has been done"),
        rows=4,
        required=False,
        hint=_("In words. Where it cannot be done: why, and who could help."),
    )
    product_number = words_field(
        _("Number of the document"), required=False, limit=64, hint=_("What came of it, such as 45/QĐ-SCT.")
    )
    product_on = DayField(label=_("Date of the document"), required=False)
    product_name = words_field(_("What it is about"), required=False, limit=500)
    evidence = FilesField(label=_("Files that show it"))
    amount_done = AmountField(
        label=_("Done so far"),
        help_text=_("Where something is counted. Leave it empty where nothing is known; 0 means none."),
    )
    amount_planned = AmountField(label=_("Planned in all"))
    unit = words_field(_("Unit"), required=False, limit=64)

    @classmethod
    def filled(cls, standing: Standing) -> RecordForm:
        """With what was measured last, so that only what changed is typed."""
        measure = standing.measure
        initial: dict[str, Any] = {"state": standing.state or ""}
        if measure:
            initial |= {"amount_done": measure.done, "amount_planned": measure.planned, "unit": measure.unit}
        return cls(initial=initial)

    def said(self) -> Said:
        """What was typed, for `actions.record_progress`."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in {"evidence", "state"}}
        return Said(state=State(self.cleaned_data["state"]), **typed)


class AskForm(forms.Form):
    """A request for more time."""

    wanted_on = DayField(label=_("Until when"))
    reason = words_field(_("Why"), rows=4, hint=_("What stands in the way, and what is done about it."))
