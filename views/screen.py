"""What a handler may answer with; plain values that the journal keeps and `outgoing` sends."""

from dataclasses import dataclass

import msgspec

from views.actions import Action
from views.markup import Html


@dataclass(frozen=True, slots=True)
class Button:
    """One button of a page: its label and what a tap on it means."""

    label: str
    action: Action


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a view draws: HTML and rows of buttons; where it goes is the handler's choice."""

    html: Html
    rows: Rows = ()


class Key(msgspec.Struct, frozen=True, array_like=True):
    """A button as the journal keeps it: label and payload of at most 64 bytes."""

    label: str
    payload: str


Keys = tuple[tuple[Key, ...], ...]


class Say(msgspec.Struct, frozen=True, tag="say", omit_defaults=True):
    """A new message. `turn` is the stored line whose Telegram message this becomes, `reply_to` a message id."""

    html: str
    keys: Keys = ()
    turn: int | None = None
    reply_to: int | None = None


class Change(msgspec.Struct, frozen=True, tag="change", omit_defaults=True):
    """A message edited in place; sent anew when it is gone, and then the message of the stored line `turn`."""

    message_id: int
    html: str
    keys: Keys = ()
    turn: int | None = None


class Clear(msgspec.Struct, frozen=True, tag="clear", omit_defaults=True):
    """A message that loses its buttons."""

    message_id: int


class Toast(msgspec.Struct, frozen=True, tag="toast", omit_defaults=True):
    """The short answer to a tap, plain text of at most 200 characters; `alert` asks for a tap to close it."""

    text: str
    alert: bool = False


class React(msgspec.Struct, frozen=True, tag="react", omit_defaults=True):
    """A reaction under a message of the learner."""

    message_id: int
    emoji: str


class Voice(msgspec.Struct, frozen=True, tag="voice", omit_defaults=True):
    """A text spoken in a language (ISO 639-1); `otherwise` is said where no voice can be had."""

    text: str
    language: str
    otherwise: str
    reply_to: int | None = None


class Menu(msgspec.Struct, frozen=True, tag="menu", omit_defaults=True):
    """The command menu of this chat: pairs of command and description."""

    commands: tuple[tuple[str, str], ...]


Screen = Say | Change | Clear | Toast | React | Voice | Menu


def keys(rows: Rows) -> Keys:
    """The rows as the journal keeps them."""
    return tuple(tuple(Key(button.label, button.action.payload()) for button in row) for row in rows if row)


def to_json(screens: list[Screen]) -> list[dict[str, object]]:
    """Screens as JSON values for the journal."""
    return list(msgspec.to_builtins(screens, enc_hook=str))


def from_json(value: list[dict[str, object]]) -> list[Screen]:
    """Screens out of the journal."""
    return msgspec.convert(value, list[Screen])
