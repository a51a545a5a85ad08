"""Bot API methods that write, change and remove text messages."""

import asyncio

from simulator import access, entities, keyboards, shapes
from simulator.call import Call, whole
from simulator.html_text import units
from simulator.reactions import emoji_of
from simulator.records import Json, Message
from simulator.refusals import NOT_MODIFIED, QUERY_TOO_OLD, bad
from simulator.world import Draft, World

ACTIONS = {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"}
ACTIONS |= {"choose_sticker", "find_location", "record_video_note", "upload_video_note", "record_audio", "upload_audio"}
ACTION_SECONDS = 5.0
DRAFT_SECONDS = 30.0
QUERY_SECONDS = 15 * 60
DELETE_SECONDS = 48 * 3600
ANSWER_LIMIT = 200
BATCH_LIMIT = 100
SERVICE = {"successful_payment", "refunded_payment", "pinned_message"}


def post(world: World, call: Call, chat_id: int, body: Json) -> Json:
    """Puts a message of the bot into a chat, where draft and chat action end."""
    if call.flag("protect_content"):
        body["has_protected_content"] = True
    if effect := call.text("message_effect_id"):
        body["effect_id"] = effect
    chat = world.chats[chat_id]
    chat.action = ""
    world.end_draft(chat_id)
    return shapes.message(world, world.add_message(chat_id, body, from_bot=True))


def text_body(text: str, found: list[Json], markup: Json | None) -> Json:
    """The body of a text message."""
    body: Json = {"text": text}
    if found:
        body["entities"] = found
    if markup:
        body["reply_markup"] = markup
    return body


def send_message(world: World, call: Call) -> Json:
    """Sends a text."""
    user = access.writable(world, call)
    text, found = entities.message_text(call)
    body = text_body(text, found, keyboards.markup(call))
    body |= access.reply(world, call, user.id)
    return post(world, call, user.id, body)


def send_message_draft(world: World, call: Call) -> bool:
    """Streams a text that is still being written."""
    user = access.writable(world, call)
    draft_id = call.integer("draft_id")
    if not draft_id:
        raise bad("DRAFT_ID_INVALID")
    text, found = entities.message_text(call)
    until = world.now() + DRAFT_SECONDS
    world.chats[user.id].draft = Draft(draft_id, text, found, until, world.touch(user.id))
    asyncio.get_running_loop().call_later(DRAFT_SECONDS + 0.01, world.expire_draft, user.id)
    return True


def send_chat_action(world: World, call: Call) -> bool:
    """Shows for five seconds what the bot does."""
    user = access.writable(world, call)
    action = call.text("action").lower()
    if action not in ACTIONS and action != "cancel":
        raise bad("wrong parameter action in request")
    chat = world.chats[user.id]
    chat.action = "" if action == "cancel" else action
    chat.action_until = world.now() + ACTION_SECONDS
    world.touch(user.id)
    asyncio.get_running_loop().call_later(ACTION_SECONDS + 0.01, world.expire_action, user.id)
    return True


def editable(world: World, call: Call) -> Message:
    """The message a call edits: one of the bot's own."""
    if call.text("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    user = access.writable(world, call)
    message = access.message(world, call, "edit", user.id)
    if not message.from_bot or SERVICE & message.body.keys():
        raise bad("message can't be edited")
    return message


def revise(world: World, message: Message, fields: Json) -> Json:
    """Changes fields of a message (`None` removes one), unless nothing would change."""
    body = {name: value for name, value in (message.body | fields).items() if value not in (None, [])}
    if body == message.body:
        raise bad(NOT_MODIFIED)
    message.body = body
    if fields.keys() != {"reply_markup"}:
        message.edit_date = int(world.now())
    world.changed(message)
    return shapes.message(world, message)


def edit_message_text(world: World, call: Call) -> Json:
    """Replaces the text of a message."""
    message = editable(world, call)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    text, found = entities.message_text(call)
    return revise(world, message, {"text": text, "entities": found, "reply_markup": keyboards.markup(call)})


def edit_message_caption(world: World, call: Call) -> Json:
    """Replaces the caption of a medium."""
    message = editable(world, call)
    if not {"photo", "voice", "audio", "document"} & message.body.keys():
        raise bad("there is no caption in the message to edit")
    text, found = entities.caption(call)
    fields: Json = {"caption": text or None, "caption_entities": found, "reply_markup": keyboards.markup(call)}
    return revise(world, message, fields)


def edit_message_reply_markup(world: World, call: Call) -> Json:
    """Replaces or removes the keyboard of a message."""
    message = editable(world, call)
    return revise(world, message, {"reply_markup": keyboards.markup(call, invoice="invoice" in message.body)})


def delete_message(world: World, call: Call) -> bool:
    """Removes a message of the last 48 hours."""
    user = access.writable(world, call)
    message = access.message(world, call, "delete", user.id)
    if world.now() - message.date > DELETE_SECONDS:
        raise bad("message can't be deleted for everyone")
    world.remove(message)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Removes up to 100 messages, skipping those that are not there."""
    user = access.writable(world, call)
    wanted = call.listed("message_ids")
    if not wanted:
        raise bad("message identifiers are not specified")
    if len(wanted) > BATCH_LIMIT:
        raise bad("too many message identifiers specified")
    for message_id in wanted:
        message = world.message(user.id, whole(message_id))
        if message and world.now() - message.date <= DELETE_SECONDS:
            world.remove(message)
    return True


def answer_callback_query(world: World, call: Call) -> bool:
    """Ends the wait after a tap, once, within fifteen minutes."""
    query = world.queries.get(call.text("callback_query_id"))
    if not query or query.answered or world.now() - query.at > QUERY_SECONDS:
        raise bad(QUERY_TOO_OLD)
    text = entities.cleaned(call.text("text"))
    if units(text) > ANSWER_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    if call.text("url"):
        raise bad("URL_INVALID")
    query.answered, query.text, query.alert = True, text, call.flag("show_alert")
    world.toast(query)
    return True


def set_message_reaction(world: World, call: Call) -> bool:
    """Sets or takes back the bot's reaction."""
    user = access.writable(world, call)
    message = access.message(world, call, "react", user.id)
    given = call.listed("reaction")
    if len(given) > 1:
        raise bad("REACTIONS_TOO_MANY")
    message.bot_reaction = emoji_of(given[0]) if given else None
    world.changed(message)
    return True


def source(world: World, call: Call, purpose: str) -> Message:
    """The message a call copies or forwards."""
    user = access.person(world, call, "from_chat_id")
    message = access.message(world, call, purpose, user.id)
    if (SERVICE | {"poll", "invoice"}) & message.body.keys():
        raise bad(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return message


def copy_message(world: World, call: Call) -> Json:
    """Sends the content of a message again, with another caption if one is given."""
    user = access.writable(world, call)
    message = source(world, call, "copy")
    body = {name: value for name, value in message.body.items() if name not in {"reply_markup", "reply_to"}}
    if call.params.get("caption") is not None and "text" not in body:
        body["caption"], body["caption_entities"] = entities.caption(call)
    if markup := keyboards.markup(call):
        body["reply_markup"] = markup
    body |= access.reply(world, call, user.id)
    return {"message_id": post(world, call, user.id, body)["message_id"]}


def forward_message(world: World, call: Call) -> Json:
    """Sends a message on, with its origin."""
    user = access.writable(world, call)
    message = source(world, call, "forward")
    sender = world.bot if message.from_bot else shapes.user(world.users[message.chat_id])
    body = {name: value for name, value in message.body.items() if name not in {"reply_markup", "reply_to"}}
    body["forward_origin"] = {"type": "user", "sender_user": sender, "date": message.date}
    return post(world, call, user.id, body)


def pin_chat_message(world: World, call: Call) -> bool:
    """Pins a message."""
    user = access.writable(world, call)
    user.pinned = access.message(world, call, "pin", user.id).message_id
    world.changed_user(user)
    return True


def unpin_chat_message(world: World, call: Call) -> bool:
    """Unpins the pinned message."""
    user = access.writable(world, call)
    if call.params.get("message_id"):
        access.message(world, call, "unpin", user.id)
    user.pinned = 0
    world.changed_user(user)
    return True
