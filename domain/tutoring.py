"""The door to a tutor: what it is asked, what it answers, and how it fails."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from domain.guides import Scenario
from domain.levels import Level, Native, Target
from domain.mistakes import Correction


class Speaker(StrEnum):
    """Who said a line of a talk; the value is what `conversation_turns.speaker` holds."""

    USER = "user"
    AI = "ai"


@dataclass(frozen=True, slots=True)
class Said:
    """One stored line of the talk so far."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """All a tutor may know to answer one line: nothing else about the learner leaves the bot.

    `history` is oldest first and does not hold `text`. `progress` is what the tutor itself returned last in this
    session (empty at the start); only the tutor reads it. `learner` is an opaque number for usage rows.
    """

    learner: int
    language: Target
    level: Level
    native: Native
    scenario: Scenario | None
    text: str
    history: tuple[Said, ...] = ()
    progress: Mapping[str, Any] = field(default_factory=dict)
    max_corrections: int = 3
    strictness: str = "normal"
    personal_dictionary: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Usage:
    """What one call cost: tokens, US dollars × 10⁻⁶, milliseconds; outcome is "ok" or the name of a failure."""

    model: str
    purpose: str
    outcome: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_microusd: int = 0
    latency_ms: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tutor says back. `text` is plain text in the target language, never markup, never empty.

    `corrections` are verified against the learner's text. `corrected` is the whole corrected text, or None when the
    tutor does not judge. `translation` is the meaning in the learner's language when it is known without asking.
    `ended` means the scene is over, `is_understood` is False when the tutor could only ask again.
    `is_judged` is False when a reply came but its corrections could not be read. `dropped` counts claimed corrections
    that verification refused.
    """

    text: str
    tutor: str
    corrections: tuple[Correction, ...] = ()
    corrected: str | None = None
    translation: str | None = None
    hint: str | None = None
    progress: Mapping[str, Any] = field(default_factory=dict)
    ended: bool = False
    is_understood: bool = True
    is_judged: bool = True
    dropped: int = 0
    usage: tuple[Usage, ...] = ()


class Failure(StrEnum):
    """Why a model gave no answer."""

    NO_KEY = "no_key"
    BAD_KEY = "bad_key"
    RATE_LIMIT = "rate_limit"
    OVERLOADED = "overloaded"
    TIMEOUT = "timeout"
    CONNECTION = "connection"
    CUT_OFF = "cut_off"
    REFUSAL = "refusal"
    MALFORMED = "malformed"
    EMPTY = "empty"
    SERVER = "server"
    BUDGET = "budget"


class TutorUnavailable(Exception):  # noqa: N818 - reads as a state of the tutor, not as a bug
    """The model gave no usable answer; `usage` is what the attempt cost all the same."""

    def __init__(self, failure: Failure, usage: tuple[Usage, ...] = ()) -> None:
        """Keep why, and what it cost."""
        super().__init__(failure.value)
        self.failure = failure
        self.usage = usage


Show = Callable[[str], Awaitable[None]]
"""Takes the reply's text so far, as it grows."""


class Tutor(Protocol):
    """Anything that can hold a talk: Claude, the offline guide, a script in a test."""

    async def reply(self, question: Question, show: Show) -> Answer:
        """Answer `question.text`; raises TutorUnavailable."""
        ...

    async def explain(self, question: Question, correction: Correction) -> str:
        """Why `correction` is right, in the learner's language, at most 600 characters; raises TutorUnavailable."""
        ...

    async def translate(self, question: Question) -> str:
        """`question.text` in the learner's language; raises TutorUnavailable."""
        ...

    async def hint(self, question: Question) -> str:
        """Something the learner could say next, in the target language; raises TutorUnavailable."""
        ...
