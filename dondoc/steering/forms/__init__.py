"""What people type about methods."""

from dondoc.steering.forms.methods import MethodForm

__all__ = ["MethodForm"]
