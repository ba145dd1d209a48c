"""What is typed of a report: its facts, its sources, its number, the files to check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dondoc.consolidation.actions import FACTS
from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.choosing import Choice, pair_of
from dondoc.consolidation.queries.senders import Pair
from dondoc.lib.fields import DayField
from dondoc.reporting.models import Obligation
from dondoc.reporting.models.words import period_words

_LINES = _("One a line.")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class FactsForm(forms.Form):
    """The parts of an official document around its body (Nghị định 30/2020/NĐ-CP, Điều 8)."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    title = forms.CharField(label=_("What it is about"), widget=_area(2))
    as_of = DayField(label=_("Figures as of"))
    issuer = forms.CharField(label=_("In whose name"), max_length=255)
    superior = forms.CharField(label=_("The body above it, if it is printed"), max_length=255, required=False)
    signs = forms.CharField(label=_("What follows the number"), max_length=64, help_text="BC-UBND")
    place = forms.CharField(label=_("Place"), max_length=64, required=False)
    number = forms.IntegerField(label=_("Number, if it is known"), min_value=1, max_value=99_999, required=False)
    dated_on = DayField(label=_("Date, if it is known"), required=False)
    to = forms.CharField(label=_("To (Kính gửi)"), widget=_area(2), required=False, help_text=_LINES)
    grounds = forms.CharField(label=_("Grounds"), widget=_area(2), required=False, help_text=_LINES)
    opening = forms.CharField(label=_("Opening"), widget=_area(3), required=False)
    closing = forms.CharField(label=_("Closing"), widget=_area(3), required=False)
    recipients = forms.CharField(label=_("Recipients"), widget=_area(4), required=False, help_text=_LINES)
    archive = forms.CharField(label=_("Archived by (Lưu)"), max_length=255, required=False)
    signature_lines = forms.CharField(
        label=_("Authority and post of the signer"), widget=_area(3), required=False, help_text=_LINES
    )
    signer = forms.CharField(label=_("Name of the signer"), max_length=255, required=False)

    @staticmethod
    def shown(report: Report) -> dict[str, Any]:
        """The report's facts as the form's initial values."""
        return {name: getattr(report, name) for name in FACTS} | {"version": report.facts_version}

    def facts(self) -> dict[str, Any]:
        """What was typed, for `actions.save_facts`."""
        return {name: self.cleaned_data[name] for name in FACTS}


class SourcesForm(forms.Form):
    """Which regimes and periods a report draws on, and which report upwards it is."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    sources = forms.MultipleChoiceField(
        label=_("Whose reports does it draw on?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    obligation = forms.ChoiceField(label=_("The report upwards that it is"), required=False)

    def __init__(self, *args: Any, choices: Sequence[Choice], upwards: Iterable[Obligation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.choices = choices
        self.upwards = {str(row.pk): row for row in upwards}
        self.fields["sources"].choices = [(choice.value, choice.name) for choice in choices]  # type: ignore[attr-defined]
        named = [(key, f"{row.regime} – {period_words(row.period)}") for key, row in self.upwards.items()]
        self.fields["obligation"].choices = [("", _("none that is in the ledger")), *named]  # type: ignore[attr-defined]

    def pairs(self) -> list[Pair]:
        """What was chosen, in the order of the choices."""
        return [pair for value in self.cleaned_data["sources"] if (pair := pair_of(value))]

    def upwards_chosen(self) -> Obligation | None:
        """The obligation upwards that was chosen."""
        return self.upwards.get(self.cleaned_data["obligation"])

    def ticked(self) -> set[str]:
        """Which sources stand ticked."""
        return {str(value) for value in self["sources"].value() or ()}


class IssueForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    number = forms.IntegerField(label=_("Number of the report"), min_value=1, max_value=99_999)
    dated_on = DayField(label=_("Date"))


class TemplateForm(forms.Form):
    file = forms.FileField(
        label=_("The Word file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("Without a file, reports are written in the built-in form again."),
    )
    since = DayField(label=_("For reports dated from"))


class TrialForm(forms.Form):
    """With which report a Word form is tried, and as which file."""

    report = forms.ChoiceField(label=_("With which report?"), required=False)
    wanted = forms.ChoiceField(choices=[(Format.DOCX, ""), (Format.PDF, "")])

    def __init__(self, *args: Any, reports: Sequence[Report], **options: Any) -> None:
        self.reports = {str(report.pk): report for report in reports}
        super().__init__(*args, **options)
        named = [(key, Truncator(f"{row.name} {row.title}".strip()).chars(120)) for key, row in self.reports.items()]
        self.fields["report"].choices = [*named, ("", _("a sample report"))]  # type: ignore[attr-defined]

    def chosen(self) -> Report | None:
        """The report; none for the sample."""
        return self.reports.get(self.cleaned_data["report"])


class VerifyForm(forms.Form):
    file = forms.FileField(
        label=_("The file that you have"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx"}),
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )
