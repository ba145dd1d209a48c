"""What a regime asks, as people type it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.agencies.models import Agency
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.choosing import Candidate, chosen
from dondoc.lib import dates
from dondoc.lib.fields import DayField
from dondoc.reporting.actions import Heading, Terms, default_parts
from dondoc.reporting.enums import Rhythm, Scheme, Senders
from dondoc.reporting.models import Regime
from dondoc.reporting.models.words import RHYTHMS, SCHEMES, SENDERS
from dondoc.reporting.rules.dues import is_due_rule

_SHORT = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_HEADINGS = 20


class DuesField(forms.CharField):
    """Due days, parted by commas or lines: 01/06, 10/08/2025, Q+1 02; as words of `rules.dues`."""

    def clean(self, value: Any) -> list[str]:
        text = str(super().clean(value) or "")
        words = [" ".join(word.split()) for word in re.split(r"[,;\n]", text)]
        return [_due_word(word) for word in words if word]

    @staticmethod
    def words(due: Iterable[str]) -> str:
        """As a person would type it."""
        return ", ".join(_typed(word) for word in due)


def _due_word(word: str) -> str:
    if is_due_rule(word):
        return word
    try:
        if match := _SHORT.fullmatch(word):
            # A leap year, so that 29/02 may be written.
            return f"{date(2024, int(match[2]), int(match[1])):%m-%d}"
        return dates.parse(word).isoformat()
    except ValueError:
        raise ValidationError(
            _("“%(word)s” is no day: write 01/06, 10/08/2025, or Q+1 02 for day 02 of the month after the quarter.")
            % {"word": word}
        ) from None


def _typed(word: str) -> str:
    if re.fullmatch(r"\d{2}-\d{2}", word):
        return "/".join(reversed(word.split("-")))
    return dates.show(date.fromisoformat(word)) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word) else word


class OneAgencyField(forms.CharField):
    """An agency by its key, its name or an abbreviation; `candidates` are those that it may be."""

    #: Asked by the template.
    is_agency = True

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        super().__init__(max_length=400, widget=widget, **options)
        self.on = date.max
        self.province: int | None = None
        self.candidates: Iterable[Candidate] = ()

    def clean(self, value: Any) -> Agency | None:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        choice = chosen(text, self.on, self.province)
        if choice.agency is None:
            self.candidates = choice.candidates
            raise ValidationError(_which(text, choice.candidates))
        return Agency.objects.get(pk=choice.agency)


class ManyAgenciesField(forms.CharField):
    """Agencies, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}), required=False, **options)
        self.on = date.max
        self.province: int | None = None

    def clean(self, value: Any) -> list[Agency]:
        lines = [line.strip() for line in str(super().clean(value) or "").splitlines() if line.strip()]
        choices = {line: chosen(line, self.on, self.province) for line in lines}
        if wrong := [_which(line, choice.candidates) for line, choice in choices.items() if choice.agency is None]:
            raise ValidationError(wrong)
        return list(Agency.objects.filter(pk__in=[choice.agency for choice in choices.values() if choice.agency]))


def _which(text: str, candidates: Iterable[Candidate]) -> str:
    names = "; ".join(one.name for one in candidates)
    if names:
        return _("“%(text)s” may be several agencies: %(names)s. Write the whole name.") % {
            "text": text,
            "names": names,
        }
    return _("The registry has no agency called “%(text)s”.") % {"text": text}


