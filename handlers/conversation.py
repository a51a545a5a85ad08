"""What the learner says in a talk: stored, answered, corrected; an edited message is corrected again in its place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from domain import dialogue
from domain import mistakes as rules
from domain.guides import Scenario
from domain.levels import Target
from domain.people import CorrectionMode
from domain.steps import Talking
from domain.tutoring import Answer, Question, Speaker, TutorUnavailable, Usage
from handlers import lines, talk
from handlers.turn import Asking, Turn, Tutors
from language import tokens
from storage import configuration, courses, mistakes, people, usage
from storage import talk as talks
from storage.choices import TurnStatus
from storage.db import Session
from views.screen import React, Screen

PRAISE = ("👍", "👏", "🔥", "💯")
PRAISE_FROM_WORDS = 4
"""A line of so many words without a mistake may earn a reaction."""
PRAISE_SHARE = 0.5
GOODBYE = "🤗"
NOT_UNDERSTOOD = "notice-not-understood"
NOT_JUDGED = "notice-not-judged"


@dataclass(frozen=True, slots=True)
class Stored:
    """A learner's line that waits for its answer: whether the model may be asked, and what to say where it may not."""

    line: talks.Line
    question: Question
    asks_model: bool
    notice: str = ""
    is_edit: bool = False


async def say(asking: Asking) -> None:
    """Free text in a talk, or one that begins a free talk; a goodbye after a talk begins none."""
    if await asking.run(_is_goodbye):
        await asking.decide(_wave)
        return
    stored = await asking.run(_store, asking.tutors)
    if stored is None:
        await asking.decide(_nothing_new)
        return
    answer, notice = await _answer(asking, stored)
    await asking.decide(_store_answer, stored, answer, notice)


async def edit(asking: Asking) -> None:
    """A message of the learner was edited."""
    stored = await asking.run(_store_edit, asking.tutors)
    if stored is None:
        await asking.decide(_nothing_new)
        return
    answer, notice = await _answer(asking, stored)
    await asking.decide(_store_second_answer, stored, answer, notice)


async def _answer(asking: Asking, stored: Stored) -> tuple[Answer, str]:
    """The model's answer, or the offline tutor's with a word why."""
    model = asking.tutors.model
    notice = stored.notice
    spent: tuple[Usage, ...] = ()
    if model is not None and stored.asks_model:
        await asking.typing()
        try:
            answer = await model.reply(stored.question, _unseen if stored.is_edit else asking.draft)
        except TutorUnavailable as failure:
            notice = f"notice-{failure.failure.value.replace('_', '-')}"
            spent = failure.usage
        else:
            return answer, "" if answer.is_judged else NOT_JUDGED
    question = stored.question
    if question.scenario is None:
        question = replace(question, scenario=await asking.run(_free_talk, question.language))
    answer = await asking.tutors.offline.reply(question, asking.draft)
    return replace(answer, usage=(*spent, *answer.usage)), notice or ("" if answer.is_understood else NOT_UNDERSTOOD)


async def _unseen(_text: str) -> None:
    """Nothing of an answer that will stand in an older message: a draft ends in a new message or stays for a while."""


def _free_talk(db: Session, turn: Turn, language: Target) -> Scenario:  # noqa: ARG001 - a transaction takes the turn
    return courses.free_talk(db, language)


def _is_goodbye(db: Session, turn: Turn) -> bool:
    target = turn.learner.target
    if target is None or not dialogue.is_farewell(turn.text, target):
        return False
    return talks.current(db, turn.learner.id) is None


