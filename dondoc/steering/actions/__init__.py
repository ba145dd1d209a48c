"""Everything that changes how agencies are rated."""

from dondoc.steering.actions.issuing import issue_rating
from dondoc.steering.actions.methods import set_method

__all__ = ["issue_rating", "set_method"]
