"""The reactions Telegram lets bots and users set."""

from typing import Any

from simulator.refusals import bad

ALLOWED = "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥"
ALLOWED += " 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨"
ALLOWED += " 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
_ALLOWED = frozenset(ALLOWED.split())


def allowed(emoji: str) -> str | None:
    """The reaction as Telegram writes it; `None` when it is not one of the allowed."""
    plain = emoji.replace("\ufe0f", "")
    return plain if plain in _ALLOWED else None


def emoji_of(reaction: Any) -> str:
    """The emoji of a ReactionType object that a bot may set."""
    if not isinstance(reaction, dict) or "type" not in reaction:
        raise bad("can't parse reaction: expected an Object with a type")
    emoji = allowed(str(reaction.get("emoji", ""))) if reaction["type"] == "emoji" else None
    if not emoji:
        raise bad("REACTION_INVALID")
    return emoji
