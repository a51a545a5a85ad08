"""Where a learner stands: what their next free text will mean. Stored in `users.step`, versioned."""

from enum import StrEnum
from typing import Any

import msgspec

VERSION = 1


class Stage(StrEnum):
    """The questions of the first minute, in order."""

    TARGET = "target"
    LEVEL = "level"
    GOAL = "goal"
    REMINDER = "reminder"

    @property
    def number(self) -> int:
        """1 for the first question."""
        return list(Stage).index(self) + 1


class Idle(msgspec.Struct, frozen=True, tag="idle"):
    """Nothing is asked: free text starts or continues a talk."""


class Onboarding(msgspec.Struct, frozen=True, tag="onboarding", omit_defaults=True):
    """In the first minute; `payload` is what the deep link brought along."""

    stage: Stage = Stage.TARGET
    payload: str = ""


class Talking(msgspec.Struct, frozen=True, tag="talking"):
    """In a talk: free text is said to the tutor."""

    session: int


class SearchingZone(msgspec.Struct, frozen=True, tag="zone", omit_defaults=True):
    """Free text is the name of a place whose time zone is meant; `back` is where the learner came from."""

    back: Onboarding | Talking | Idle = Idle()


class Ask(StrEnum):
    """What an admin is asked to type."""

    BROADCAST = "broadcast"
    PERSON = "person"


class AdminTyping(msgspec.Struct, frozen=True, tag="admin", omit_defaults=True):
    """Free text answers a question of the admin panel; `back` is where the admin came from."""

    ask: Ask
    back: Onboarding | Talking | Idle = Idle()


class AnsweringCard(msgspec.Struct, frozen=True, tag="card"):
    """Free text is the answer to a card, at a place of a sitting."""

    sitting: int
    place: int


class WritingNote(msgspec.Struct, frozen=True, tag="note"):
    """Free text is a note for a card; then the sitting goes on."""

    sitting: int
    card: int


class AnsweringQuiz(msgspec.Struct, frozen=True, tag="quiz"):
    """Free text is the missing word of a question of a quiz."""

    quiz: int
    question: int


Step = Idle | Onboarding | Talking | SearchingZone | AdminTyping | AnsweringCard | WritingNote | AnsweringQuiz


def to_json(step: Step) -> dict[str, Any]:
    """The step as a JSON value with its version."""
    return {"v": VERSION, "step": msgspec.to_builtins(step)}


def from_json(value: Any) -> Step:
    """The stored step; one of another version or shape is Idle."""
    if not isinstance(value, dict) or value.get("v") != VERSION:
        return Idle()
    try:
        step: Step = msgspec.convert(value.get("step"), Step)
    except msgspec.ValidationError:
        return Idle()
    return step
