"""The state of the local Telegram: who is there, what was said, what the bot has not fetched yet, what time it is."""

import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from simulator import keyboards
from simulator.records import Checkout, Counters, Invoice, Json, Message, Payment, Poll, Query, StoredFile, Update, User
from simulator.statefile import NoStateFile

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
RECORDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (Checkout, Counters, Invoice, Message, Payment, Poll, Query, StoredFile, Update, User)
}


@dataclass
class Draft:
    """A text that streams into a chat; `until` by the simulator's clock."""

    draft_id: int
    text: str
    entities: list[Json]
    until: float
    revision: int


@dataclass
class Chat:
    """What one user has before them; `action_until` by the simulator's clock."""

    messages: dict[int, Message] = field(default_factory=dict)
    toasts: deque[Query] = field(default_factory=lambda: deque(maxlen=200))
    draft: Draft | None = None
    draft_gone: int = 0
    action: str = ""
    action_until: float = 0.0


class World:
    """Everything the simulator knows; every change goes through here, so that it is kept and announced."""

    def __init__(self, token: str, file: NoStateFile, bot_name: str = "Palaver") -> None:
        self.token = token
        self.file = file
        self.counters = Counters()
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.updates: deque[Update] = deque()
        self.queries: dict[str, Query] = {}
        self.polls: dict[str, Poll] = {}
        self.invoices: dict[str, Invoice] = {}
        self.checkouts: dict[str, Checkout] = {}
        self.payments: dict[str, Payment] = {}
        self.files: dict[str, StoredFile] = {}
        self.on_update: list[Callable[[], None]] = []
        self.on_clock: list[Callable[[], None]] = []
        self.on_change: list[Callable[[int, int | None], None]] = []
        self._name = bot_name
        self._restore()

    def _restore(self) -> None:
        """Takes over what the file remembers."""
        loaded: dict[str, list[Any]] = {kind: [] for kind in RECORDS}
        for kind, body in self.file.load():
            loaded[kind].append(msgspec.msgpack.decode(body, type=RECORDS[kind]))
        self.counters = next(iter(loaded["Counters"]), self.counters)
        self.users = {user.id: user for user in loaded["User"]}
        self.chats = {user_id: Chat() for user_id in self.users}
        for message in sorted(loaded["Message"], key=lambda message: message.message_id):
            self.chats[message.chat_id].messages[message.message_id] = message
        self.updates.extend(sorted(loaded["Update"], key=lambda update: update.update_id))
        self.queries = {query.id: query for query in loaded["Query"]}
        for query in sorted(loaded["Query"], key=lambda query: query.revision):
            if query.answered:
                self.chats[query.user_id].toasts.append(query)
        self.polls = {poll.id: poll for poll in loaded["Poll"]}
        self.invoices = {invoice.key: invoice for invoice in loaded["Invoice"]}
        self.checkouts = {checkout.id: checkout for checkout in loaded["Checkout"]}
        self.payments = {payment.charge_id: payment for payment in loaded["Payment"]}
        self.files = {file.file_id: file for file in loaded["StoredFile"]}

    @property
    def bot(self) -> Json:
        """The bot as a Telegram user."""
        name = self.counters.profile.get("name:") or self._name
        bot_id = int(self.token.split(":", maxsplit=1)[0])
        return {"id": bot_id, "is_bot": True, "first_name": name, "username": "palaver_demo_bot"}

    def now(self) -> float:
        """Seconds since 1970 by the clock of the simulator."""
        return time.time() + self.counters.clock_offset

    def unique(self, prefix: str = "") -> str:
        """A text that no other record of this world is named by."""
        self.counters.serial += 1
        return f"{prefix}{self.counters.serial}{secrets.randbelow(10**9):09d}"

    def keep(self, key: object, record: msgspec.Struct) -> None:
        """The record outlives the process."""
        self.file.put(type(record).__name__, key, record)

    def touch(self, user_id: int | None) -> int:
        """Something changed for a user (or for all): the new revision, announced to who watches."""
        self.counters.revision += 1
        self.keep("", self.counters)
        for announce in self.on_change:
            announce(self.counters.revision, user_id)
        return self.counters.revision

    def add_user(self, user: User) -> None:
        """A new person with an empty chat."""
        self.users[user.id] = user
        self.chats[user.id] = Chat()
        self.changed_user(user)

    def changed_user(self, user: User) -> None:
        """Keeps and announces what changed about a person."""
        self.keep(user.id, user)
        self.touch(user.id)

    def add_message(self, chat_id: int, body: Json, *, from_bot: bool) -> Message:
        """A new message at the end of a chat, dated by the simulator's clock."""
        self.counters.message_id += 1
        message = Message(chat_id, self.counters.message_id, from_bot, int(self.now()), body)
        self.chats[chat_id].messages[message.message_id] = message
        self.changed(message)
        return message

    def changed(self, message: Message) -> None:
        """Keeps and announces what changed about a message."""
        for data in keyboards.callback_data(message.body.get("reply_markup")):
            if data not in message.past_data:
                message.past_data.append(data)
        message.revision = self.touch(message.chat_id)
        self.keep(f"{message.chat_id}/{message.message_id}", message)

    def remove(self, message: Message) -> None:
        """A message that nobody sees any more."""
        message.gone = True
        message.body = {}
        self.changed(message)

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """The message as it stands in the chat; `None` when there is none or it was deleted."""
        chat = self.chats.get(chat_id)
        found = chat.messages.get(message_id) if chat else None
        return found if found and not found.gone else None

    def toast(self, query: Query) -> None:
        """The user sees the answer to a tap."""
        query.revision = self.touch(query.user_id)
        self.chats[query.user_id].toasts.append(query)
        self.keep(query.id, query)

    def notice(self, user_id: int, key: str, text: str) -> None:
        """The user sees a notice that is no answer to a tap."""
        query = Query(key, user_id, 0, "", "", self.now(), answered=True, text=text, alert=True)
        self.queries[key] = query
        self.toast(query)

    def end_draft(self, chat_id: int) -> None:
        """The streaming text of a chat disappears."""
        chat = self.chats[chat_id]
        if chat.draft:
            chat.draft = None
            chat.draft_gone = self.touch(chat_id)

    def expire_draft(self, chat_id: int) -> None:
        """A streaming text whose time is over disappears."""
        draft = self.chats[chat_id].draft
        if draft and draft.until <= self.now():
            self.end_draft(chat_id)

    def expire_action(self, chat_id: int) -> None:
        """A chat action whose time is over disappears."""
        chat = self.chats[chat_id]
        if chat.action and chat.action_until <= self.now():
            chat.action = ""
            self.touch(chat_id)

    def queue(self, kind: str, payload: Json) -> int:
        """An update for the bot if it asked for that kind; its id, 0 when it did not ask."""
        allowed = self.counters.allowed_updates
        if kind not in allowed if allowed else kind in UNASKED:
            return 0
        self.counters.update_id += 1
        update = Update(self.counters.update_id, {"update_id": self.counters.update_id, kind: payload})
        self.updates.append(update)
        self.keep(update.update_id, update)
        self.keep("", self.counters)
        for wake in tuple(self.on_update):
            wake()
        return update.update_id

    def confirm(self, below: int) -> None:
        """The bot has all updates below this id and never sees them again."""
        while self.updates and self.updates[0].update_id < below:
            self.file.drop("Update", self.updates.popleft().update_id)

    def move_clock(self, seconds: float) -> None:
        """Moves the simulator's time and wakes who waits for it."""
        self.counters.clock_offset += seconds
        self.touch(None)
        for chat_id in self.chats:
            self.expire_draft(chat_id)
            self.expire_action(chat_id)
        for wake in tuple(self.on_clock):
            wake()
