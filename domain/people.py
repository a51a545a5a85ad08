"""Who the learner is, as far as a decision needs to know."""

from dataclasses import dataclass
from enum import StrEnum

from domain.levels import Level, Native, Target
from domain.steps import Step


class Role(StrEnum):
    """What somebody may do; each includes the ones before."""

    LEARNER = "learner"
    TEACHER = "teacher"
    ADMIN = "admin"
    OWNER = "owner"


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
    def is_ready(self) -> bool:
        """Whether a language to learn has been chosen."""
        return self.target is not None
