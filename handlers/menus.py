"""The command menu of a chat, in the learner's language; admin commands only where an admin sees them."""

from domain.people import Role
from handlers.turn import Turn
from views.screen import Menu

LEARNER = ("talk", "cards", "quiz", "end", "settings", "language", "help", "privacy", "cancel")
ADMIN = ("admin",)


def commands(turn: Turn) -> Menu:
    """At most ten commands."""
    return Menu(tuple((name, turn.phrases.plain(f"command-{name}")) for name in names(turn.learner.role)))


def names(role: Role) -> tuple[str, ...]:
    """The commands that somebody of this role sees."""
    return LEARNER + (ADMIN if role.includes(Role.TEACHER) else ())
