"""What a button means: typed, self-contained, versioned payloads of at most 64 bytes.

A payload reads `VERSION code field field …`, joined by colons. A payload of another version, of an unknown code or
with broken fields is read as None: the button is stale.
"""

import re
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, ClassVar, Self, TypeVar, get_type_hints

from domain.levels import Level, Native, Target

VERSION = "1"
LIMIT = 64
WHOLE = re.compile(r"-?[0-9]{1,18}")
"""A number that every database holds; nothing else is ever written into a payload."""
REGISTRY: dict[str, type["Action"]] = {}
A = TypeVar("A", bound="Action")


@dataclass(frozen=True, slots=True)
class Action:
    """The kind of every button payload."""

    code: ClassVar[str] = ""

    def payload(self) -> str:
        """The payload, at most 64 bytes."""
        values = (_write(getattr(self, field.name)) for field in fields(self))
        return ":".join((VERSION, self.code, *values))

    @classmethod
    def from_fields(cls, values: list[str]) -> Self | None:
        """The action of this kind with these fields, or None where they do not fit."""
        hints = get_type_hints(cls)
        names = [field.name for field in fields(cls)]
        if len(values) != len(names):
            return None
        try:
            return cls(*(_read(hints[name], value) for name, value in zip(names, values, strict=True)))
        except ValueError:
            return None


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value.value) if isinstance(value, Enum) else str(value)


def _read(kind: Any, value: str) -> Any:
    if kind is bool:
        return {"0": False, "1": True}[value] if value in {"0", "1"} else _refuse(value)
    if kind is int:
        return int(value) if WHOLE.fullmatch(value) else _refuse(value)
    return kind(value)


def _refuse(value: str) -> Any:
    raise ValueError(value)


def read(payload: str) -> Action | None:
    """The action a payload stands for, or None for a stale or foreign one."""
    version, _, rest = payload.partition(":")
    code, *values = rest.split(":")
    kind = REGISTRY.get(code) if version == VERSION else None
    return kind.from_fields(values) if kind else None


def _action(code: str) -> Any:
    def register(kind: type[A]) -> type[A]:
        kind.code = code
        REGISTRY[code] = kind
        return kind

    return register


action = _action
"""For the actions of other modules."""


class Setting(Enum):
    """What can be changed on the settings screen; short values, they travel in buttons."""

    LEVEL = "level"
    GOAL = "goal"
    CORRECTIONS = "mode"
    TIPS = "tips"
    STRICTNESS = "strict"
    REMINDER = "remind"
    DAYS = "days"
    SCHEDULER = "sched"
    NEW_CARDS = "new"
    REVIEWS = "rev"


@_action("ot")
@dataclass(frozen=True, slots=True)
class ChooseTarget(Action):
    """First minute: the language to learn."""

    target: Target


@_action("ol")
@dataclass(frozen=True, slots=True)
class ChooseLevel(Action):
    """First minute: the learner's level."""

    level: Level


@_action("og")
@dataclass(frozen=True, slots=True)
class ChooseGoal(Action):
    """First minute: minutes a day."""

    minutes: int


@_action("or")
@dataclass(frozen=True, slots=True)
class ChooseReminder(Action):
    """First minute: when to be reminded, in minutes after local midnight; -1 is never."""

    minute: int


@_action("os")
@dataclass(frozen=True, slots=True)
class SkipQuestion(Action):
    """First minute: go on with the default; `number` is the question's."""

    number: int


@_action("li")
@dataclass(frozen=True, slots=True)
class OpenInterfaces(Action):
    """Show the interface languages."""


@_action("lc")
@dataclass(frozen=True, slots=True)
class ChooseInterface(Action):
    """Change the interface language."""

    native: Native


@_action("lt")
@dataclass(frozen=True, slots=True)
class SwitchTarget(Action):
    """Change the language to learn, after the first minute."""

    target: Target


@_action("zo")
@dataclass(frozen=True, slots=True)
class OpenZones(Action):
    """Show the short list of time zones."""


@_action("zc")
@dataclass(frozen=True, slots=True)
class ChooseZone(Action):
    """Take a time zone, an IANA name."""

    name: str


