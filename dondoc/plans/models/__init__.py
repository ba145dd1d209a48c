"""What is kept of a plan: its file, its readings, its items and every correction of them."""

from dondoc.plans.models.assignments import Assignment
from dondoc.plans.models.corrections import Correction, Unsaved
from dondoc.plans.models.documents import Document, DocumentContent, Reading
from dondoc.plans.models.duties import HeirChoice, Holding, Meaning
from dondoc.plans.models.indicators import Indicator, Target
from dondoc.plans.models.items import Item
from dondoc.plans.models.others import Mention, Recipient, Reference, ReportingDuty
from dondoc.plans.models.plans import Plan, Section
from dondoc.plans.models.tasks import Task

#: The model of each kind of item, in the order in which pages show them.
ITEM_MODELS: tuple[type[Item], ...] = (Task, Indicator, ReportingDuty, Reference, Recipient)
#: The model of each kind by its name.
MODEL_OF: dict[str, type[Item]] = {model.kind.value: model for model in ITEM_MODELS}

__all__ = [
    "ITEM_MODELS",
    "MODEL_OF",
    "Assignment",
    "Correction",
    "Document",
    "DocumentContent",
    "HeirChoice",
    "Holding",
    "Indicator",
    "Item",
    "Meaning",
    "Mention",
    "Plan",
    "Reading",
    "Recipient",
    "Reference",
    "ReportingDuty",
    "Section",
    "Target",
    "Task",
    "Unsaved",
]
