"""Who the learner is, as far as a decision needs to know."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from domain.cards import Directions
from domain.days import Days
from domain.levels import Level, Native, Target
from domain.memory import Schedule, Scheduler
from domain.steps import Step


class Role(StrEnum):
    """What somebody may do; each includes the ones before."""

    LEARNER = "learner"
    TEACHER = "teacher"
    ADMIN = "admin"
    OWNER = "owner"

    def includes(self, other: "Role") -> bool:
        """Whether this one may do all that the other may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


class CorrectionMode(StrEnum):
    """When corrections are shown: under each message, at the end of the talk, or never."""

    EACH = "each"
    END = "end"
    OFF = "off"


class Strictness(StrEnum):
    """Which mistakes are shown at all."""

    LENIENT = "lenient"
    NORMAL = "normal"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the learner wants to be taught."""

    correction_mode: CorrectionMode = CorrectionMode.EACH
    max_corrections: int = 3
    strictness: Strictness = Strictness.NORMAL
    reactions_on: bool = True
    show_translation: bool = False
    directions: Directions = Directions.RECOGNISE
    typed_answers: bool = False
    scheduler: Scheduler = Scheduler.FSRS
    desired_retention: float = 0.9
    daily_new_limit: int = 10
    daily_review_limit: int = 100
    day_starts_at: time = time(4)


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner as loaded at the start of a decision. `timezone` is an IANA name."""

    id: int
    telegram_id: int
    name: str
    interface: Native
    timezone: str
    role: Role
    step: Step
    target: Target | None = None
    level: Level = Level.A1
    preferences: Preferences = Preferences()

    @property
    def days(self) -> Days:
        """The learner's own days."""
        return Days(self.timezone, self.preferences.day_starts_at)

    @property
    def schedule(self) -> Schedule:
        """How the learner's cards are scheduled."""
        return Schedule(self.preferences.scheduler, self.preferences.desired_retention, self.days)

    @property
    def is_ready(self) -> bool:
        """Whether a language to learn has been chosen."""
        return self.target is not None
