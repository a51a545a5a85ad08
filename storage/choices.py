"""Closed sets of the tables that no rule decides on yet; each has a CHECK, so a new member needs a migration."""

from enum import StrEnum


class Scheduler(StrEnum):
    """How the next review is computed."""

    FSRS = "fsrs"
    SM2 = "sm2"


class CardDirections(StrEnum):
    """Which side of a card is asked."""

    RECOGNISE = "recognise"
    PRODUCE = "produce"
    BOTH = "both"


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


class MemoryState(StrEnum):
    """Where a card stands in its schedule."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class RelationType(StrEnum):
    """How two words belong together."""

    SYNONYM = "synonym"
    NEAR_SYNONYM = "near_synonym"
    ANTONYM = "antonym"
    CONFUSABLE = "confusable"


class Skill(StrEnum):
    """What a card asks for."""

    RECOGNISE = "recognise"
    PRODUCE = "produce"
    CLOZE = "cloze"
    LISTEN = "listen"


class ReviewType(StrEnum):
    """Where the evidence of a review comes from."""

    FLASHCARD = "flashcard"
    QUIZ = "quiz"
    CONVERSATION = "conversation"
    IMPORT = "import"


class QuizType(StrEnum):
    """How a quiz asks."""

    MULTIPLE_CHOICE = "multiple_choice"
    FILL_BLANK = "fill_blank"
    MATCHING = "matching"
    LISTENING = "listening"


class Outcome(StrEnum):
    """What became of a claimed notification."""

    SENT = "sent"
    SKIPPED = "skipped"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNKNOWN = "unknown"
