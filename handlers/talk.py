"""Talks: chosen, begun, gone on with, ended."""

import datetime as dt
from collections.abc import Mapping, Sequence

from domain import people as roles
from domain.guides import Scenario
from domain.levels import Level, Target
from domain.refusals import Refusal
from domain.sessions import Scores, scores
from domain.steps import Idle, Talking
from handlers import lines
from handlers.turn import Turn
from language import lexicon, tokens
from storage import courses, mistakes, people, vocabulary
from storage import talk as talks
from storage.courses import Scene
from storage.db import Session
from views import actions
from views import talk as views
from views.screen import Page, Screen

IDLE = dt.timedelta(minutes=30)
DRILLS = 3
WORDS = 12


def menu(db: Session, turn: Turn) -> list[Screen]:
    """/talk: the scenes for the learner's level first, then the harder ones."""
    target = _target(turn)
    page = turn.action.page if isinstance(turn.action, actions.OpenScenarios) else 0
    entries = [_entry(turn, scene) for scene in courses.scenarios(db, target)]
    entries.sort(key=_nearest_first)
    name = turn.phrases.plain(f"language-{target.value}")
    return [turn.show(views.menu(turn.phrases, name, entries, page))]


def _nearest_first(entry: views.Scene) -> tuple[bool, int]:
    """The learner's own level, then those below it, then those above."""
    rank = Level(entry.level).rank
    return not entry.fits, -rank if entry.fits else rank


def _target(turn: Turn) -> Target:
    if turn.learner.target is None:
        raise Refusal("first-not-done")
    return turn.learner.target


def _entry(turn: Turn, scene: Scene) -> views.Scene:
    return views.Scene(
        context_id=scene.id,
        name=scene.name[turn.learner.interface],
        category=scene.category,
        level=scene.level,
        fits=turn.learner.level.includes(scene.level),
    )


def start(db: Session, turn: Turn) -> list[Screen]:
    """A scene or free talk was chosen."""
    assert isinstance(turn.action, actions.StartTalk)  # noqa: S101 - the route guarantees it
    wanted = turn.action.context
    open_talk = talks.current(db, turn.learner.id)
    if open_talk and not open_talk.turns and (open_talk.context_id or 0) == wanted:
        return [turn.toast("talk-already-open")]
    scene = courses.scene_by_id(db, _target(turn), wanted) if wanted else None
    if wanted and scene is None:
        raise Refusal("scene-gone")
    return begin(db, turn, scene)


def begin(db: Session, turn: Turn, scene: Scene | None) -> list[Screen]:
    """The first line of a new talk; one that was open is summed up and closed."""
    before = talks.current(db, turn.learner.id)
    summed_up = [finish(db, turn, before)] if before and before.turns else []
    is_first = not talks.any_before(db, turn.learner.id)
    guide = courses.scenario_of(db, scene.id) if scene else courses.free_talk(db, _target(turn))
    session = open_session(db, turn, scene, {"step": guide.steps[0].id})
    card = [turn.say(_card(turn, guide, is_first=is_first))] if scene else []
    return [*summed_up, *card, lines.open_with(db, turn, session, guide)]


def open_session(db: Session, turn: Turn, scene: Scene | None, progress: Mapping[str, str]) -> int:
    """The id of a new talk, where the next free text is said; empty progress asks for an opening."""
    before = talks.current(db, turn.learner.id)
    if before:
        close(db, turn, before)
    session = talks.begin(db, turn.learner.id, _target(turn), scene.id if scene else None, progress, turn.now)
    people.set_step(db, turn.learner.id, Talking(session))
    return session


def _card(turn: Turn, scenario: Scenario, *, is_first: bool) -> Page:
    native = turn.learner.interface
    goals = [goal[native] for goal in scenario.goals]
    name, description = scenario.name[native], scenario.description[native]
    return views.scene_card(turn.phrases, name, description, goals, is_first=is_first, is_guided=not turn.has_model)


def end(db: Session, turn: Turn) -> list[Screen]:
    """/end: the summary card; a talk that is over shows its card again."""
    if isinstance(turn.action, actions.EndTalk):
        talk = talks.of_learner(db, turn.learner.id, turn.action.session)
    else:
        talk = talks.current(db, turn.learner.id)
    if talk is None:
        raise Refusal("talk-none-open")
    if talk.is_open and not talk.turns:
        close(db, turn, talk)
        people.set_step(db, turn.learner.id, Idle())
        return [turn.toast("talk-closed")]
    if talk.is_open:
        return [finish(db, turn, talk)]
    return [turn.toast("talk-over-already")]


def finish(db: Session, turn: Turn, talk: talks.Talk) -> Screen:
    """End the learner's open talk; its summary card."""
    close(db, turn, talk)
    people.set_step(db, turn.learner.id, Idle())
    return turn.say(_summary(db, turn, talk))


def close(db: Session, turn: Turn, talk: talks.Talk, *, idle: bool = False) -> None:
    """End a talk and keep what it was worth."""
    worth = _worth(db, turn.learner, talk)
    kinds = ", ".join(f"{kind.value}×{times}" for kind, _, times in mistakes.by_kind(db, talk.id))
    talks.end(db, talk.id, turn.now, worth, kinds, idle=idle)


def _worth(db: Session, learner: roles.Learner, talk: talks.Talk) -> Scores | None:
    said = [_words_of(text, talk.language) for text in talks.spoken(db, talk.id)]
    return scores(learner.level, said, len(mistakes.in_session(db, talk.id)))


def _words_of(text: str, language: Target) -> list[str]:
    """The words of a text that are words of the language."""
    return [token.text for token in tokens.words(text) if lexicon.level_of(token.text, language)]


def _summary(db: Session, turn: Turn, talk: talks.Talk) -> Page:
    native = turn.learner.interface
    worth = _worth(db, turn.learner, talk)
    kinds = [(names.get(native, kind.value), times) for kind, names, times in mistakes.by_kind(db, talk.id)]
    shows_all = turn.learner.preferences.correction_mode is roles.CorrectionMode.END
    return views.summary(
        turn.phrases,
        views.Summary(
            name=_name(db, turn, talk),
            minutes=max(1, round((turn.now - talk.started_at).total_seconds() / 60)),
            turns=talk.turns,
            mistakes=kinds,
            words=_words(db, talk),
            vocabulary=worth.vocabulary if worth else None,
            fluency=worth.fluency if worth else None,
            overall=worth.overall if worth else None,
            drills=[name for name, _ in kinds[:DRILLS]],
            corrections=mistakes.in_session(db, talk.id) if shows_all else (),
        ),
    )


def _name(db: Session, turn: Turn, talk: talks.Talk) -> str:
    if talk.context_id is None:
        return turn.phrases.plain("talk-free")
    return courses.scenario_of(db, talk.context_id).name[turn.learner.interface]


def _words(db: Session, talk: talks.Talk) -> Sequence[str]:
    return vocabulary.worth_telling(db, talks.words_met(db, talk.id), WORDS)


def close_idle(db: Session, now: dt.datetime, limit: int = 100) -> int:
    """Close talks in which nobody has spoken for half an hour; how many."""
    found = talks.idle(db, now - IDLE, limit)
    for session_id, user_id in found:
        learner = people.by_id(db, user_id)
        talk = talks.of_learner(db, user_id, session_id)
        if talk is None:
            continue
        close(db, Turn(0, learner, now), talk, idle=True)
        if learner.step == Talking(session_id):
            people.set_step(db, user_id, Idle())
    return len(found)
