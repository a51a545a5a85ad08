"""What a learner may ask about a line: explain, translate, hint, say it. It is shown in the line's own message."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from domain.mistakes import Correction
from domain.refusals import Refusal
from domain.tutoring import Question, Speaker, Tutor, TutorUnavailable
from handlers import lines
from handlers.turn import Asking, Turn
from storage import courses, mistakes
from storage import talk as talks
from storage.db import Session
from views import screen
from views.screen import Screen

Ask = Callable[[Tutor, Question], Awaitable[str]]


class _OfLine(Protocol):
    """A button that belongs to a line."""

    turn: int


def _line(db: Session, turn: Turn) -> talks.Line:
    """The line whose button was tapped, if it is this learner's."""
    wanted: _OfLine = turn.action  # type: ignore[assignment] # every route to here carries a line
    line = talks.line(db, turn.learner.id, wanted.turn)
    if line is None or line.speaker is not Speaker.AI:
        raise Refusal("line-gone")
    return line


async def explain(asking: Asking) -> None:
    """Why the tips are right: from the grammar topics, and from the model where the course says nothing."""
    line = await asking.run(_line)
    model = asking.tutors.model
    for one in await asking.run(_unexplained, line) if model else ():
        question = await asking.run(_question, line)
        correction = Correction(0, len(one.wrong), one.wrong, one.right, one.kind)
        try:
            text = await model.explain(question, correction)  # type: ignore[union-attr] # there is one, see above
        except TutorUnavailable:
            break
        await asking.run(_keep_explanation, one.id, text)
    await asking.decide(_show, line.id, "explanation", None)


def _unexplained(db: Session, turn: Turn, line: talks.Line) -> list[mistakes.Logged]:
    shown = set(line.extra.get("tips", ()))
    logged = mistakes.of_lines(db, turn.learner.id, [line.extra.get("answers", 0)])
    return [one for one in logged if one.id in shown and not one.topic_explanation]


def _keep_explanation(db: Session, turn: Turn, correction_id: int, text: str) -> None:
    mistakes.explain(db, turn.learner.id, correction_id, text)


async def translate(asking: Asking) -> None:
    """The line in the learner's language."""
    await _fill(asking, "translation", lambda tutor, question: tutor.translate(question))


async def hint(asking: Asking) -> None:
    """Something the learner could answer."""
    await _fill(asking, "hint", lambda tutor, question: tutor.hint(question))


async def _fill(asking: Asking, name: str, ask: Ask) -> None:
    """Show what is stored with the line under `name`; ask the model for it first where it is not."""
    line = await asking.run(_line)
    text: str | None = None
    if not line.extra.get(name):
        if asking.tutors.model is None:
            raise Refusal(f"no-{name}")
        question = await asking.run(_question, line)
        try:
            text = await ask(asking.tutors.model, question)
        except TutorUnavailable:
            raise Refusal(f"no-{name}") from None
    await asking.decide(_show, line.id, name, text)


def _question(db: Session, turn: Turn, line: talks.Line) -> Question:
    current = talks.of_learner(db, turn.learner.id, line.session_id)
    if current is None:
        raise Refusal("line-gone")
    return Question(
        learner=turn.learner.id,
        language=current.language,
        level=turn.learner.level,
        native=turn.learner.interface,
        scenario=courses.scenario_of(db, current.context_id) if current.context_id else None,
        text=line.text,
        history=talks.history(db, line.session_id, line.number),
    )


def _show(db: Session, turn: Turn, line_id: int, name: str, text: str | None) -> list[Screen]:
    line = talks.line(db, turn.learner.id, line_id)
    if line is None:
        raise Refusal("line-gone")
    if text is not None:
        line = replace(line, extra={**line.extra, name: text})
    return [_showing(db, turn, line, name)]


def _showing(db: Session, turn: Turn, line: talks.Line, name: str) -> Screen:
    """The line drawn again with one thing more."""
    shows = list(dict.fromkeys([*line.extra.get("shows", ()), name]))
    line = replace(line, extra={**line.extra, "shows": shows})
    talks.change_line(db, line.id, extra=dict(line.extra))
    return lines.redraw(db, turn, replace(line, message_id=turn.message_id))


def speak(db: Session, turn: Turn) -> list[Screen]:
    """The line as a voice message."""
    if not turn.has_voice:
        raise Refusal("no-voice")
    line = _line(db, turn)
    current = talks.of_learner(db, turn.learner.id, line.session_id)
    if current is None:
        raise Refusal("line-gone")
    sorry = turn.phrases("no-voice")
    return [screen.Voice(line.text, current.language.value, sorry, reply_to=turn.message_id)]
