"""Which cards a sitting holds and in what order.

First what is on a step within the day, then what is due, then what is new. Of one word only one card is asked a day
(its siblings, the same word in another skill, rest until tomorrow), except on a step. Due cards come by falling risk:
what is most likely forgotten first. When more is due than a day's limit, as after a holiday, the order turns round:
what is still likely known comes first, since each such card is quickly off the pile, and no new card is dealt until
the pile fits into a day.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from domain.levels import Level
from domain.memory import Memory

LEECH_AT = 8
"""Lapses that make a card a leech."""
LEECH_AGAIN = 4
"""Lapses after which a leech is pointed out once more."""
UNRANKED = 1_000_000
"""Frequency rank of a word that no list of frequencies knows."""


class Skill(StrEnum):
    """What a card asks for; the value is what the column `skill` holds."""

    RECOGNISE = "recognise"
    PRODUCE = "produce"
    CLOZE = "cloze"
    LISTEN = "listen"


SKILL_ORDER = {Skill.RECOGNISE: 0, Skill.LISTEN: 1, Skill.CLOZE: 2, Skill.PRODUCE: 3}
"""The order of teaching."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that was reviewed before: a word, by its id, in one skill."""

    word: int
    skill: Skill
    memory: Memory

    @property
    def is_on_step(self) -> bool:
        """Whether it comes back within the day it was asked."""
        return self.memory.due is not None and self.memory.interval_days == 0


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card never reviewed; `is_saved` where the learner chose the word, `priority` 1 is learnt first."""

    word: int
    skill: Skill
    level: Level
    priority: int
    frequency_rank: int = UNRANKED
    is_saved: bool = False


AnyCard = TypeVar("AnyCard", Card, NewCard)


@dataclass(frozen=True, slots=True)
class Limits:
    """A day's limits and what of them is used up; answers on a step count against neither."""

    reviews: int
    new: int
    reviewed: int = 0
    introduced: int = 0

    @property
    def reviews_left(self) -> int:
        """How many due cards may still come today."""
        return max(0, self.reviews - self.reviewed)

    @property
    def new_left(self) -> int:
        """How many new cards may still come today."""
        return max(0, self.new - self.introduced)


@dataclass(frozen=True, slots=True)
class Sitting:
    """The cards of a sitting in order, and how many more were due but wait for another day."""

    cards: tuple[Card | NewCard, ...]
    left_over: int = 0
    is_catching_up: bool = False


def sitting(
    cards: Iterable[Card],
    new: Iterable[NewCard],
    limits: Limits,
    level: Level,
    now: datetime,
    *,
    asked_today: Collection[int] = (),
) -> Sitting:
    """The queue at `now` from all cards of a learner that may be due; `asked_today` are words whose siblings rest."""
    due = [card for card in cards if card.memory.due is not None and card.memory.due <= now]
    steps = sorted((card for card in due if card.is_on_step), key=_by_due)
    rested = [card for card in due if not card.is_on_step]
    is_behind = len(rested) + limits.reviewed > limits.reviews
    asked = {*asked_today, *(card.word for card in steps)}
    ordered = without_siblings(by_risk(rested, now, is_easiest_first=is_behind), asked)
    reviews = ordered[: limits.reviews_left]
    asked |= {card.word for card in reviews}
    fresh: Sequence[NewCard] = ()
    if not is_behind:
        fresh = without_siblings(in_order_of_teaching(new, level), asked)[: limits.new_left]
    return Sitting((*steps, *reviews, *fresh), len(ordered) - len(reviews), is_behind)


def by_risk(cards: Iterable[Card], now: datetime, *, is_easiest_first: bool = False) -> list[Card]:
    """Cards with the least probability of recall first, or last."""
    sign = -1 if is_easiest_first else 1
    return sorted(cards, key=lambda card: (sign * card.memory.retrievability(now), *_by_due(card)))


def in_order_of_teaching(new: Iterable[NewCard], level: Level) -> list[NewCard]:
    """What the learner saved, then words of their level, then of the levels below, nearest first, then above.

    Within a level by priority, then by frequency.
    """

    def place(card: NewCard) -> tuple[bool, int, int, int, int, int]:
        skill = SKILL_ORDER[card.skill]
        return (not card.is_saved, _distance(card.level, level), card.priority, card.frequency_rank, skill, card.word)

    return sorted(new, key=place)


def without_siblings(cards: Iterable[AnyCard], asked: Collection[int]) -> list[AnyCard]:
    """The first card of each word, and none of the words already asked."""
    seen = set(asked)
    kept: list[AnyCard] = []
    for card in cards:
        if card.word not in seen:
            seen.add(card.word)
            kept.append(card)
    return kept


def is_leech(memory: Memory) -> bool:
    """Whether the card was forgotten so often that the learner needs another way to it."""
    return memory.lapses >= LEECH_AT


def points_out_leech(before: Memory, after: Memory) -> bool:
    """Whether this review is the one at which the learner is told: the 8th lapse, then each 4th (12, 16, …)."""
    return after.lapses > before.lapses and is_leech(after) and (after.lapses - LEECH_AT) % LEECH_AGAIN == 0


def _by_due(card: Card) -> tuple[datetime | None, int, int]:
    return card.memory.due, card.word, SKILL_ORDER[card.skill]


def _distance(of: Level, level: Level) -> int:
    return level.rank - of.rank if level.includes(of) else len(Level) + of.rank
