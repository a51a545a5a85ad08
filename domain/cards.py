"""A sitting with cards: which sides there are, what stands in its queue, what may be undone."""

from enum import StrEnum
from typing import Any

import msgspec

from domain.memory import Memory
from domain.queue import Skill

SIDES = (Skill.RECOGNISE, Skill.PRODUCE)
"""What cards ask for, easier one first."""


class Directions(StrEnum):
    """Which sides of a word become cards; the value is what `user_settings.card_directions` holds."""

    RECOGNISE = "recognise"
    PRODUCE = "produce"
    BOTH = "both"

    @property
    def sides(self) -> tuple[Skill, ...]:
        """The sides, easier one first."""
        return SIDES if self is Directions.BOTH else (Skill(self.value),)


UNDO = 10
"""Reviews of a sitting that can be taken back."""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """One card in a sitting's queue: the progress row; once rated, its review and what was remembered before."""

    card: int
    review: int | None = None
    grade: int | None = None
    before: Memory | None = None
    streak: int = 0
    was_leech: bool = False


def to_json(places: list[Place]) -> list[Any]:
    """The queue as a JSON value; what lies further back than UNDO reviews forgets what was before."""
    rated = [number for number, place in enumerate(places) if place.before is not None]
    for number in rated[:-UNDO]:
        places[number] = Place(places[number].card, places[number].review, places[number].grade)
    kept: list[Any] = msgspec.to_builtins(places)
    return kept


def from_json(kept: list[Any]) -> list[Place]:
    """The queue out of a row."""
    return msgspec.convert(kept, list[Place])
