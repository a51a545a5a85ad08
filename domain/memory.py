"""What is remembered of one card, and when it comes back: FSRS-6 (by py-fsrs, with its default weights) or SM-2.

Both schedules' numbers (stability and difficulty; ease) move with every review, whichever of the two decides the
interval, so a learner may change the schedule at any time.

Same-day steps need no column: a card in learning or relearning stands on the step that its planned wait (`due` less
`last_review`) has reached. With steps of 1 and 10 minutes a new card comes back after 1 minute (Again), 5.5 (Hard),
10 (Good, and then in days) or at once in days (Easy); a forgotten one after 10 minutes (Again), then 15 (Hard) or days.
SM-2 asks what was not recalled again on the same day, which is drill: the first wait begins with the day after.

Time between reviews is counted in the learner's own days, and a wait of whole days ends when a day begins.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from domain import sm2
from domain.days import Days
from domain.grades import Grade

if TYPE_CHECKING:
    import fsrs

LONGEST_DAYS = 3650
"""Days that a card waits at most."""
SHORTEST_REST = timedelta(hours=4)
"""A wait of whole days lasts so long even where the next day begins in a minute; longer than any step."""
HIGHEST_STABILITY = 36500.0
UNKNOWN_DIFFICULTY = 5.0
"""Difficulty, 1–10, of a card that came with an interval and nothing else."""

EVERYWHERE = Days()
"""The days of somebody whose zone is unknown."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
"""Share of each stretch of an interval (days from, to) by which it may move either way, after one day: as in Anki."""
_SHORTEST_FUZZED = 3


class Scheduler(StrEnum):
    """How the next interval is computed; the value is what `user_settings.scheduler` holds."""

    FSRS = "fsrs"
    SM2 = "sm2"


class State(StrEnum):
    """Where a card stands in its schedule; the value is what the column `state` holds."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How one learner's cards are scheduled. Every step is shorter than SHORTEST_REST."""

    scheduler: Scheduler = Scheduler.FSRS
    desired_retention: float = 0.9
    days: Days = EVERYWHERE
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    longest_days: int = LONGEST_DAYS
    is_fuzzy: bool = True


