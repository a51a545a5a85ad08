"""Which cards a sitting gets: due ones, then new ones within the day's limits."""

import datetime as dt
from dataclasses import dataclass

from domain import queue
from domain.cards import SIDES
from domain.levels import Level, Target
from domain.queue import Card, Limits, NewCard, Skill
from domain.refusals import Refusal
from handlers.turn import Turn
from storage import decks
from storage.cards import Sitting
from storage.db import Session

MOST_DUE = 1_000
"""Due cards that are looked at when a sitting is dealt; longest overdue first."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """The cards of a new sitting, by id; `is_limit` when there are none because the day's limit is reached."""

    cards: list[int]
    is_limit: bool = False


def is_todays(turn: Turn, sitting: Sitting) -> bool:
    """Whether a sitting was begun on the learner's day that it is now."""
    days = turn.learner.days
    return days.day_of(sitting.started_at) == days.day_of(turn.now)


def next_in(db: Session, turn: Turn) -> dt.timedelta | None:
    """How long until the next card comes back."""
    when = decks.next_due(db, turn.learner.id, _target(turn))
    return max(when - turn.now, dt.timedelta(minutes=1)) if when else None


def deal(db: Session, turn: Turn) -> Dealt:
    """The cards that are to be asked now, made where words of the course become cards for the first time."""
    learner, target = turn.learner, _target(turn)
    day = learner.days.start_of(learner.days.day_of(turn.now))
    asked, introduced = decks.asked_since(db, learner.id, day)
    limits = Limits(
        reviews=learner.preferences.daily_review_limit,
        new=learner.preferences.daily_new_limit,
        reviewed=len(asked),
        introduced=introduced,
    )
    waiting = {(one.word_id, one.skill): one for one in decks.due(db, learner.id, target, turn.now, MOST_DUE)}
    saved = decks.saved(db, learner.id, target, limits.new_left)
    fresh = [one.card for one in saved] + _from_course(db, turn, target, limits.new_left - len(saved))
    cards = [Card(one.word_id, one.skill, one.memory) for one in waiting.values()]
    sitting = queue.sitting(cards, fresh, limits, learner.level, turn.now, asked_today=asked)
    ids = {key: one.card for key, one in waiting.items()} | {(one.card.word, one.card.skill): one.id for one in saved}
    made = _make(db, turn, [one for one in sitting.cards if (one.word, one.skill) not in ids])
    is_limit = bool(sitting.left_over) or limits.new_left == 0
    return Dealt([(ids | made)[one.word, one.skill] for one in sitting.cards], is_limit)


def _target(turn: Turn) -> Target:
    if turn.learner.target is None:
        raise Refusal("first-not-done")
    return turn.learner.target


def _from_course(db: Session, turn: Turn, target: Target, wanted: int) -> list[NewCard]:
    """Words that the learner has no card of yet: other sides of words they know, then words of their level."""
    sides = _sides(turn, target)
    found: list[NewCard] = []
    if wanted > 0 and sides == SIDES:
        found += decks.missing_sides(db, turn.learner.id, target, Skill.PRODUCE, wanted)
    for level in _teaching_order(turn.learner.level):
        if len(found) < wanted:
            found += decks.unknown_words(db, turn.learner.id, target, level, sides[0], wanted - len(found))
    return found


def _sides(turn: Turn, target: Target) -> tuple[Skill, ...]:
    """What cards ask for; who learns the language of the interface has no translation to start from."""
    if turn.learner.interface.value == target.value:
        return (Skill.RECOGNISE,)
    return turn.learner.preferences.directions.sides


def _teaching_order(level: Level) -> list[Level]:
    """The learner's level, those below from the nearest, and none above: those are chosen, not dealt."""
    return sorted((one for one in Level if level.includes(one)), key=lambda one: -one.rank)


def _make(db: Session, turn: Turn, cards: list[Card | NewCard]) -> dict[tuple[int, Skill], int]:
    made: dict[tuple[int, Skill], int] = {}
    for skill in Skill:
        words = [one.word for one in cards if one.skill is skill]
        made |= dict(
            zip([(word, skill) for word in words], decks.add(db, turn.learner.id, words, skill, turn.now), strict=True)
        )
    return made