class RegimeForm(forms.Form):
    """All that a version asks; `start` is when it begins."""

    name = forms.CharField(label=gettext_lazy("What lists call it"), max_length=255)
    rhythm = forms.ChoiceField(label=gettext_lazy("How often"), choices=list(RHYTHMS.items()))
    due = DuesField(
        label=gettext_lazy("Due days"),
        help_text=gettext_lazy(
            "Days of each year as 01/06, 01/12; single days as 10/08/2025; or counted from the period: M+1 05 is day 5 "
            "of the next month, Q+1 02 day 2 of the month after the quarter, Q 10 day 10 of its last month."
        ),
    )
    is_before = forms.BooleanField(
        label=gettext_lazy("The plan says “before” this day: the day before is the last in time"), required=False
    )
    scheme = forms.ChoiceField(label=gettext_lazy("Figures close on"), choices=list(SCHEMES.items()))
    senders = forms.ChoiceField(label=gettext_lazy("Who reports"), choices=list(SENDERS.items()))
    chosen = ManyAgenciesField(
        label=gettext_lazy("The agencies that I pick"),
        help_text=gettext_lazy("One a line, where you pick them yourself."),
    )
    receiver = OneAgencyField(label=gettext_lazy("To whom"))
    asks_tasks = forms.BooleanField(label=gettext_lazy("Asks about each task that the agency leads"), required=False)
    asks_indicators = forms.BooleanField(label=gettext_lazy("Asks for the values of its indicators"), required=False)
    questions = forms.CharField(
        label=gettext_lazy("Parts of the narrative"),
        help_text=gettext_lazy("One a line, in their order; a line that ends with * must be answered."),
        widget=forms.Textarea(attrs={"rows": 7}),
        required=False,
    )
    gathers_into = forms.TypedChoiceField(
        label=gettext_lazy("Whoever receives it reports on by"), required=False, coerce=int, empty_value=None
    )
    start = DayField(label=gettext_lazy("From which day"))

    def __init__(self, *args: Any, on: date, province: int | None, others: Iterable[Regime], **options: Any) -> None:
        super().__init__(*args, **options)
        self._others = {regime.pk: regime for regime in others}
        for name in ("receiver", "chosen"):
            field = self.fields[name]
            field.on, field.province = on, province  # type: ignore[attr-defined]
        choices = [
            ("", gettext_lazy("nobody: it goes no further")),
            *((key, one.name) for key, one in self._others.items()),
        ]
        field = self.fields["gathers_into"]
        field.choices = choices  # type: ignore[attr-defined]

    def clean_questions(self) -> tuple[Heading, ...]:
        lines = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        if len(lines) > _HEADINGS:
            raise ValidationError(_("At most %(n)s parts.") % {"n": _HEADINGS})
        if len({line.rstrip("* ") for line in lines}) < len(lines):
            raise ValidationError(_("Two parts are called the same."))
        return _headings(lines, self.initial.get("parts", default_parts()))

    @property
    def level_above(self) -> Regime | None:
        """The regime that it is gathered into."""
        return self._others.get(self.cleaned_data["gathers_into"] or 0)

    @property
    def terms(self) -> Terms:
        """What was asked for, once the form is right."""
        data = self.cleaned_data
        return Terms(
            rhythm=Rhythm(data["rhythm"]),
            due=data["due"],
            is_before=data["is_before"],
            scheme=Scheme(data["scheme"]),
            senders=Senders(data["senders"]),
            chosen=data["chosen"],
            receiver=data["receiver"],
            asks_tasks=data["asks_tasks"],
            asks_indicators=data["asks_indicators"],
            questions=data["questions"],
        )


class ChangeForm(RegimeForm):
    """What is asked from a day on, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Why, and by which document"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class EndForm(forms.Form):
    """When a regime asks no more, and why."""

    on = DayField(label=gettext_lazy("The first day on which it asks no more"))
    reason = forms.CharField(
        label=gettext_lazy("Why, and by which document"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


def _headings(lines: list[str], known: Iterable[Heading]) -> tuple[Heading, ...]:
    """A part keeps the key that its title had, so that it is the same part in every period; a new one gets its own."""
    keys = {part.title: part.key for part in known}
    taken = set(keys.values())
    found = []
    for line in lines:
        title = line.rstrip("* ")
        key = keys.get(title)
        if key is None:
            key = next(word for number in range(1, 100) if (word := f"part-{number}") not in taken)
            taken.add(key)
        found.append(Heading(key, title[:255], line.endswith("*")))
    return tuple(found)


def initial_of(terms: Terms, on: date) -> dict[str, Any]:
    """What the form shows of terms."""
    called = Called([terms.receiver.pk, *(agency.pk for agency in terms.chosen)])
    return {
        "rhythm": terms.rhythm,
        "due": DuesField.words(terms.due),
        "is_before": terms.is_before,
        "scheme": terms.scheme,
        "senders": terms.senders,
        "chosen": "\n".join(called.on(agency.pk, on) for agency in terms.chosen),
        "receiver": called.on(terms.receiver.pk, on),
        "asks_tasks": terms.asks_tasks,
        "asks_indicators": terms.asks_indicators,
        "questions": "\n".join(part.line for part in terms.questions),
        "parts": terms.questions,
    }
