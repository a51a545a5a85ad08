"""What a user does with their phone: write, edit, tap, vote, pay, react, block; each becomes an update."""

from typing import Any

from simulator import media, payment_methods, poll_methods, shapes
from simulator.call import Upload
from simulator.client_refusals import Unusable
from simulator.entities import CAPTION_LIMIT, TEXT_LIMIT, cleaned, finished
from simulator.html_text import units
from simulator.reactions import allowed
from simulator.records import Json, Message, Query, User
from simulator.refusals import Refused
from simulator.world import World

FIRST_ADMIN = 5_000_000_000
KINDS = ("photo", "voice", "audio", "document", "sticker")


def person(world: World, user_id: int) -> User:
    """The user of a path."""
    found = world.users.get(user_id)
    if not found:
        raise Unusable(f"there is no user {user_id}", 404)
    return found


def own_chat(world: World, user: User, message_id: Any) -> Message:
    """A message in the user's chat."""
    if not isinstance(message_id, int) or isinstance(message_id, bool):
        raise Unusable("message_id must be a whole number")
    found = world.message(user.id, message_id)
    if not found:
        raise Unusable(f"there is no message {message_id} in this chat", 404)
    return found


def _unblocked(user: User) -> None:
    """Who has blocked the bot cannot write to it."""
    if user.blocked:
        raise Unusable("this user has blocked the bot: unblock it first", 409)


def create(world: World, wanted: Json) -> User:
    """A new person with an id of their own."""
    name, language = wanted.get("first_name"), wanted.get("language_code", "en")
    if not isinstance(name, str) or not name.strip():
        raise Unusable("first_name must be a text")
    if not isinstance(language, str):
        raise Unusable("language_code must be a text like de or pt-br")
    user = User(_user_id(world, wanted), name, language, is_admin=bool(wanted.get("is_admin")))
    user.last_name, user.username = str(wanted.get("last_name") or ""), str(wanted.get("username") or "")
    world.add_user(user)
    return user


def _user_id(world: World, wanted: Json) -> int:
    """The id asked for, or a free one beyond 32 bits; the first admin's is always the same."""
    user_id = wanted.get("id")
    if user_id is None and wanted.get("is_admin") and FIRST_ADMIN not in world.users:
        user_id = FIRST_ADMIN
    if user_id is None:
        while (world.counters.user_id + 1) in world.users:
            world.counters.user_id += 1
        world.counters.user_id += 1
        user_id = world.counters.user_id
    if not isinstance(user_id, int) or isinstance(user_id, bool) or not 0 < user_id < 1 << 52:
        raise Unusable("id must be a whole number, above 0 and below 2^52")
    if user_id in world.users or user_id == world.bot["id"]:
        raise Unusable(f"id {user_id} is taken", 409)
    return user_id


