"""Which chat and which message a call means, and whether the bot may touch them."""

from simulator.call import Call, whole
from simulator.records import Json, Message, User
from simulator.refusals import CHAT_NOT_FOUND, bad, forbidden
from simulator.world import World


def person(world: World, call: Call, name: str = "chat_id") -> User:
    """The user whose private chat a call names."""
    value = call.params.get(name)
    if value is None or value == "":
        raise bad(f"{name} is empty")
    found = world.users.get(call.integer(name))
    if not found:
        raise bad(CHAT_NOT_FOUND)
    return found


def writable(world: World, call: Call) -> User:
    """The user a call writes to: one who has started the bot and did not block it."""
    found = person(world, call)
    if not found.started:
        raise forbidden("bot can't initiate conversation with a user")
    if found.blocked:
        raise forbidden("bot was blocked by the user")
    return found


def message(world: World, call: Call, purpose: str, chat_id: int | None = None) -> Message:
    """The message a call names; `purpose` completes Telegram's words, as in "message to edit not found"."""
    if not call.params.get("message_id"):
        raise bad("message identifier is not specified")
    found = world.message(call.integer("chat_id") if chat_id is None else chat_id, call.integer("message_id"))
    if not found:
        raise bad(f"message to {purpose} not found")
    return found


def reply(world: World, call: Call, chat_id: int) -> Json:
    """The body field of a reply; empty when the call is none."""
    given = call.parsed("reply_parameters") or {}
    if not isinstance(given, dict):
        raise bad("can't parse reply parameters: expected an Object")
    named = given.get("message_id") or call.params.get("reply_to_message_id")
    if not named:
        return {}
    wanted = whole(named)
    if world.message(chat_id, wanted):
        return {"reply_to": wanted}
    if given.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return {}
    raise bad("message to be replied not found")
