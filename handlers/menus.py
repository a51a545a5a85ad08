"""The command menu of a chat, in the learner's language; admin commands only where an admin sees them."""

from domain.people import Role
from handlers.turn import Turn
from views.screen import Menu

LEARNER = ("talk", "end", "settings", "language", "help", "privacy", "cancel")
ADMIN: tuple[str, ...] = ()


def commands(turn: Turn) -> Menu:
    """At most ten commands."""
    names = LEARNER + (ADMIN if turn.learner.role in {Role.ADMIN, Role.OWNER} else ())
    return Menu(tuple((name, turn.phrases.plain(f"command-{name}")) for name in names))
