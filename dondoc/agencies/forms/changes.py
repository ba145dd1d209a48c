"""What is asked for each kind of change, and what it means for the agencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.agencies.actions import Backing
from dondoc.agencies.enums import ChangeKind, Kind, Level, Sureness
from dondoc.agencies.forms.fields import KIND_HINT, AgencyField
from dondoc.agencies.models import Phase
from dondoc.agencies.models.words import KINDS, LEVELS, SURENESS
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.intents import Alters, Intent
from dondoc.lib.dates import parse
from dondoc.lib.fields import ANY_YEAR, DayField

#: Lines for agencies that are shown at first, and at most.
_LINES, _MOST_LINES = 3, 40


class ChangeForm(forms.Form):
    """What every change needs; its kinds add who gives and takes."""

    kind: ClassVar[ChangeKind]
    #: Names of fields that stand before the day and the grounds.
    first: ClassVar[tuple[str, ...]] = ()

    on = DayField(label=gettext_lazy("From which day does it hold?"), years=ANY_YEAR)
    basis = forms.CharField(
        label=gettext_lazy("By which legal instrument?"),
        max_length=1_000,
        help_text=gettext_lazy("As “Nghị quyết số 202/2025/QH15”."),
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=2_000)
    source = forms.CharField(label=gettext_lazy("Where do you know it from?"), required=False, max_length=1_000)
    sureness = forms.ChoiceField(
        label=gettext_lazy("How sure is it?"), choices=lambda: list(SURENESS.items()), initial=Sureness.HIGH
    )

    def __init__(self, *args: Any, province: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._add_fields()
        self.order_fields([*self._asked_first(), "on", "basis", "note", "source", "sureness"])
        day = _typed_day(self.data.get("on", "")) or timezone.localdate()
        for field in self.fields.values():
            if isinstance(field, AgencyField):
                field.on, field.province = day, province

    def _add_fields(self) -> None:
        """Fields of which nobody knew how many there would be."""

    def _asked_first(self) -> list[str]:
        return list(self.first)

    @property
    def backing(self) -> Backing:
        """What the change rests on."""
        clean = self.cleaned_data
        return Backing(
            basis=clean["basis"], note=clean["note"], source=clean["source"], sureness=Sureness(clean["sureness"])
        )

    @property
    def intent(self) -> Intent:
        """What shall happen, from clean input."""
        raise NotImplementedError


def _typed_day(text: str) -> date | None:
    try:
        return parse(text)
    except ValueError:
        return None


class _NamesForm(ChangeForm):
    """With the names of an agency."""

    name = forms.CharField(
        label=gettext_lazy("Full official name"), max_length=400, help_text=gettext_lazy("With the province.")
    )
    short_name = forms.CharField(
        label=gettext_lazy("Short name"), max_length=300, help_text=gettext_lazy("As people of the province write it.")
    )


class FoundedForm(_NamesForm):
    """A new agency."""

    kind = ChangeKind.FOUNDED
    first = ("name", "short_name", "agency_kind", "level", "parent", "code", "place", "place_kind")

    agency_kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=lambda: list(KINDS.items()))
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=lambda: list(LEVELS.items()), initial=Level.PROVINCE)
    parent = AgencyField(label=gettext_lazy("Stands under"), help_text=KIND_HINT)
    code = forms.CharField(label=gettext_lazy("Code"), required=False, max_length=35)
    place = forms.CharField(
        label=gettext_lazy("Place"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Only of a People's Committee: the bare name, as “Đức Sơn”."),
    )
    place_kind = forms.CharField(
        label=gettext_lazy("Kind of place"), required=False, max_length=40, help_text=gettext_lazy("As “xã”, “phường”.")
    )

    @property
    def intent(self) -> Intent:
        clean = self.cleaned_data
        facts = Facts(
            name=clean["name"],
            short_name=clean["short_name"],
            kind=Kind(clean["agency_kind"]),
            level=Level(clean["level"]),
            parent=clean["parent"],
            province=province_under(clean["parent"], clean["on"]),
            code=clean["code"],
            place=clean["place"],
            place_kind=clean["place_kind"],
        )
        return Intent(new=(facts,))


class RenamedForm(_NamesForm):
    """An agency under another name."""

    kind = ChangeKind.RENAMED
    first = ("agency", "name", "short_name", "code")

    agency = AgencyField(label=gettext_lazy("Which agency?"), help_text=KIND_HINT)
    code = forms.CharField(
        label=gettext_lazy("New code"),
        required=False,
        max_length=35,
        help_text=gettext_lazy("Empty: it keeps its code."),
    )

    @property
    def intent(self) -> Intent:
        clean = self.cleaned_data
        typed: Alters = {name: clean[name] for name in ("name", "short_name", "code") if clean[name]}
        return Intent(agencies=(clean["agency"],), alters=altered(clean["agency"], clean["on"], typed))


class MovedForm(ChangeForm):
    """An agency under another one."""

    kind = ChangeKind.MOVED
    first = ("agency", "parent")

    agency = AgencyField(label=gettext_lazy("Which agency?"), help_text=KIND_HINT)
    parent = AgencyField(label=gettext_lazy("Under which agency does it stand from then on?"), help_text=KIND_HINT)

    @property
    def intent(self) -> Intent:
        clean = self.cleaned_data
        place: Alters = {"parent": clean["parent"], "province": province_under(clean["parent"], clean["on"])}
        return Intent(agencies=(clean["agency"],), alters=altered(clean["agency"], clean["on"], place))


class _LinesForm(ChangeForm):
    """With any number of agencies, one a line; `lines` is what they are asked for."""

    lines: ClassVar[str] = ""
    lines_label: ClassVar[Any] = ""

    def _add_fields(self) -> None:
        for number in range(self._wanted_lines(self.data or self.initial)):
            label = f"{self.lines_label} {number + 1}"
            self.fields[f"{self.lines}_{number}"] = AgencyField(label=label, required=False)

    def _asked_first(self) -> list[str]:
        names = [name for name in self.fields if name.startswith(f"{self.lines}_")]
        return [part for name in self.first for part in (names if name == self.lines else [name])]

    def _wanted_lines(self, data: Mapping[str, Any]) -> int:
        there = sum(f"{self.lines}_{number}" in data for number in range(_MOST_LINES))
        return min(max(_LINES, there) + (_LINES if "more" in data else 0), _MOST_LINES)

    def named(self) -> tuple[int, ...]:
        """The agencies of the lines."""
        keys = (name for name in self.fields if name.startswith(f"{self.lines}_"))
        return tuple(self.cleaned_data[key] for key in keys if self.cleaned_data.get(key))


class MergedForm(_LinesForm):
    """Agencies that go into one, which is here already or begins."""

    kind = ChangeKind.MERGED
    first = ("agency", "heir", "name", "short_name", "code")
    lines = "agency"
    lines_label = gettext_lazy("Agency that ends")

    heir = AgencyField(
        label=gettext_lazy("Which agency takes over?"),
        required=False,
        help_text=gettext_lazy("Leave it empty if a new agency begins, and name that one below."),
    )
    name = forms.CharField(label=gettext_lazy("Full name of the new agency"), required=False, max_length=400)
    short_name = forms.CharField(label=gettext_lazy("Short name of the new agency"), required=False, max_length=300)
    code = forms.CharField(label=gettext_lazy("Code of the new agency"), required=False, max_length=35)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or self.cleaned_data
        if bool(clean.get("name")) != bool(clean.get("short_name")):
            self.add_error("short_name", _("A new agency needs both names."))
        if clean.get("heir") and clean.get("name"):
            self.add_error("name", _("Either an agency that is here takes over, or a new one, not both."))
        return clean

    @property
    def intent(self) -> Intent:
        clean = self.cleaned_data
        ending = self.named()
        heirs = (clean["heir"],) if clean["heir"] else ()
        new = tuple(like(ending[0], clean["on"], *names) for names in self._new_names() if ending)
        return Intent(agencies=ending, heirs=heirs, new=new)

    def _new_names(self) -> Iterator[tuple[str, str, str]]:
        clean = self.cleaned_data
        if clean["name"]:
            yield clean["name"], clean["short_name"], clean["code"]


class SplitForm(_LinesForm):
    """An agency that ends, and those among which it is parted."""

    kind = ChangeKind.SPLIT
    first = ("agency", "heir", "new")
    lines = "heir"
    lines_label = gettext_lazy("Agency that takes over")

    agency = AgencyField(label=gettext_lazy("Which agency ends?"), help_text=KIND_HINT)
    new = forms.CharField(
        label=gettext_lazy("New agencies that take over"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line: full name; short name. They are of the same kind as the one that ends."),
    )

    def clean_new(self) -> list[tuple[str, str]]:
        lines = [line.strip() for line in self.cleaned_data["new"].splitlines() if line.strip()]
        pairs = [tuple(part.strip() for part in line.split(";")) for line in lines]
        wrong = [line for line, pair in zip(lines, pairs, strict=True) if len(pair) != 2 or not all(pair)]
        if wrong:
            raise forms.ValidationError(
                _("“%(line)s” lacks one of the two names: write full name; short name.") % {"line": wrong[0]}
            )
        return [(pair[0][:400], pair[1][:300]) for pair in pairs]

    @property
    def intent(self) -> Intent:
        clean = self.cleaned_data
        new = tuple(like(clean["agency"], clean["on"], *names) for names in clean["new"])
        return Intent(agencies=(clean["agency"],), heirs=self.named(), new=new)


class HandedOverForm(ChangeForm):
    """A function that goes from one agency to another."""

    kind = ChangeKind.HANDED_OVER
    first = ("agency", "heir", "function")

    agency = AgencyField(label=gettext_lazy("Which agency hands over?"), help_text=KIND_HINT)
    heir = AgencyField(label=gettext_lazy("To which agency?"), help_text=KIND_HINT)
    function = forms.CharField(label=gettext_lazy("Which function, in words?"), max_length=1_000)

    @property
    def intent(self) -> Intent:
        clean = self.cleaned_data
        return Intent(agencies=(clean["agency"],), heirs=(clean["heir"],), function=clean["function"])


class AbolishedForm(ChangeForm):
    """An agency that ends without anybody who takes over."""

    kind = ChangeKind.ABOLISHED
    first = ("agency",)

    agency = AgencyField(label=gettext_lazy("Which agency ends?"), help_text=KIND_HINT)

    @property
    def intent(self) -> Intent:
        return Intent(agencies=(self.cleaned_data["agency"],))


FORMS: dict[str, type[ChangeForm]] = {
    form.kind: form
    for form in (FoundedForm, RenamedForm, MovedForm, MergedForm, SplitForm, HandedOverForm, AbolishedForm)
}


def province_under(parent: int, on: date) -> int | None:
    """The province of whatever stands under the agency on the day."""
    return Phase.objects.on(on).filter(agency=parent).values_list("province", flat=True).first()


def altered(agency: int, on: date, typed: Alters) -> Alters:
    """What is typed and not so yet on the day."""
    phase = Phase.objects.on(on).filter(agency=agency).first()
    now = {"parent": phase.parent_id, "province": phase.province_id} if phase else {}
    return {name: value for name, value in typed.items() if now.get(name, getattr(phase, name, None)) != value}


def like(agency: int, on: date, name: str, short_name: str, code: str = "") -> Facts:
    """Facts of a new agency that is of the same sort, and stands in the same place, as another before the day."""
    phases = Phase.objects.filter(agency=agency).exclude(valid__startswith__gte=on).order_by("-valid")
    phase = phases.first() or Phase.objects.filter(agency=agency).order_by("valid")[0]
    return Facts(
        name=name,
        short_name=short_name,
        kind=Kind(phase.kind),
        level=Level(phase.level),
        parent=phase.parent_id,
        province=phase.province_id,
        code=code,
    )
