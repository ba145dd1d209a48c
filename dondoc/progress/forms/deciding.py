from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dondoc.lib.fields import DayField
from dondoc.plans.models import Plan, Task
from dondoc.progress.enums import Confirmer, Verdict, WithdrawalKind
from dondoc.progress.forms.fields import words_field
from dondoc.progress.models.words import CONFIRMERS, WITHDRAWALS


class ConfirmForm(forms.Form):
    """A second person's word."""

    verdict = forms.ChoiceField(
        label=_("Is it done?"),
        widget=forms.RadioSelect,
        choices=[(Verdict.CONFIRMED.value, _("Yes, it is done")), (Verdict.SENT_BACK.value, _("No, it stays open"))],
    )
    reason = words_field(_("Why"), rows=3, required=False, hint=_("Needed where it stays open: what is missing."))


class DecideForm(forms.Form):
    """Whether time is given, and until when."""

    GIVEN, REFUSED = "given", "refused"

    answer = forms.ChoiceField(
        label=_("Is more time given?"),
        widget=forms.RadioSelect,
        choices=[(GIVEN, _("Yes, until the day below")), (REFUSED, _("No, the date stays"))],
    )
    granted_on = DayField(label=_("Until when"), required=False)
    decision = words_field(_("Why"), rows=3, required=False, hint=_("Needed where no time is given."))

    def clean_granted_on(self) -> Any:
        day = self.cleaned_data["granted_on"]
        if self.cleaned_data.get("answer") != self.GIVEN:
            return None
        if day is None:
            raise forms.ValidationError(_("Say until when."))
        return day


class WithdrawForm(forms.Form):
    """Why a task is no longer to be done."""

    kind = forms.ChoiceField(
        label=_("What was decided"),
        widget=forms.RadioSelect,
        choices=lambda: [
            (kind, capfirst(str(WITHDRAWALS[kind]))) for kind in (WithdrawalKind.CANCELLED, WithdrawalKind.SUPERSEDED)
        ],
    )
    on = DayField(label=_("From which day"))
    basis = words_field(_("Number of the document that decides it"), limit=120)
    reason = words_field(_("Why"), rows=3)
    plan = forms.ModelChoiceField(
        label=_("Plan of the task that takes its place"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=_("This plan"),
    )
    path = words_field(
        _("Number of the task that takes its place"), required=False, limit=120, hint=_("As in its plan, such as II.4.")
    )

    def __init__(self, *arguments: Any, task: Task, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._task = task
        live = Plan.objects.issued().exclude(pk=task.plan_id).order_by("-dated_on", "-pk")
        self.fields["plan"].queryset = live.defer("reading")  # type: ignore[attr-defined]

    def by_task(self) -> int | None:
        """Key of the task that takes its place; None where there is none of that number."""
        plan = self.cleaned_data["plan"] or self._task.plan
        rows = Task.objects.kept().filter(plan=plan, path=self.cleaned_data["path"]).exclude(path="")
        return rows.values_list("pk", flat=True).first()


class RestoreForm(forms.Form):
    """Why a task counts again."""

    reason = words_field(_("Why"), rows=3)


class RuleForm(forms.Form):
    """Who confirms that tasks of a plan are done."""

    NOBODY = "nobody"

    confirmer = forms.ChoiceField(
        label=_("Who confirms"),
        widget=forms.RadioSelect,
        choices=lambda: [
            (RuleForm.NOBODY, _("Nobody: what agencies record counts at once")),
            *((word, capfirst(str(words))) for word, words in CONFIRMERS.items()),
        ],
    )
    since = DayField(label=_("From which day"))

    def chosen(self) -> Confirmer | None:
        """Who confirms; None for nobody."""
        word = self.cleaned_data["confirmer"]
        return None if word == self.NOBODY else Confirmer(word)
