"""One form a kind of item: what is shown of a state, and the changes that were typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.enums import DeadlineKind, ItemKind
from dondoc.plans.forms.fields import LinesField, NumberField, PrintedDateField, WordsField, choices
from dondoc.plans.models.words import DEADLINES, DIRECTIONS, FREQUENCIES, OPERATORS, ROLES, Words
from dondoc.plans.rules.drafting import Json, Values, plain_decimal
from dondoc.plans.rules.text import number_words
from dondoc.plans.rules.times import value_shown, value_typed

_YEARS: dict[str, Any] = {"min_value": 1900, "max_value": 2999, "required": False}


_EXAMPLES: Words = {
    DeadlineKind.DATE: _("Write the date as 30/6/2025."),
    DeadlineKind.MONTH: _("Write the month as 6/2025."),
    DeadlineKind.QUARTER: _("Write the quarter as II/2025."),
    DeadlineKind.YEAR: _("Write the year as 2025, or years as 2026-2030."),
}


class ItemForm(forms.Form):
    """Shared by all kinds: the version that the form was filled in on, and the roles as lines."""

    #: Fields of the form that are roles of the item.
    roles: ClassVar[tuple[str, ...]] = ()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @classmethod
    def shown(cls, state: Values) -> dict[str, Any]:
        """The state as the form's initial values."""
        roles = {role: "\n".join(state["roles"].get(role, [])) for role in cls.roles}
        return {**cls.shown_fields(state), **roles}

    @classmethod
    def shown_fields(cls, state: Values) -> dict[str, Any]:
        fields: Json = state["fields"]
        return dict(fields)

    def changes(self) -> Values:
        """What was typed, for `actions.correct_item`."""
        return {"fields": self.changed_fields(), "roles": {role: self.cleaned_data[role] for role in self.roles}}

    def changed_fields(self) -> Json:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"version", *self.roles}}


class TaskForm(ItemForm):
    roles = ("lead", "coordinating", "supervising")
    text = WordsField(label=_("What is to be done"), rows=6)
    path = WordsField(label=_("Place in the outline"), max_length=120, required=False)
    lead = LinesField(label=ROLES["lead"], help_text=_("One agency a line."))
    coordinating = LinesField(label=ROLES["coordinating"], help_text=_("One agency a line."))
    supervising = LinesField(label=ROLES["supervising"], help_text=_("One agency a line."))
    deadline_kind = forms.ChoiceField(label=_("Kind of time"), choices=lambda: choices(DEADLINES))
    deadline_value = WordsField(
        label=_("Time"),
        required=False,
        help_text=_("30/6/2025, 6/2025, II/2025 or 2026-2030; several parted by commas."),
    )
    deadline_phrase = WordsField(
        label=_("The document's words for the time"),
        required=False,
        help_text=_("Where they put it “before” that time, the day before it is the last."),
    )

    @classmethod
    def shown_fields(cls, state: Values) -> dict[str, Any]:
        fields = dict(state["fields"])
        return {**fields, "deadline_value": value_shown(fields["deadline_kind"], fields["deadline_value"])}

    def clean(self) -> None:
        kind, typed = self.cleaned_data.get("deadline_kind"), self.cleaned_data.get("deadline_value", "")
        if not kind:
            return
        value = value_typed(kind, typed)
        if value is None:
            self.add_error("deadline_value", str(_EXAMPLES[kind]))
        else:
            self.cleaned_data["deadline_value"] = value