def _wave(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    return [React(turn.message_id, GOODBYE)]


def _nothing_new(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes both
    return []


def _store(db: Session, turn: Turn, tutors: Tutors) -> Stored | None:
    """Keep what was said before anything can fail; None when it was answered already."""
    current = talks.current(db, turn.learner.id)
    if current is None or current.language is not turn.learner.target:
        talk.open_session(db, turn, None, {})
        current = talks.current(db, turn.learner.id)
    assert current is not None  # noqa: S101 - it was just opened
    line = talks.line_in_session(db, current.id, turn.message_id)
    if line is None:
        line = talks.add_line(
            db,
            current.id,
            Speaker.USER,
            turn.text,
            status=TurnStatus.SUBMITTED,
            message_id=turn.message_id,
            extra={"before": dict(current.progress)},
        )
    if line.status is TurnStatus.ANSWERED:
        return None
    return _stored(db, turn, tutors, current, line)


def _store_edit(db: Session, turn: Turn, tutors: Tutors) -> Stored | None:
    """Keep the new text; None when the message was not part of a talk or says what it said."""
    line = talks.line_of_message(db, turn.learner.id, turn.message_id)
    if line is None or (line.text == turn.text and line.status is TurnStatus.ANSWERED):
        return None
    current = talks.of_learner(db, turn.learner.id, line.session_id)
    assert current is not None  # noqa: S101 - the line stands in it
    talks.change_line(db, line.id, message_text=turn.text, status=TurnStatus.SUBMITTED)
    stored = _stored(db, turn, tutors, current, replace(line, text=turn.text))
    return replace(stored, is_edit=True)


def _stored(db: Session, turn: Turn, tutors: Tutors, current: talks.Talk, line: talks.Line) -> Stored:
    asks_model, notice = _allowance(db, turn, tutors)
    before: Mapping[str, Any] = line.extra.get("before", {})
    return Stored(line, _question(db, turn, current, line, before, asks_model=asks_model), asks_model, notice)


def _allowance(db: Session, turn: Turn, tutors: Tutors) -> tuple[bool, str]:
    """Whether the model may be asked, and what to say where it may not."""
    if tutors.model is None:
        return False, ""
    today = turn.local_now.date()
    limits = configuration.values(db, configuration.DAILY_TURNS, configuration.MONTHLY_MICROUSD)
    daily_turns = limits.get(configuration.DAILY_TURNS, tutors.daily_turns)
    if usage.count(db, turn.learner.id, today, usage.MODEL_TURN) >= daily_turns:
        return False, "notice-allowance"
    month = turn.now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    if usage.spent_microusd(db, month) >= limits.get(configuration.MONTHLY_MICROUSD, tutors.monthly_microusd):
        return False, "notice-budget"
    return True, ""


def _question(
    db: Session, turn: Turn, current: talks.Talk, line: talks.Line, progress: Mapping[str, Any], *, asks_model: bool
) -> Question:
    learner = turn.learner
    scenario: Scenario | None = None
    if current.context_id is not None:
        scenario = courses.scenario_of(db, current.context_id)
    elif not asks_model:
        scenario = courses.free_talk(db, current.language)
    return Question(
        learner=learner.id,
        language=current.language,
        level=learner.level,
        native=learner.interface,
        scenario=scenario,
        text=line.text,
        history=talks.history(db, current.id, line.number) if asks_model else (),
        progress=progress,
        max_corrections=learner.preferences.max_corrections,
        strictness=learner.preferences.strictness.value,
        personal_dictionary=mistakes.personal_dictionary(db, learner.id, current.language),
    )


def _store_answer(db: Session, turn: Turn, stored: Stored, answer: Answer, notice: str) -> list[Screen]:
    """The answer, the mistakes, what it cost; the answer is shown."""
    session_id = stored.line.session_id
    tips = _log_mistakes(db, turn, stored, answer)
    measured = lines.measure(db, answer.text, stored.question.language, turn.learner.level)
    line = talks.add_line(
        db,
        session_id,
        Speaker.AI,
        answer.text,
        extra=lines.answer_extra(answer, stored.line.id, tips, notice),
        coverage=round(measured.coverage, 3),
        words=measured.words,
    )
    talks.touch(db, session_id, turn.now, len(answer.corrections), answer.progress, answer.tutor)
    _note_usage(db, turn, stored, answer)
    if turn.learner.step != Talking(session_id):
        people.set_step(db, turn.learner.id, Talking(session_id))
    screens: list[Screen] = [*_praise(turn, answer), lines.say(db, turn, line)]
    if answer.ended:
        current = talks.of_learner(db, turn.learner.id, session_id)
        screens += [talk.finish(db, turn, current)] if current else []
    return screens


def _store_second_answer(db: Session, turn: Turn, stored: Stored, answer: Answer, notice: str) -> list[Screen]:
    """The mistakes of an edited line in place of its old ones; the reply too, where the talk has not gone on."""
    reply = talks.answer_to(db, stored.line)
    forgotten = mistakes.forget(db, turn.learner.id, stored.question.language, stored.line.id)
    talks.recount_mistakes(db, stored.line.session_id, len(answer.corrections) - forgotten)
    tips = _log_mistakes(db, turn, stored, answer)
    _note_usage(db, turn, stored, answer)
    if reply is None:
        return []
    newest = talks.history(db, stored.line.session_id)[-1:]
    if newest and newest[0].text == reply.text and newest[0].speaker is Speaker.AI:
        talks.change_line(
            db, reply.id, message_text=answer.text, extra=lines.answer_extra(answer, stored.line.id, tips, notice)
        )
        talks.set_progress(db, stored.line.session_id, answer.progress)
    else:
        talks.change_line(db, reply.id, extra={**reply.extra, "tips": tips, "tutor": answer.tutor})
    line = talks.line(db, turn.learner.id, reply.id)
    if line is None:
        return []
    return [lines.redraw(db, turn, line) if line.message_id else lines.say(db, turn, line)]


def _log_mistakes(db: Session, turn: Turn, stored: Stored, answer: Answer) -> list[int]:
    """Store all corrections and mark the line answered; the ids of those that are shown."""
    learner = turn.learner
    ids = mistakes.log(db, learner.id, stored.question.language, stored.line.id, answer.corrections, turn.now)
    wanted = learner.preferences
    visible = rules.shown(answer.corrections, learner.level, wanted.strictness, wanted.max_corrections)
    by_correction = dict(zip(answer.corrections, ids, strict=True))
    tips = [by_correction[one] for one in visible] if wanted.correction_mode is CorrectionMode.EACH else []
    talks.change_line(db, stored.line.id, status=TurnStatus.ANSWERED, grammar_feedback=tips)
    return tips


def _note_usage(db: Session, turn: Turn, stored: Stored, answer: Answer) -> None:
    usage.record(db, turn.learner.id, stored.line.id, answer.usage, turn.now)
    if answer.tutor != lines.OFFLINE:
        usage.add(db, turn.learner.id, turn.local_now.date(), usage.MODEL_TURN)


def _praise(turn: Turn, answer: Answer) -> list[Screen]:
    """Now and then a reaction to a line that a model found right."""
    is_right = answer.corrected is not None and answer.corrected.strip() == turn.text.strip()
    is_long = len(tokens.words(turn.text)) >= PRAISE_FROM_WORDS
    if not (is_right and is_long and turn.learner.preferences.reactions_on):
        return []
    chance = turn.chance
    return [React(turn.message_id, chance.choice(PRAISE))] if chance.random() < PRAISE_SHARE else []
