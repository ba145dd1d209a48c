"""Everything that changes what is owed and what is reported; each is one transaction with its audit event."""

from dondoc.reporting.actions.making import HORIZON, MAKING_JOB, make_obligations
from dondoc.reporting.actions.regimes import change_regime, end_regime, set_up_regime
from dondoc.reporting.actions.terms import Heading, Terms, default_parts, terms_of

__all__ = [
    "HORIZON",
    "MAKING_JOB",
    "Heading",
    "Terms",
    "change_regime",
    "default_parts",
    "end_regime",
    "make_obligations",
    "set_up_regime",
    "terms_of",
]
