"""Words as the learner sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from views import actions
from views.markup import Html, bold, escape, join, shorten
from views.phrases import Phrases
from views.screen import Button, Page

MOST = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A word with its article, what it means, and whether the learner keeps it."""

    word_id: int
    label: str
    meaning: str
    is_kept: bool


def of_line(phrases: Phrases, turn_id: int, entries: Sequence[Entry]) -> Page:
    """The words of a line; a tap keeps one."""
    shown = entries[:MOST]
    listed = "\n".join(f"{bold(entry.label)} — {escape(entry.meaning)}" for entry in shown)
    buttons = [
        Button(("✓ " if entry.is_kept else "➕ ") + shorten(entry.label, 24), actions.SaveWord(turn_id, entry.word_id))
        for entry in shown
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return Page(join(phrases("words-title"), Html(listed)), rows)
