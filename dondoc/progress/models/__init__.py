"""What became of a task: what agencies said, who confirmed it, time asked and given, what was withdrawn."""

from dondoc.progress.models.decisions import Extension, PlanRule, Withdrawal
from dondoc.progress.models.entries import Confirmation, Entry, EntryFile

__all__ = ["Confirmation", "Entry", "EntryFile", "Extension", "PlanRule", "Withdrawal"]
