"""What the starter registry says, ready to be stored or looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc.agencies.enums import ChangeKind, Kind, Level, Sureness


@dataclass(frozen=True, slots=True)
class StarterPhase:
    """A stretch in which name, place and parent of an agency stay the same; `valid_to` is the first day after it."""

    valid_from: date | None
    valid_to: date | None
    #: Full and official: "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang".
    name: str
    #: As people of the province write it: "Sở Kế hoạch và Đầu tư".
    short_name: str
    kind: Kind
    level: Level
    #: Key of the agency above it; empty at the top.
    parent: str
    #: Key of the province's committee; empty for bodies of the state and of several provinces.
    province: str
    #: Identification code (QĐ 20/2020/QĐ-TTg); empty where unknown.
    code: str = ""
    #: Of a province's committee: the province's bare name, "Bắc Giang"; else empty.
    place: str = ""
    #: Of a province's committee: "tỉnh" or "thành phố"; else empty.
    place_kind: str = ""


@dataclass(frozen=True, slots=True)
class StarterAgency:
    """An agency through its life; its phases follow one another without a gap."""

    #: Stable and ASCII: "bac-giang/so-tai-chinh", "trung-uong/bo-tai-chinh", "khu-vuc/hai-quan/5".
    key: str
    phases: tuple[StarterPhase, ...]
    #: Other names that are its own in the province, abbreviations among them.
    spellings: tuple[str, ...]
    sureness: Sureness
    source: str
    #: Keys of the provinces that a body of several provinces works for; empty also where nobody knows which.
    serves: tuple[str, ...] = ()

    @property
    def valid_from(self) -> date | None:
        """First day of its life; None is without limit."""
        return self.phases[0].valid_from

    @property
    def valid_to(self) -> date | None:
        """The day after its life; None while it lives."""
        return self.phases[-1].valid_to

    @property
    def is_of_the_state(self) -> bool:
        """It belongs to no province, and serves none in particular."""
        return not self.phases[0].province and not self.serves

    def phase_on(self, day: date) -> StarterPhase | None:
        """The phase of the day; None outside its life."""
        for phase in self.phases:
            if (phase.valid_from is None or phase.valid_from <= day) and (
                phase.valid_to is None or day < phase.valid_to
            ):
                return phase
        return None

    def lived_until(self, day: date) -> bool:
        """Whether it was alive just before the day."""
        return (self.valid_from is None or self.valid_from < day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class StarterSuccession:
    """`to_key` takes over from `from_key`."""

    from_key: str
    to_key: str
    #: A function in Vietnamese words; empty for the whole, or all that is not handed elsewhere.
    scope: str = ""


@dataclass(frozen=True, slots=True)
class StarterChange:
    """What happened to agencies on a day."""

    #: Stable: "bac-giang/2025-03-01/tai-chinh".
    key: str
    kind: ChangeKind
    on: date
    #: Legal basis in Vietnamese; empty where unknown.
    basis: str
    note: str
    sureness: Sureness
    source: str
    successions: tuple[StarterSuccession, ...]
    #: Keys of all agencies that it concerns.
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StarterRegistry:
    """The national starter data, or the part of it that some provinces need."""

    agencies: tuple[StarterAgency, ...]
    changes: tuple[StarterChange, ...]


class UnknownProvince(LookupError):
    """No province of the registry is called so."""
