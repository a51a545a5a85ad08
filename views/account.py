"""Help, privacy and other texts about the bot itself."""

from collections.abc import Sequence

from views import actions
from views.markup import Html, bold, join
from views.phrases import Phrases
from views.screen import Button, Page


def help_page(phrases: Phrases, commands: Sequence[str]) -> Page:
    """What the bot can do, command by command."""
    lines = "\n".join(f"/{name} — {phrases(f'command-{name}')}" for name in commands)
    return Page(join(phrases("help-title"), Html(lines), phrases("help-how")))


def privacy(phrases: Phrases, *, uses_model: bool) -> Page:
    """What is stored and what leaves the server, truly."""
    model = phrases("privacy-model") if uses_model else phrases("privacy-no-model")
    return Page(join(bold(phrases("privacy-title")), phrases("privacy-stored"), model, phrases("privacy-never")))


def unknown_command(phrases: Phrases, guess: str | None) -> Page:
    """A command nobody knows, with the one that was probably meant."""
    if guess:
        return Page(phrases("unknown-command-guess", guess=guess))
    return Page(phrases("unknown-command"))


def nothing_open(phrases: Phrases) -> Page:
    """Nothing is going on; what could be done."""
    return Page(phrases("cancel-nothing"), ((Button(phrases.plain("button-talk"), actions.OpenScenarios(0)),),))
