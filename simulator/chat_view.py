"""A chat as its user sees it now."""

from datetime import UTC, datetime
from typing import Any

from simulator import bot_methods, payment_methods
from simulator.records import Json, Message, Poll, StoredFile, User
from simulator.rendering import html
from simulator.world import Draft, World

_MEDIA = ("photo", "voice", "audio", "document", "sticker")


def person(user: User) -> Json:
    """A user as the client side lists them."""
    return {
        "id": user.id,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "username": user.username,
        "language_code": user.language_code,
        "is_admin": user.is_admin,
        "blocked": user.blocked,
        "started": user.started,
    }


def iso(seconds: float) -> str:
    """A time as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def state(world: World) -> Json:
    """All users, admins last (the same order after a restart), the clock and the bot."""
    bot = {name: world.bot[name] for name in ("id", "username", "first_name")}
    users = [person(user) for user in sorted(world.users.values(), key=lambda user: (user.is_admin, user.id))]
    return {"users": users, "clock": iso(world.now()), "bot": bot, "revision": world.counters.revision}


def _button(world: World, button: Json) -> Json:
    """A button as the page draws it; a link to an offer counts as a pay button too."""
    shown: Json = {"text": button["text"]}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    if "copy_text" in button:
        shown["copy_text"] = button["copy_text"]["text"]
    if "url" in button:
        shown["url"] = button["url"]
        if payment_methods.linked(world, button["url"]):
            shown["pay"] = True
    if button.get("pay"):
        shown["pay"] = True
    return shown


def buttons(world: World, message: Message) -> list[list[Json]]:
    """The inline keyboard of a message, row by row."""
    rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
    return [[_button(world, button) for button in row] for row in rows]


def file_shape(file: StoredFile) -> Json:
    """A file with the address of its content."""
    shape: Json = {
        "kind": file.kind,
        "url": f"/sim/files/{file.file_id}",
        "file_name": file.name,
        "mime_type": file.mime_type,
        "size": len(file.content),
    }
    if "duration" in file.facts and file.kind in {"voice", "audio"}:
        shape["duration"] = file.facts["duration"]
    return shape


def _media(world: World, message: Message) -> Json | None:
    """The file of a message."""
    kind = next((kind for kind in _MEDIA if kind in message.body), None)
    if not kind:
        return None
    shown: Any = message.body[kind]
    file = world.files.get((shown[-1] if kind == "photo" else shown)["file_id"])
    return file_shape(file) if file else None


def _poll(poll: Poll, user_id: int) -> Json:
    """A poll before or after this user's choice."""
    chosen, closed = poll.votes.get(user_id), bool(poll.shape["is_closed"])
    votes = list(poll.votes.values())
    options = [
        {"text": option["text"], "votes": votes.count(index)} for index, option in enumerate(poll.shape["options"])
    ]
    shown: Json = {
        "question": poll.shape["question"],
        "options": options,
        "type": poll.shape["type"],
        "chosen": chosen,
        "closed": closed,
        "correct_option_id": None,
        "explanation": None,
    }
    if poll.correct and (closed or chosen is not None):
        shown |= {"correct_option_id": poll.correct[0], "explanation": poll.explanation.get("explanation")}
    return shown


def _invoice(message: Message) -> Json | None:
    """The offer of a message."""
    offer = message.body.get("invoice")
    if not offer:
        return None
    named = {name: offer[name] for name in ("title", "description", "currency")}
    return named | {"amount": offer["total_amount"], "paid": message.paid}


def _words(message: Message) -> tuple[str, list[Json]]:
    """The text of a message, or what its user reads in place of one."""
    body = message.body
    if "successful_payment" in body:
        paid = body["successful_payment"]
        return f"You paid {paid['total_amount']} {paid['currency']} (play money).", []
    if "refunded_payment" in body:
        back = body["refunded_payment"]
        return f"You got {back['total_amount']} {back['currency']} back (play money).", []
    if "caption" in body:
        return body["caption"], body.get("caption_entities", [])
    return body.get("text", ""), body.get("entities", [])


def message(world: World, record: Message) -> Json:
    """A message as its user sees it."""
    text, entities = _words(record)
    return {
        "id": record.message_id,
        "from": "bot" if record.from_bot else "user",
        "date": iso(record.date),
        "text": text,
        "html": html(text, entities),
        "buttons": buttons(world, record),
        "media": _media(world, record),
        "poll": _poll(world.polls[record.body["poll"]["id"]], record.chat_id) if "poll" in record.body else None,
        "invoice": _invoice(record),
        "draft": False,
        "reaction": record.bot_reaction,
        "own_reaction": record.user_reaction,
        "edited": bool(record.edit_date),
        "reply_to": record.body.get("reply_to"),
    }


def _draft(world: World, draft: Draft) -> Json:
    """A streaming text as a message with id 0."""
    blank = Message(0, 0, from_bot=True, date=int(world.now()), body={})
    return message(world, blank) | {"text": draft.text, "html": html(draft.text, draft.entities), "draft": True}


def chat(world: World, user: User, after: int) -> Json:
    """What changed in a chat since a revision (0 = all)."""
    here = world.chats[user.id]
    changed = [record for record in here.messages.values() if record.revision > after]
    messages = [message(world, record) for record in changed if not record.gone]
    gone = [record.message_id for record in changed if record.gone]
    if here.draft and here.draft.revision > after:
        messages.append(_draft(world, here.draft))
    elif not here.draft and here.draft_gone > after:
        gone.append(0)
    toasts = [
        {"callback_id": query.id, "text": query.text, "alert": query.alert, "revision": query.revision}
        for query in here.toasts
        if query.revision > after
    ]
    return {
        "revision": world.counters.revision,
        "messages": messages,
        "gone": gone,
        "typing": here.action if here.action and here.action_until > world.now() else None,
        "menu": bot_methods.menu(world, user),
        "blocked": user.blocked,
        "toasts": toasts,
    }
