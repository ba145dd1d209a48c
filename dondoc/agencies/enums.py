"""The words that agencies are sorted by."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of body an agency is; a growing vocabulary, kept as text."""

    #: The Government, the Prime Minister, the National Assembly.
    STATE = "state"
    #: A ministry, or a body of that rank.
    MINISTRY = "ministry"
    #: A People's Council (HĐND).
    COUNCIL = "council"
    #: A People's Committee (UBND); its level says of what.
    COMMITTEE = "committee"
    #: A department of a province (sở).
    DEPARTMENT = "department"
    #: Another body under the province's committee: its Office, the Inspectorate, a board of industrial zones …
    PROVINCE_AGENCY = "province_agency"
    #: A unit under an agency: a centre, a sub-department, a hospital.
    UNIT = "unit"
    #: A central body in the province: police, army, tax, customs, bank, treasury, court, procuracy …
    CENTRAL_BRANCH = "central_branch"
    #: A committee or board of the Party.
    PARTY = "party"
    #: The Fatherland Front and the socio-political organisations (tổ chức chính trị - xã hội).
    FRONT = "front"
    #: An association of enterprises or of a profession.
    ASSOCIATION = "association"
    PRESS = "press"
    SCHOOL = "school"
    ENTERPRISE = "enterprise"
    #: A steering committee, council or task force that several agencies form.
    TASK_FORCE = "task_force"
    OTHER = "other"


class Level(StrEnum):
    """Where an agency stands; there are no districts since 1 July 2025 (Luật TCCQĐP 72/2025/QH15)."""

    CENTRAL = "central"
    #: A central body's unit for several provinces.
    REGION = "region"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class ChangeKind(StrEnum):
    """What happened to agencies on a day."""

    FOUNDED = "founded"
    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    #: A function, said in words, passes to another agency; the rest stays.
    HANDED_OVER = "handed_over"
    ABOLISHED = "abolished"


class Sureness(StrEnum):
    """How sure a fact of the registry is; the letters are those of its sources."""

    #: Read in the rule itself, or in two independent sources.
    HIGH = "high"
    #: One secondary source.
    MEDIUM = "medium"
    LOW = "low"


class MeaningKind(StrEnum):
    """What a phrase that names agencies stands for."""

    AGENCY = "agency"
    #: Many agencies that can be named on the day.
    COLLECTIVE = "collective"
    #: Many that nobody can name: "các đơn vị liên quan".
    OPEN = "open"
    UNKNOWN = "unknown"


class AnswerState(StrEnum):
    """Who answers for what an agency held."""

    #: It does, itself.
    SELF = "self"
    HEIR = "heir"
    #: One became many: a person must say, duty by duty.
    CHOOSE = "choose"
    #: It ended, and nobody took over.
    ENDED = "ended"