class IndicatorForm(ItemForm):
    roles = ("lead", "coordinating", "evaluator")
    name = WordsField(label=_("What is measured"), rows=2)
    code = WordsField(label=_("Number or place in the outline"), max_length=120, required=False)
    group = WordsField(label=_("Group"), required=False)
    unit = WordsField(label=_("Unit"), max_length=120, required=False)
    direction = forms.ChoiceField(
        label=_("Direction"), required=False, choices=lambda: choices(DIRECTIONS, empty=_("not said"))
    )
    is_body = forms.BooleanField(label=_("Set by a sentence, not by a table"), required=False)
    baseline_year = forms.IntegerField(label=_("Baseline: year"), **_YEARS)
    baseline_value = NumberField(label=_("Baseline: value"))
    baseline_rank = forms.IntegerField(label=_("Baseline: rank"), min_value=1, max_value=999, required=False)
    lead = LinesField(label=ROLES["lead"], help_text=_("One agency a line."))
    coordinating = LinesField(label=ROLES["coordinating"], help_text=_("One agency a line."))
    evaluator = LinesField(label=ROLES["evaluator"], help_text=_("One agency a line."))

    def __init__(self, *args: Any, targets: int = 1, **options: Any) -> None:
        super().__init__(*args, **options)
        self.targets = targets
        for index in range(targets):
            self.fields[f"target_{index}_year"] = forms.IntegerField(label=_("Target: year"), **_YEARS)
            self.fields[f"target_{index}_op"] = forms.ChoiceField(
                label=_("Target: bound"), choices=choices(OPERATORS), initial=">="
            )
            self.fields[f"target_{index}_value"] = NumberField(label=_("Target: value"))

    @classmethod
    def shown_fields(cls, state: Values) -> dict[str, Any]:
        fields = dict(state["fields"])
        fields["baseline_value"] = shown_number(fields["baseline_value"])
        for index, target in enumerate(state["targets"]):
            fields |= {f"target_{index}_{name}": target[name] for name in ("year", "op")}
            fields[f"target_{index}_value"] = shown_number(target["value"])
        return fields

    def changed_fields(self) -> Json:
        fields = {name: value for name, value in super().changed_fields().items() if not name.startswith("target_")}
        value = fields["baseline_value"]
        return {**fields, "baseline_value": plain_decimal(value) if value is not None else None}

    def changes(self) -> Values:
        return {**super().changes(), "targets": self._targets()}

    def _targets(self) -> list[Json]:
        rows = [
            {name: self.cleaned_data[f"target_{index}_{name}"] for name in ("year", "op", "value")}
            for index in range(self.targets)
        ]
        return [{**row, "value": plain_decimal(row["value"])} for row in rows if row["value"] is not None]


class DutyForm(ItemForm):
    roles = ("sender", "receiver")
    text = WordsField(label=_("The document's words"), rows=5)
    sender = LinesField(label=ROLES["sender"], help_text=_("One agency a line."))
    receiver = LinesField(label=ROLES["receiver"], help_text=_("One agency a line."))
    frequency = forms.ChoiceField(label=_("How often"), choices=lambda: choices(FREQUENCIES))
    due = LinesField(
        label=_("Due"), help_text=_("One a line: 06-01 is 1 June; “Q+1 02” day 2 of the month after the quarter.")
    )

    @classmethod
    def shown_fields(cls, state: Values) -> dict[str, Any]:
        return {**state["fields"], "due": "\n".join(state["fields"]["due"])}

    def clean_due(self) -> list[str]:
        due: list[str] = self.cleaned_data["due"]
        if any(len(entry) > 32 for entry in due):
            raise forms.ValidationError(_("Write each due date on a line of its own."))
        return due


class ReferenceForm(ItemForm):
    number = WordsField(label=_("Number"), max_length=64)
    type = WordsField(label=_("Type"), max_length=120, required=False)
    dated_on = PrintedDateField(label=_("Date"), required=False, help_text=_("05/01/2025, 01/2025 or 2025."))
    issuer = WordsField(label=_("Issuer"), max_length=255, required=False)
    is_implemented = forms.BooleanField(label=_("The plan carries it out"), required=False)

    @classmethod
    def shown_fields(cls, state: Values) -> dict[str, Any]:
        fields = dict(state["fields"])
        day = fields.pop("dated_on")
        precision = fields.pop("date_precision")
        return {**fields, "dated_on": PrintedDateField.words(date.fromisoformat(day) if day else None, precision)}

    def changed_fields(self) -> Json:
        fields = super().changed_fields()
        day, precision = fields["dated_on"]
        return {**fields, "dated_on": day, "date_precision": precision}


class RecipientForm(ItemForm):
    text = WordsField(label=_("Recipient"), rows=2)


def shown_number(value: str | None) -> str:
    """A state's decimal as a person would type it."""
    return number_words(Decimal(value)) if value else ""


FORMS: dict[str, type[ItemForm]] = {
    ItemKind.TASK: TaskForm,
    ItemKind.INDICATOR: IndicatorForm,
    ItemKind.DUTY: DutyForm,
    ItemKind.REFERENCE: ReferenceForm,
    ItemKind.RECIPIENT: RecipientForm,
}