def pieces(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """A long text as clients split it: at the last line feed or space that fits, else in the middle of a word."""
    rest, found = text.strip(), []
    while units(rest) > limit:
        cut = len(rest.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore"))
        window = rest[:cut]
        at = max(window.rfind("\n", cut // 2), window.rfind(" ", cut // 2))
        cut = at if at > 0 else cut
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found


def _say(world: World, user: User, body: Json, reply_to: int | None) -> int:
    """Puts a message of the user into the chat and tells the bot."""
    if reply_to is not None:
        body["reply_to"] = own_chat(world, user, reply_to).message_id
    if not user.started:
        user.started = True
        world.keep(user.id, user)
    message = world.add_message(user.id, body, from_bot=False)
    world.queue("message", shapes.message(world, message))
    return message.message_id


def say(world: World, user: User, text: Any, reply_to: int | None) -> list[int]:
    """The user writes a text; over 4096 units it becomes several messages."""
    _unblocked(user)
    if not isinstance(text, str) or not cleaned(text).strip():
        raise Unusable("text must not be empty")
    sent: list[int] = []
    for piece in pieces(cleaned(text)):
        plain, found = finished(piece, [])
        body: Json = {"text": plain}
        if found:
            body["entities"] = found
        sent.append(_say(world, user, body, reply_to if not sent else None))
    return sent


def send_file(world: World, user: User, kind: str, caption: str, upload: Upload) -> int:
    """The user sends a file."""
    _unblocked(user)
    if kind not in KINDS:
        raise Unusable(f"kind must be one of {', '.join(KINDS)}")
    plain, found = finished(cleaned(caption), [])
    if units(plain) > CAPTION_LIMIT:
        raise Unusable(f"caption must have at most {CAPTION_LIMIT} characters")
    try:
        body = media.body(media.store(world, kind, upload, {"emoji": "🙂"} if kind == "sticker" else {}))
    except Refused as refused:
        raise Unusable(refused.description.removeprefix("Bad Request: ")) from None
    if plain and kind != "sticker":
        body["caption"] = plain
        if found:
            body["caption_entities"] = found
    return _say(world, user, body, None)


def edit(world: World, user: User, message_id: Any, text: Any) -> None:
    """The user changes a text they wrote."""
    _unblocked(user)
    message = own_chat(world, user, message_id)
    if message.from_bot or "text" not in message.body:
        raise Unusable("only an own text can be edited")
    if not isinstance(text, str) or not cleaned(text).strip() or units(text) > TEXT_LIMIT:
        raise Unusable(f"text must have 1-{TEXT_LIMIT} characters")
    plain, found = finished(cleaned(text), [])
    body = {name: value for name, value in message.body.items() if name != "entities"} | {"text": plain}
    if found:
        body["entities"] = found
    if body == message.body:
        return
    message.body, message.edit_date = body, int(world.now())
    world.changed(message)
    world.queue("edited_message", shapes.message(world, message))


def _find_button(message: Message, wanted: Json) -> Json:
    """The button a tap means, by its label or its data; data that the message carried before counts too."""
    rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
    all_buttons: list[Json] = [button for row in rows for button in row]
    label, data = wanted.get("label"), wanted.get("data")
    if label is None and data is None:
        raise Unusable("a tap needs label or data")
    for button in all_buttons:
        if data is not None and button.get("callback_data") == data and label in (None, button["text"]):
            return button
        if data is None and button["text"] == label:
            return button
    if data in message.past_data:
        return {"text": label or "", "callback_data": data}
    labels = ", ".join(button["text"] for button in all_buttons) or "none"
    raise Unusable(f"message {message.message_id} has no such button; it has: {labels}")


def _last_tap(world: World, user: User, wanted: Json) -> Query | None:
    """The last tap of a user that fits."""
    for query in reversed(world.queries.values()):
        fits = [
            query.user_id == user.id and query.message_id,
            wanted.get("message_id") in (None, query.message_id),
            wanted.get("label") in (None, query.label),
            wanted.get("data") in (None, query.data),
        ]
        if all(fits):
            return query
    return None


def tap(world: World, user: User, wanted: Json) -> str | None:
    """The user taps a button; the id of the callback query, none for a button the bot does not hear of."""
    _unblocked(user)
    earlier = _last_tap(world, user, wanted) if wanted.get("again") else None
    if earlier:
        return _ask(world, user, earlier.message_id, {"text": earlier.label, "callback_data": earlier.data})
    message = own_chat(world, user, wanted.get("message_id"))
    button = _find_button(message, wanted)
    if "callback_data" not in button:
        return None
    return _ask(world, user, message.message_id, button)


def _ask(world: World, user: User, message_id: int, button: Json) -> str:
    """A fresh callback query for a button."""
    query = Query(world.unique(), user.id, message_id, button["callback_data"], button["text"], world.now())
    world.queries[query.id] = query
    world.keep(query.id, query)
    message = world.message(user.id, message_id)
    shown = shapes.message(world, message) if message else None
    gone: Json = {"chat": shapes.chat(user), "message_id": message_id, "date": 0}
    asked = {
        "id": query.id,
        "from": shapes.user(user),
        "message": shown or gone,
        "chat_instance": str(user.id * 7919),
        "data": query.data,
    }
    world.queue("callback_query", asked)
    return query.id


def vote(world: World, user: User, message_id: Any, option: Any) -> None:
    """The user chooses an answer of a poll."""
    _unblocked(user)
    message = own_chat(world, user, message_id)
    if "poll" not in message.body:
        raise Unusable("this message has no poll")
    poll = world.polls[message.body["poll"]["id"]]
    if not isinstance(option, int) or not 0 <= option < len(poll.shape["options"]):
        raise Unusable(f"option must be 0-{len(poll.shape['options']) - 1}")
    if poll.shape["is_closed"]:
        raise Unusable("this poll is closed", 409)
    if user.id in poll.votes and not poll.shape["allows_revoting"]:
        raise Unusable("this poll is answered once", 409)
    poll_methods.vote(world, user, poll, option)


def pay(world: World, user: User, wanted: Json) -> str:
    """The user pays an offer, by its message or by its link; the id of the pre-checkout query."""
    _unblocked(user)
    if isinstance(wanted.get("link"), str):
        invoice = payment_methods.linked(world, wanted["link"])
        if not invoice:
            raise Unusable("this link offers nothing", 404)
        return payment_methods.check_out(world, user, invoice, 0)
    message = own_chat(world, user, wanted.get("message_id"))
    if message.paid:
        raise Unusable("this is paid already", 409)
    invoice = world.invoices.get(message.invoice_key)
    for row in message.body.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            invoice = invoice or payment_methods.linked(world, button.get("url", ""))
    if not invoice:
        raise Unusable("this message offers nothing to pay")
    return payment_methods.check_out(world, user, invoice, message.message_id if message.invoice_key else 0)


def block(world: World, user: User, *, blocked: bool) -> None:
    """The user blocks or unblocks the bot."""
    if user.blocked == blocked:
        return
    user.blocked = blocked
    world.changed_user(user)
    member, kicked = ({"user": world.bot, "status": "member"}, {"user": world.bot, "status": "kicked", "until_date": 0})
    told = {
        "chat": shapes.chat(user),
        "from": shapes.user(user),
        "date": int(world.now()),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    world.queue("my_chat_member", told)


def react(world: World, user: User, message_id: Any, emoji: Any) -> None:
    """The user sets or takes back a reaction."""
    _unblocked(user)
    message = own_chat(world, user, message_id)
    new = allowed(emoji) if isinstance(emoji, str) else None
    if emoji is not None and not new:
        raise Unusable("emoji must be one of Telegram's reactions, or null")
    old, message.user_reaction = message.user_reaction, new
    if old == new:
        return
    world.changed(message)
    told = {
        "chat": shapes.chat(user),
        "message_id": message.message_id,
        "user": shapes.user(user),
        "date": int(world.now()),
        "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
        "new_reaction": [{"type": "emoji", "emoji": new}] if new else [],
    }
    world.queue("message_reaction", told)


def delete(world: World, user: User, message_id: int) -> None:
    """The user deletes a message; as in Telegram, the bot hears nothing of it."""
    world.remove(own_chat(world, user, message_id))
