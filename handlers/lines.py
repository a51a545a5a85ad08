"""A line of the tutor: measured, stored, and drawn again at any time from what is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.guides import Scenario
from domain.levels import Level, Target
from domain.mistakes import Certainty
from domain.tutoring import Answer, Speaker
from handlers.turn import Turn
from language import lemmas, lexicon, tokens
from storage import mistakes, vocabulary
from storage import talk as talks
from storage.db import Session
from storage.mistakes import Logged
from views import talk as views
from views.markup import Html, italic
from views.screen import Change, Page, Say, Screen, keys

OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Measured:
    """How much of a text is within the learner's level (0–1), and which words of the course stand in it."""

    coverage: float
    words: Sequence[int]


def measure(db: Session, text: str, language: Target, level: Level) -> Measured:
    """Level coverage and words met."""
    found = {lemmas.lemma(token.text, language) for token in tokens.words(text)}
    return Measured(lexicon.coverage(text, language, level), vocabulary.ids_of_lemmas(db, language, found))


def open_with(db: Session, turn: Turn, session_id: int, scenario: Scenario) -> Screen:
    """The first line of a scene as the course has it: at once, at its level, without a model."""
    first = scenario.steps[0]
    measured = measure(db, first.line.say, scenario.language, turn.learner.level)
    extra = {
        "tutor": OFFLINE,
        "translation": first.line.meaning.get(turn.learner.interface),
        "hint": first.example or None,
    }
    line = talks.add_line(
        db,
        session_id,
        Speaker.AI,
        first.line.say,
        extra=extra,
        coverage=round(measured.coverage, 3),
        words=measured.words,
    )
    return say(db, turn, line)


def answer_extra(answer: Answer, answers: int, tips: Sequence[int], notice: str) -> dict[str, object]:
    """What is kept with a line of the tutor so that it can be drawn again."""
    return {
        "tutor": answer.tutor,
        "translation": answer.translation,
        "hint": answer.hint,
        "answers": answers,
        "tips": list(tips),
        "notice": notice,
        "dropped": answer.dropped,
    }


def say(db: Session, turn: Turn, line: talks.Line) -> Screen:
    """The line as a new message, which is remembered with it."""
    drawn = page(db, turn, line)
    return Say(drawn.html, keys(drawn.rows), turn=line.id)


def redraw(db: Session, turn: Turn, line: talks.Line) -> Screen:
    """The line in its place."""
    drawn = page(db, turn, line)
    message_id = line.message_id or turn.message_id
    return Change(message_id, drawn.html, keys(drawn.rows), turn=line.id)


def page(db: Session, turn: Turn, line: talks.Line) -> Page:
    """The line with its tips and with what was asked about it."""
    extra = line.extra
    shows = set(extra.get("shows", ()))
    always = turn.learner.preferences.show_translation
    notice = extra.get("notice", "")
    return views.line(
        turn.phrases,
        views.Line(
            turn_id=line.id,
            text=line.text,
            answers=extra.get("answers"),
            tips=_tips(db, turn, line),
            explained="explanation" in shows,
            translation=extra.get("translation") if always or "translation" in shows else None,
            hint=extra.get("hint") if "hint" in shows else None,
            notice=italic(turn.phrases(notice)) if notice else Html(""),
            can_translate=turn.has_model or bool(extra.get("translation")),
            can_hint=turn.has_model or bool(extra.get("hint")),
            can_speak=turn.has_voice,
            has_words=bool(line.words),
        ),
    )


def _tips(db: Session, turn: Turn, line: talks.Line) -> list[views.Tip]:
    wanted = line.extra.get("tips", ())
    answers = line.extra.get("answers")
    if not wanted or not answers:
        return []
    logged = {one.id: one for one in mistakes.of_lines(db, turn.learner.id, [answers])}
    certainty = Certainty.ASK if line.extra.get("tutor") == OFFLINE else Certainty.SURE
    return [_tip(turn, logged[one], certainty) for one in wanted if one in logged]


def _tip(turn: Turn, one: Logged, certainty: Certainty) -> views.Tip:
    native = turn.learner.interface
    topic = one.topic_name.get(native, "")
    return views.Tip(
        wrong=one.wrong,
        right=one.right,
        why=one.explanation or topic,
        certainty=certainty,
        topic=topic,
        about=one.topic_explanation.get(native, ""),
    )
