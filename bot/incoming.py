"""What an update of Telegram means to us, read from its raw JSON."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import structlog

from handlers.turn import Document

log = structlog.get_logger()
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?$", re.DOTALL)
TELEGRAM_TEXT_LIMIT = 4096
SPLIT_FROM = 3_900
"""Clients split a long text at the limit or at a word before it; a part this long may have a sequel."""
SPLIT_WITHIN = dt.timedelta(seconds=2)


class Kind(Enum):
    """The kinds of update the bot reacts to."""

    COMMAND = "command"
    TEXT = "text"
    TAP = "tap"
    EDITED = "edited"
    ATTACHMENT = "attachment"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who is behind an update, as Telegram knows them."""

    telegram_id: int
    first_name: str
    username: str | None
    language_code: str | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update: `text` is the message, the command's argument, a button's payload or the kind of attachment.

    `also` are updates merged into this one, `tail` is the text of the last of them.
    """

    update_id: int
    kind: Kind
    sender: Sender | None = None
    text: str = ""
    command: str = ""
    message_id: int = 0
    callback_id: str = ""
    sent_at: dt.datetime | None = None
    also: tuple[int, ...] = ()
    tail: str = ""
    document: Document | None = None

    @property
    def may_have_a_sequel(self) -> bool:
        """Whether this could be the first part of a text that the client split, or the parts so far."""
        return self.kind is Kind.TEXT and self._tail_units >= SPLIT_FROM

    @property
    def _tail_units(self) -> int:
        return len((self.tail or self.text).encode("utf-16-le")) // 2

    @property
    def tail_id(self) -> int:
        """The number of the last update that is part of this."""
        return self.also[-1] if self.also else self.update_id

    def continued_by(self, other: "Incoming") -> bool:
        """Whether `other` is the sequel of this text: the very next message, at the same moment."""
        if other.kind is not Kind.TEXT or self.sent_at is None or other.sent_at is None:
            return False
        return other.message_id == self.message_id + len(self.also) + 1 and other.sent_at - self.sent_at <= SPLIT_WITHIN

    def merged_with(self, other: "Incoming") -> "Incoming":
        """Both texts as one update that answers for both; a part that is not full was cut at a space, which is lost."""
        glue = "" if self._tail_units == TELEGRAM_TEXT_LIMIT else " "
        text = f"{self.text}{glue}{other.text}"
        return replace(self, text=text, also=(*self.also, other.update_id), tail=other.text)


def read(raw: dict[str, Any]) -> Incoming:
    """The update's meaning; whatever is not from a person in a private chat, or of no known shape, is IGNORED."""
    update_id = int(raw["update_id"])
    try:
        return _read(update_id, raw)
    except (AttributeError, KeyError, TypeError, ValueError):
        log.warning("an update of an unknown shape", update=update_id)
        return Incoming(update_id, Kind.IGNORED)


def _read(update_id: int, raw: dict[str, Any]) -> Incoming:
    if "callback_query" in raw:
        return _tap(update_id, raw["callback_query"])
    if "message" in raw:
        return _message(update_id, raw["message"])
    if "edited_message" in raw:
        message = _message(update_id, raw["edited_message"])
        return replace(message, kind=Kind.EDITED) if message.kind is Kind.TEXT else replace(message, kind=Kind.IGNORED)
    if "my_chat_member" in raw:
        return _membership(update_id, raw["my_chat_member"])
    return Incoming(update_id, Kind.IGNORED)


def _sender(user: dict[str, Any]) -> Sender | None:
    if user.get("is_bot"):
        return None
    name = " ".join(filter(None, (user.get("first_name"), user.get("last_name"))))
    return Sender(int(user["id"]), name, user.get("username"), user.get("language_code"))


def _is_private(chat: dict[str, Any] | None) -> bool:
    return bool(chat) and chat is not None and chat.get("type") == "private"


def _tap(update_id: int, query: dict[str, Any]) -> Incoming:
    message = query.get("message") or {}
    if not _is_private(message.get("chat")):
        return Incoming(update_id, Kind.IGNORED)
    return Incoming(
        update_id,
        Kind.TAP,
        _sender(query["from"]),
        text=str(query.get("data", "")),
        message_id=int(message.get("message_id", 0)),
        callback_id=str(query["id"]),
    )


def _message(update_id: int, message: dict[str, Any]) -> Incoming:
    if not _is_private(message.get("chat")) or "from" not in message:
        return Incoming(update_id, Kind.IGNORED)
    incoming = Incoming(
        update_id,
        Kind.TEXT,
        _sender(message["from"]),
        text=str(message.get("text", "")),
        message_id=int(message["message_id"]),
        sent_at=dt.datetime.fromtimestamp(int(message["date"]), dt.UTC),
    )
    if "text" not in message:
        return replace(incoming, kind=Kind.ATTACHMENT, text=_attachment(message), document=_document(message))
    command = COMMAND.match(incoming.text) if incoming.text.startswith("/") else None
    if incoming.text.startswith("/") and not command:
        return replace(incoming, kind=Kind.COMMAND, text="")
    if command:
        return replace(incoming, kind=Kind.COMMAND, command=command[1].lower(), text=(command[2] or "").strip())
    return incoming


ATTACHMENTS = ("photo", "voice", "audio", "video_note", "video", "sticker", "animation", "document", "location", "poll")


def _attachment(message: dict[str, Any]) -> str:
    return next((kind for kind in ATTACHMENTS if kind in message), "other")


def _document(message: dict[str, Any]) -> Document | None:
    found = message.get("document")
    if not found or "animation" in message:
        return None
    name, size = str(found.get("file_name", "")), int(found.get("file_size", 0))
    return Document(str(found["file_id"]), name, size, str(message.get("caption", "")))


def _membership(update_id: int, change: dict[str, Any]) -> Incoming:
    if not _is_private(change.get("chat")):
        return Incoming(update_id, Kind.IGNORED)
    is_out = change["new_chat_member"]["status"] in {"kicked", "left"}
    return Incoming(update_id, Kind.BLOCKED if is_out else Kind.UNBLOCKED, _sender(change["from"]))
