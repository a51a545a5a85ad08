"""Closed sets of the tables that no rule decides on yet; each has a CHECK, so a new member needs a migration."""

from enum import StrEnum

from domain import administration, cards, memory, queue

Scheduler = memory.Scheduler
MemoryState = memory.State
CardDirections = cards.Directions
BroadcastStatus = administration.BroadcastStatus
Skill = queue.Skill


class ChartTheme(StrEnum):
    """Colours of the pictures."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class SessionType(StrEnum):
    """What a session is for."""

    CONVERSATION = "conversation"


class SessionStatus(StrEnum):
    """Where a session stands: going on, ended by the learner or the scene, closed because nobody spoke."""

    ACTIVE = "active"
    COMPLETED = "completed"
    ABANDONED = "abandoned"


class TurnStatus(StrEnum):
    """Where a turn stands: stored, answered, or without an answer for good."""

    SUBMITTED = "submitted"
    ANSWERED = "answered"
    FAILED = "failed"


class CorrectionSource(StrEnum):
    """Where a mistake was made."""

    CONVERSATION = "conversation"
    WRITING = "writing"
    DRILL = "drill"


class PatternStatus(StrEnum):
    """How far a recurring mistake has come."""

    ACTIVE = "active"
    DRILLING = "drilling"
    CURED = "cured"


class RelationType(StrEnum):
    """How two words belong together."""

    SYNONYM = "synonym"
    NEAR_SYNONYM = "near_synonym"
    ANTONYM = "antonym"
    CONFUSABLE = "confusable"


class ReviewType(StrEnum):
    """Where the evidence of a review comes from."""

    FLASHCARD = "flashcard"
    QUIZ = "quiz"
    CONVERSATION = "conversation"
    IMPORT = "import"


class Outcome(StrEnum):
    """What became of a claimed notification."""

    SENT = "sent"
    SKIPPED = "skipped"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNKNOWN = "unknown"
