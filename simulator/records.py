"""What the simulator remembers: users, messages, queries, files and the bot's own settings."""

from typing import Any

import msgspec

Json = dict[str, Any]


class User(msgspec.Struct):
    """A person with a phone; `started` once they have written to the bot."""

    id: int
    first_name: str
    language_code: str = "en"
    is_admin: bool = False
    blocked: bool = False
    started: bool = False
    last_name: str = ""
    username: str = ""
    pinned: int = 0


class Message(msgspec.Struct):
    """One message of a private chat; `body` holds its Telegram fields beyond id, sender, chat and dates."""

    chat_id: int
    message_id: int
    from_bot: bool
    date: int
    body: Json
    revision: int = 0
    edit_date: int = 0
    user_reaction: str | None = None
    bot_reaction: str | None = None
    gone: bool = False
    past_data: list[str] = []
    invoice_key: str = ""
    paid: bool = False


class Query(msgspec.Struct):
    """A tap on a callback button, waiting for (or past) its answer."""

    id: str
    user_id: int
    message_id: int
    data: str
    label: str
    at: float
    answered: bool = False
    text: str = ""
    alert: bool = False
    revision: int = 0


class Poll(msgspec.Struct):
    """A poll with the choice of each voter; `correct` is empty unless it is a quiz."""

    id: str
    chat_id: int
    message_id: int
    shape: Json
    correct: list[int] = []
    explanation: Json = {}
    votes: dict[int, int] = {}


class Invoice(msgspec.Struct):
    """Something the bot sells, as a message or as a link."""

    key: str
    title: str
    description: str
    payload: str
    currency: str
    amount: int
    subscription_period: int = 0


class Checkout(msgspec.Struct):
    """A payment that waits for the bot's word before it is made."""

    id: str
    user_id: int
    invoice_key: str
    message_id: int
    at: float
    answered: bool = False


class Payment(msgspec.Struct):
    """A payment made in play money; `renews_at` only for subscriptions."""

    charge_id: str
    user_id: int
    invoice_key: str
    at: int
    refunded: bool = False
    canceled: bool = False
    renews_at: int = 0


class StoredFile(msgspec.Struct):
    """An uploaded file with its content."""

    file_id: str
    unique_id: str
    path: str
    content: bytes
    name: str
    mime_type: str
    kind: str
    facts: Json = {}


class Update(msgspec.Struct):
    """An update that the bot has not confirmed yet."""

    update_id: int
    payload: Json


class Webhook(msgspec.Struct):
    """Where updates go instead of getUpdates; empty url = nowhere."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


class Counters(msgspec.Struct):
    """All numbers that only grow, and the settings of the bot."""

    update_id: int = 100_000_000
    message_id: int = 0
    revision: int = 0
    serial: int = 0
    user_id: int = 5_000_000_000
    clock_offset: float = 0.0
    allowed_updates: list[str] | None = None
    webhook: Webhook = msgspec.field(default_factory=Webhook)
    commands: dict[str, list[Json]] = {}
    profile: dict[str, str] = {}
    menu_button: dict[str, Json] = {}