@_action("zb")
@dataclass(frozen=True, slots=True)
class GoBack(Action):
    """Back from time zones or interface languages to where the learner came from."""


@_action("so")
@dataclass(frozen=True, slots=True)
class OpenSettings(Action):
    """Show all settings."""


@_action("se")
@dataclass(frozen=True, slots=True)
class OpenSetting(Action):
    """Show the choices of one setting."""

    setting: Setting


@_action("sv")
@dataclass(frozen=True, slots=True)
class ChooseSetting(Action):
    """Take a choice of one setting, by its value as text."""

    setting: Setting
    value: str


@_action("tm")
@dataclass(frozen=True, slots=True)
class OpenScenarios(Action):
    """Show a page of scenarios, first page 0."""

    page: int


@_action("ts")
@dataclass(frozen=True, slots=True)
class StartTalk(Action):
    """Begin a talk in a scenario, by context id; 0 is free talk."""

    context: int


@_action("te")
@dataclass(frozen=True, slots=True)
class EndTalk(Action):
    """End a talk."""

    session: int


@_action("tx")
@dataclass(frozen=True, slots=True)
class ExplainTips(Action):
    """Explain the corrections of one line of the learner."""

    turn: int


@_action("tt")
@dataclass(frozen=True, slots=True)
class TranslateLine(Action):
    """Translate one line of the tutor."""

    turn: int


@_action("th")
@dataclass(frozen=True, slots=True)
class HintLine(Action):
    """Suggest an answer to one line of the tutor."""

    turn: int


@_action("tv")
@dataclass(frozen=True, slots=True)
class SpeakLine(Action):
    """Speak one line of the tutor."""

    turn: int


@_action("tw")
@dataclass(frozen=True, slots=True)
class OpenWords(Action):
    """Show the words of one line that can be saved."""

    turn: int


@_action("tk")
@dataclass(frozen=True, slots=True)
class SaveWord(Action):
    """Keep one word of a line for learning."""

    turn: int
    word: int


@_action("co")
@dataclass(frozen=True, slots=True)
class OpenCards(Action):
    """Begin or go on with the cards that are due."""


@_action("rh")
@dataclass(frozen=True, slots=True)
class SnoozeReminder(Action):
    """Remind again in an hour; `day` is the ordinal of the reminder's local date."""

    day: int


@_action("rt")
@dataclass(frozen=True, slots=True)
class RemindTomorrow(Action):
    """Remind again tomorrow; `day` is the ordinal of the reminder's local date."""

    day: int


@_action("rx")
@dataclass(frozen=True, slots=True)
class StopReminders(Action):
    """Remind no more."""


@_action("cr")
@dataclass(frozen=True, slots=True)
class RateCard(Action):
    """Grade a card, 1 Again … 4 Easy; `place` counts from 0 in its sitting."""

    sitting: int
    place: int
    card: int
    grade: int


@_action("cs")
@dataclass(frozen=True, slots=True)
class RevealCard(Action):
    """Show the back of a card whose answer was to be written."""

    sitting: int
    place: int


@_action("cb")
@dataclass(frozen=True, slots=True)
class ShowCard(Action):
    """Back to the open card."""

    sitting: int
    place: int


@_action("cu")
@dataclass(frozen=True, slots=True)
class UndoCard(Action):
    """Take back the last review; `place` is the one that is open now."""

    sitting: int
    place: int


@_action("cm")
@dataclass(frozen=True, slots=True)
class OpenCardTools(Action):
    """What else can be done with the open card."""

    sitting: int
    place: int


@_action("cx")
@dataclass(frozen=True, slots=True)
class SuspendCard(Action):
    """Never ask the open card again."""

    sitting: int
    place: int


@_action("cn")
@dataclass(frozen=True, slots=True)
class NoteCard(Action):
    """Write a note for the open card."""

    sitting: int
    place: int


@_action("cv")
@dataclass(frozen=True, slots=True)
class SpeakCard(Action):
    """Speak the word of the open card."""

    sitting: int
    place: int


@_action("ce")
@dataclass(frozen=True, slots=True)
class EndCards(Action):
    """End a sitting."""

    sitting: int


@dataclass(frozen=True, slots=True)
class Stale(Action):
    """A button of an older version, or one that nobody made; it is never sent."""
