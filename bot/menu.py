"""The command menus that everybody sees, one for each interface language."""

from bot.calls import Api
from domain.levels import Native
from handlers import menus
from views import phrases


async def publish(api: Api) -> None:
    """Set them for all private chats; English serves languages we do not speak."""
    for native in Native:
        say = phrases.of(native)
        commands = [{"command": name, "description": say.plain(f"command-{name}")} for name in menus.LEARNER]
        scope = {"type": "all_private_chats"}
        await api.call("setMyCommands", {"commands": commands, "scope": scope, "language_code": native.value})
        if native is Native.ENGLISH:
            await api.call("setMyCommands", {"commands": commands, "scope": scope})
