"""How agencies are rated, and the ratings that were issued."""

from dondoc.steering.models.methods import Band, Component, Method, ScoreStep
from dondoc.steering.models.ratings import IssuedRating, Rated

__all__ = ["Band", "Component", "IssuedRating", "Method", "Rated", "ScoreStep"]
