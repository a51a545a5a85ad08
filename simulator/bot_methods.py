"""Bot API methods about the bot itself and about chats."""

import re
from typing import Any

from simulator import access, shapes
from simulator.call import Call
from simulator.html_text import units
from simulator.records import Json, User
from simulator.refusals import bad
from simulator.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMANDS_LIMIT = 100
DESCRIPTION_LIMIT = 256
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
PROFILE_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_LANGUAGE = re.compile(r"[a-z]{2}|")


def get_me(world: World, call: Call) -> Json:  # noqa: ARG001 - every method takes its call
    """The bot as a User."""
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def agree(world: World, call: Call) -> bool:  # noqa: ARG001 - every method takes its world and call
    """Done: nothing to do here (logOut, close)."""
    return True


def _scope(world: World, call: Call) -> str:
    """The place of a command list: its scope and language as one key."""
    language = call.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    scope = call.parsed("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict) or "type" not in scope:
        raise bad("can't parse BotCommandScope: Can't find field \"type\"")
    kind = str(scope["type"])
    if kind in SCOPES:
        return f"{kind}:{language}"
    if kind not in CHAT_SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    chat = access.person(world, Call(call.method, scope))
    if kind != "chat":
        raise bad("can't use specified scope in the chat")
    return f"chat/{chat.id}:{language}"


def _command(given: Any) -> Json:
    """One command of a list, checked."""
    if not isinstance(given, dict) or "command" not in given or "description" not in given:
        raise bad('can\'t parse BotCommand: Can\'t find field "command" or "description"')
    name, description = given["command"], given["description"]
    if not isinstance(name, str) or not COMMAND.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= units(description.strip()) <= DESCRIPTION_LIMIT:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description.strip()}


def set_my_commands(world: World, call: Call) -> bool:
    """Sets the menu of a scope and language."""
    given = call.listed("commands")
    if call.params.get("commands") is None:
        raise bad('parameter "commands" is required')
    if len(given) > COMMANDS_LIMIT:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(one) for one in given]
    return _put_commands(world, _scope(world, call), commands)


def _put_commands(world: World, where: str, commands: list[Json]) -> bool:
    """Keeps the commands of a scope; an empty list removes them."""
    world.counters.commands.pop(where, None)
    if commands:
        world.counters.commands[where] = commands
    world.touch(None)
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """The menu of exactly this scope and language."""
    return world.counters.commands.get(_scope(world, call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """Removes the menu of a scope and language."""
    return _put_commands(world, _scope(world, call), [])


def menu(world: World, user: User) -> list[Json]:
    """The commands a user sees: the nearest scope, first in their language."""
    for scope in (f"chat/{user.id}", "all_private_chats", "default"):
        for language in (user.language_code[:2], ""):
            if commands := world.counters.commands.get(f"{scope}:{language}"):
                return commands
    return []


def _set_profile(world: World, call: Call, field: str) -> bool:
    """Sets one text of the bot's profile, in one language."""
    text, language = call.text(field), call.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    if units(text) > PROFILE_LIMITS[field]:
        raise bad(f"BOT_{field.upper()}_TOO_LONG")
    world.counters.profile[f"{field}:{language}"] = text
    world.touch(None)
    return True


def _get_profile(world: World, call: Call, field: str) -> Json:
    """One text of the bot's profile, in a language or the default one."""
    texts = world.counters.profile
    fallback = world.bot["first_name"] if field == "name" else ""
    return {field: texts.get(f"{field}:{call.text('language_code')}") or texts.get(f"{field}:") or fallback}


def set_my_name(world: World, call: Call) -> bool:
    """Sets the bot's name (64)."""
    return _set_profile(world, call, "name")


def get_my_name(world: World, call: Call) -> Json:
    """The bot's name."""
    return _get_profile(world, call, "name")


def set_my_description(world: World, call: Call) -> bool:
    """Sets what an empty chat shows (512)."""
    return _set_profile(world, call, "description")


def get_my_description(world: World, call: Call) -> Json:
    """What an empty chat shows."""
    return _get_profile(world, call, "description")


def set_my_short_description(world: World, call: Call) -> bool:
    """Sets what the bot's profile shows (120)."""
    return _set_profile(world, call, "short_description")


def get_my_short_description(world: World, call: Call) -> Json:
    """What the bot's profile shows."""
    return _get_profile(world, call, "short_description")


def set_chat_menu_button(world: World, call: Call) -> bool:
    """Sets the button beside the text field, for one chat or all."""
    button = call.parsed("menu_button", "MenuButton") or {"type": "default"}
    if not isinstance(button, dict) or str(button.get("type")) not in {"commands", "default", "web_app"}:
        raise bad("can't parse MenuButton: unsupported type specified")
    key = str(access.person(world, call).id) if call.params.get("chat_id") else ""
    world.counters.menu_button[key] = button
    world.touch(None)
    return True


def get_chat_menu_button(world: World, call: Call) -> Json:
    """The button beside the text field."""
    buttons = world.counters.menu_button
    return buttons.get(call.text("chat_id")) or buttons.get("") or {"type": "commands"}


def get_chat(world: World, call: Call) -> Json:
    """What the bot may know of a chat."""
    user = access.person(world, call)
    shape = shapes.chat(user) | {
        "accent_color_id": user.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }
    if pinned := world.message(user.id, user.pinned):
        shape["pinned_message"] = shapes.message(world, pinned)
    return shape


def get_chat_member(world: World, call: Call) -> Json:
    """A person's standing in a private chat: both are members."""
    user = access.person(world, call)
    member = call.integer("user_id")
    if member == world.bot["id"]:
        return {"status": "member", "user": world.bot}
    if member != user.id:
        raise bad("user not found" if member not in world.users else "PARTICIPANT_ID_INVALID")
    return {"status": "member", "user": shapes.user(user)}
