"""What admins look at: figures, people, how far something is."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from domain.levels import Level
from domain.mistakes import Kind
from domain.people import Role


class BroadcastStatus(StrEnum):
    """Where a broadcast stands: written, on its way, held, all through, given up."""

    DRAFT = "draft"
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Counts:
    """What applying did to the rows; `retired` left their file and were made inactive."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.retired + other.retired,
        )


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts; `…_today` is the last 24 hours, `…_week` the last 7 days, cost is US dollars × 10⁻⁶ this month."""

    learners: int
    blocked: int
    banned: int
    active_today: int
    active_week: int
    talks: int
    talks_week: int
    turns: int
    turns_week: int
    corrections: int
    corrections_week: int
    cost_microusd: int
    undecided: int
    unanswered: int
    to_broadcast: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person in a list."""

    id: int
    telegram_id: int
    name: str
    username: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One person as an admin sees them; `mistakes` are counted by kind, the most frequent first."""

    id: int
    telegram_id: int
    name: str
    username: str | None
    role: Role
    interface: str
    target: str | None
    level: Level | None
    last_seen_at: dt.datetime | None
    blocked_at: dt.datetime | None
    is_banned: bool
    talks: int
    turns: int
    mistakes: tuple[tuple[Kind, int], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is; `unknown` may have been sent when the process died, and are not sent again."""

    id: int
    text: str
    status: BroadcastStatus
    chat_id: int | None
    message_id: int | None
    total: int
    sent: int
    skipped: int
    blocked: int
    failed: int
    unknown: int

    @property
    def settled(self) -> int:
        """Recipients of whom it is known, or known to be unknown, what became of their message."""
        return self.sent + self.skipped + self.blocked + self.failed + self.unknown
