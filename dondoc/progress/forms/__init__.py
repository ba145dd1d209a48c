"""What people type about tasks, cleaned."""

from dondoc.progress.forms.deciding import ConfirmForm, DecideForm, RestoreForm, RuleForm, WithdrawForm
from dondoc.progress.forms.recording import AskForm, RecordForm

__all__ = ["AskForm", "ConfirmForm", "DecideForm", "RecordForm", "RestoreForm", "RuleForm", "WithdrawForm"]
