"""Who may do what, by the posts that they hold today: one check per verb, the same for page, API and command line."""

from dondoc.agencies.permissions.checks import check_may, context, may, needs
from dondoc.agencies.permissions.standing import Seat, Standing, capacity_of, standing_of

__all__ = [
    "Seat",
    "Standing",
    "capacity_of",
    "check_may",
    "context",
    "may",
    "needs",
    "standing_of",
]