@dataclass(frozen=True, slots=True)
class Memory:
    """One card's schedule. Stability is in days, difficulty 1–10, ease 1.3–5.0; a wait within the day has 0 days."""

    state: State = State.NEW
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    last_review: datetime | None = None
    reps: int = 0
    lapses: int = 0
    ease: float = sm2.FIRST_EASE
    interval_days: int = 0

    @property
    def wait(self) -> timedelta:
        """The interval as a button shows it: whole days, or the minutes of a step."""
        if self.interval_days:
            return timedelta(days=self.interval_days)
        return timedelta() if self.due is None or self.last_review is None else self.due - self.last_review

    def after(
        self, grade: Grade, now: datetime, schedule: Schedule, *, seed: int, confidence: int | None = None
    ) -> "Memory":
        """The memory once the card was graded; `seed` is the card's id, confidence 1–5 counts with SM-2 only."""
        return self._graded(grade, self._sitting(now, schedule, seed, confidence))

    def next_states(
        self, now: datetime, schedule: Schedule, *, seed: int, confidence: int | None = None
    ) -> dict[Grade, "Memory"]:
        """What each button would make of the card; the one that is tapped at `now` makes exactly that."""
        sitting = self._sitting(now, schedule, seed, confidence)
        return {grade: self._graded(grade, sitting) for grade in Grade}

    def retrievability(self, now: datetime) -> float:
        """Recall probability at `now`, 0–1 (FSRS-6); 0 for what was never reviewed."""
        if self.last_review is None:
            return 0.0
        stability, _ = self._strength()
        factor, decay = _curve()
        elapsed = max(0.0, (now - self.last_review) / _DAY)
        return float((1 + factor * elapsed / stability) ** decay) if stability else 0.0

    def _sitting(self, now: datetime, schedule: Schedule, seed: int, confidence: int | None) -> "_Sitting":
        """What the four grades have in common when this card is asked at `now`."""
        today = schedule.days.day_of(now)
        elapsed = None
        if self.last_review is not None:
            elapsed = max(0, (today - schedule.days.day_of(self.last_review)).days)
        return _Sitting(now, today, elapsed, schedule, f"{seed}:{self.reps}", confidence)

    def _graded(self, grade: Grade, sitting: "_Sitting") -> "Memory":
        stability, difficulty, days = self._recalled(grade, sitting)
        ease = self.ease
        if sitting.elapsed != 0:
            ease = sm2.ease_after(ease, sm2.quality(grade, sitting.confidence))
        step = self._step(grade, sitting.schedule)
        if step is not None:
            state = State.RELEARNING if self._was_learnt else State.LEARNING
            due, days = sitting.now + step, 0
        else:
            state = State.REVIEW if self._graduates(sitting) else self.state
            days = self._days(grade, sitting, ease, days)
            due = sitting.morning_after(days)
        lapses = self.lapses + (self.state is State.REVIEW and not grade.is_recall)
        return Memory(state, stability, difficulty, due, sitting.now, self.reps + 1, lapses, ease, days)

    def _graduates(self, sitting: "_Sitting") -> bool:
        """Whether days of rest make this a card in review; SM-2's drill of a failed card on its own day does not."""
        is_drill = sitting.elapsed == 0 and self.state is not State.REVIEW
        return sitting.schedule.scheduler is Scheduler.FSRS or not is_drill

    def _days(self, grade: Grade, sitting: "_Sitting", ease: float, by_fsrs: int) -> int:
        """Whole days to wait, when days it is."""
        schedule = sitting.schedule
        if schedule.scheduler is Scheduler.FSRS:
            return _fuzzed(by_fsrs, schedule.longest_days, sitting.seed) if schedule.is_fuzzy else by_fsrs
        if not grade.is_recall:
            return sm2.FIRST_DAYS
        last = self.interval_days if self.state is State.REVIEW else 0
        return min(sm2.days_after(last, ease, sitting.elapsed), schedule.longest_days)

    @property
    def _was_learnt(self) -> bool:
        return self.state in {State.REVIEW, State.RELEARNING}

    def _strength(self) -> tuple[float | None, float | None]:
        """Stability and difficulty; a card that came with an interval only is taken as just due at 90 %."""
        if self.stability is None and self.interval_days and self.last_review:
            return float(self.interval_days), UNKNOWN_DIFFICULTY
        return self.stability, self.difficulty if self.stability is None else self.difficulty or UNKNOWN_DIFFICULTY

    def _recalled(self, grade: Grade, sitting: "_Sitting") -> tuple[float, float, int]:
        """Stability, difficulty and whole days to wait by FSRS-6."""
        import fsrs  # noqa: PLC0415 - not needed before the first review, and it takes a while

        stability, difficulty = self._strength()
        is_first = stability is None
        card = fsrs.Card(
            card_id=0,
            state=fsrs.State.Learning if is_first else fsrs.State.Review,
            stability=stability,
            difficulty=difficulty,
            due=_EPOCH,
            last_review=None if is_first else _EPOCH,
        )
        at = _EPOCH + timedelta(days=sitting.elapsed or 0)
        engine = _engine(sitting.schedule.desired_retention, sitting.schedule.longest_days)
        card, _ = engine.review_card(card, fsrs.Rating(grade), at)
        if card.stability is None or card.difficulty is None:
            raise AssertionError("a reviewed card has a stability and a difficulty")
        return min(card.stability, HIGHEST_STABILITY), card.difficulty, (card.due - at).days

    def _step(self, grade: Grade, schedule: Schedule) -> timedelta | None:
        """The wait within the day that this grade leads to; None where days follow."""
        steps = schedule.relearning_steps if self._was_learnt else schedule.learning_steps
        if not steps or grade is Grade.EASY:
            return None
        if grade is Grade.AGAIN:
            return steps[0]
        if self.state is State.REVIEW or schedule.scheduler is Scheduler.SM2:
            return None
        at = max((place for place, step in enumerate(steps) if step <= self.wait), default=0)
        if grade is Grade.GOOD:
            return steps[at + 1] if at + 1 < len(steps) else None
        if at:
            return steps[at]
        return (steps[0] + steps[1]) / 2 if len(steps) > 1 else steps[0] * 1.5


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One card asked once: the moment, its day, and whole days since the last time (None for the first)."""

    now: datetime
    today: date
    elapsed: int | None
    schedule: Schedule
    seed: str
    confidence: int | None

    def morning_after(self, days: int) -> datetime:
        """When the learner's day begins, so many days on; never within SHORTEST_REST."""
        morning = self.schedule.days.start_of(self.today + timedelta(days=days))
        return max(morning, self.now.astimezone(UTC) + SHORTEST_REST)


@lru_cache(maxsize=64)
def _engine(desired_retention: float, longest_days: int) -> "fsrs.Scheduler":
    """FSRS-6 without steps and chance of its own: both are ours."""
    import fsrs  # noqa: PLC0415 - not needed before the first review, and it takes a while

    return fsrs.Scheduler(
        desired_retention=desired_retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=longest_days,
        enable_fuzzing=False,
    )


@lru_cache(maxsize=1)
def _curve() -> tuple[float, float]:
    """Factor and power of the forgetting curve R = (1 + factor · t / stability) ^ power (FSRS-6)."""
    power = -_engine(0.9, LONGEST_DAYS).parameters[20]
    return 0.9 ** (1 / power) - 1, power


def _fuzzed(days: int, longest: int, seed: str) -> int:
    """`days` moved a little, always alike for one seed, so that cards learnt together part; order is kept."""
    if days < _SHORTEST_FUZZED:
        return days
    reach = 1 + sum(share * max(0.0, min(days, end) - start) for start, end, share in _FUZZ)
    lowest, highest = max(2, round(days - reach)), min(longest, round(days + reach))
    chance = crc32(seed.encode()) / 2**32
    return min(lowest, highest) + int(chance * (highest - min(lowest, highest) + 1))
