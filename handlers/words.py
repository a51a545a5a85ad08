"""Words met in talk: shown with their meaning, kept for learning."""

from domain.refusals import Refusal
from handlers.turn import Turn
from storage import talk as talks
from storage import vocabulary
from storage.db import Session
from views import actions
from views import words as views
from views.screen import Page, Screen


def of_line(db: Session, turn: Turn) -> list[Screen]:
    """The words of the course that stand in a line."""
    assert isinstance(turn.action, actions.OpenWords)  # noqa: S101 - the route guarantees it
    return [turn.say(_page(db, turn, turn.action.turn))]


def save(db: Session, turn: Turn) -> list[Screen]:
    """Keep a word; one that is kept already stays as it is."""
    assert isinstance(turn.action, actions.SaveWord)  # noqa: S101 - the route guarantees it
    word = vocabulary.shown(db, turn.learner.interface, [turn.action.word])
    if not word:
        raise Refusal("word-gone")
    is_new = vocabulary.keep(db, turn.learner.id, turn.action.word, turn.now)
    said = turn.toast("word-saved" if is_new else "word-known", word=word[0].label)
    return [said, turn.show(_page(db, turn, turn.action.turn))]


def _page(db: Session, turn: Turn, line_id: int) -> Page:
    line = talks.line(db, turn.learner.id, line_id)
    if line is None or not line.words:
        raise Refusal("line-gone")
    kept = vocabulary.kept(db, turn.learner.id, line.words)
    entries = [
        views.Entry(word.id, word.label, word.meaning, is_kept=word.id in kept)
        for word in vocabulary.shown(db, turn.learner.interface, line.words)
    ]
    return views.of_line(turn.phrases, line_id, entries)
