"""The first minute: four questions, each skippable, from a stored step; and the languages."""

from collections.abc import Callable
from dataclasses import replace

from domain.levels import Level, Target
from domain.steps import Idle, Onboarding, SearchingZone, Stage
from handlers import menus, talk
from handlers.turn import Turn
from storage import courses, people, reminders
from storage import talk as talks
from storage.db import Session
from views import actions
from views import onboarding as views
from views.markup import join
from views.screen import Clear, Page, Screen

FIRST_SCENE = "cafe"
SCENE_PREFIX = "scene_"
DEFAULT_GOAL = 10
DEFAULT_REMINDER = 19 * 60


def start(db: Session, turn: Turn) -> list[Screen]:
    """/start, with what a deep link brought: the first question, the one that is open, or a welcome back."""
    learner = turn.learner
    step = learner.step
    if learner.target is not None and not isinstance(step, Onboarding):
        return [menus.commands(turn), *_come_back(db, turn, learner.target)]
    if not isinstance(step, Onboarding):
        step = Onboarding()
    step = replace_payload(step, turn.text)
    people.set_step(db, learner.id, step)
    return [menus.commands(turn), turn.say(_question(turn, step))]


def replace_payload(step: Onboarding, payload: str) -> Onboarding:
    """The step with a newer payload, if there is one."""
    return Onboarding(step.stage, payload or step.payload)


def _come_back(db: Session, turn: Turn, target: Target) -> list[Screen]:
    scene = courses.scene(db, target, turn.text.removeprefix(SCENE_PREFIX)) if turn.text else None
    if scene is not None:
        return talk.begin(db, turn, scene)
    return [turn.say(views.welcome_back(turn.phrases, turn.learner.name, target))]


def say(db: Session, turn: Turn) -> list[Screen]:
    """Free text in the first minute: the open question again, with a word why."""
    step = turn.learner.step
    stage = step if isinstance(step, Onboarding) else Onboarding()
    people.set_step(db, turn.learner.id, stage)
    page = _question(turn, stage)
    return [turn.say(Page(join(turn.phrases("first-please-choose"), page.html), page.rows))]


def choose_target(db: Session, turn: Turn) -> list[Screen]:
    """The language to learn was chosen."""
    assert isinstance(turn.action, actions.ChooseTarget)  # noqa: S101 - the route guarantees it
    target = turn.action.target
    return _answer(db, turn, Stage.TARGET, lambda: people.set_target(db, turn.learner.id, target))


def choose_level(db: Session, turn: Turn) -> list[Screen]:
    """The level was chosen."""
    assert isinstance(turn.action, actions.ChooseLevel)  # noqa: S101 - the route guarantees it
    level = turn.action.level
    return _answer(db, turn, Stage.LEVEL, lambda: _set_level(db, turn, level))


def choose_goal(db: Session, turn: Turn) -> list[Screen]:
    """The daily minutes were chosen."""
    assert isinstance(turn.action, actions.ChooseGoal)  # noqa: S101 - the route guarantees it
    minutes = turn.action.minutes
    return _answer(db, turn, Stage.GOAL, lambda: _set_goal(db, turn, minutes))


def choose_reminder(db: Session, turn: Turn) -> list[Screen]:
    """The time of the daily reminder was chosen, or that there be none."""
    assert isinstance(turn.action, actions.ChooseReminder)  # noqa: S101 - the route guarantees it
    minute = turn.action.minute
    return _answer(db, turn, Stage.REMINDER, lambda: _set_reminder(db, turn, minute))


def skip(db: Session, turn: Turn) -> list[Screen]:
    """A question was skipped: its default is taken."""
    assert isinstance(turn.action, actions.SkipQuestion)  # noqa: S101 - the route guarantees it
    stage = list(Stage)[min(max(turn.action.number, 1), len(Stage)) - 1]
    defaults: dict[Stage, Callable[[], None]] = {
        Stage.TARGET: lambda: people.set_target(db, turn.learner.id, _default_target(turn)),
        Stage.LEVEL: lambda: _set_level(db, turn, Level.A1),
        Stage.GOAL: lambda: _set_goal(db, turn, DEFAULT_GOAL),
        Stage.REMINDER: lambda: _set_reminder(db, turn, DEFAULT_REMINDER),
    }
    return _answer(db, turn, stage, defaults[stage])


def _default_target(turn: Turn) -> Target:
    """German, the deepest course; English for somebody who speaks German already."""
    return Target.ENGLISH if turn.learner.interface.value == Target.GERMAN.value else Target.GERMAN


def _set_level(db: Session, turn: Turn, level: Level) -> None:
    if turn.learner.target is not None:
        people.set_level(db, turn.learner.id, turn.learner.target, level, turn.now)


def _set_goal(db: Session, turn: Turn, minutes: int) -> None:
    people.settings(db, turn.learner.id).daily_goal_minutes = minutes if minutes in views.GOALS else DEFAULT_GOAL


def _set_reminder(db: Session, turn: Turn, minute: int) -> None:
    settings = people.settings(db, turn.learner.id)
    settings.reminder_on = 0 <= minute < 24 * 60
    if settings.reminder_on:
        settings.reminder_time = views.time_of(minute)


def _answer(db: Session, turn: Turn, stage: Stage, store: Callable[[], None]) -> list[Screen]:
    """Store an answer and go on; an answer to a question that is not open changes nothing and says so."""
    step = turn.learner.step
    if isinstance(step, SearchingZone) and isinstance(step.back, Onboarding):
        step = step.back
    if not isinstance(step, Onboarding):
        return [turn.toast("first-over"), Clear(turn.message_id)]
    if step.stage is not stage:
        return [turn.toast("first-answered"), turn.show(_question(turn, step))]
    store()
    if stage is Stage.REMINDER:
        return _finish(db, turn, step)
    following = Onboarding(list(Stage)[stage.number], step.payload)
    people.set_step(db, turn.learner.id, following)
    return [turn.show(_question(turn, following))]


def _finish(db: Session, turn: Turn, step: Onboarding) -> list[Screen]:
    """Show what was chosen and begin the first talk at once."""
    db.flush()
    learner = people.by_id(db, turn.learner.id)
    turn = replace(turn, learner=learner)
    target = learner.target or _default_target(turn)
    settings = people.settings(db, learner.id)
    reminder = settings.reminder_time if settings.reminder_on else None
    people.set_step(db, learner.id, Idle())
    reminders.schedule(db, learner.id, turn.now)
    ready = views.ready(turn.phrases, target, learner.level, settings.daily_goal_minutes, reminder, learner.timezone)
    slug = step.payload.removeprefix(SCENE_PREFIX) if step.payload.startswith(SCENE_PREFIX) else FIRST_SCENE
    scene = courses.scene(db, target, slug) or courses.scene(db, target, FIRST_SCENE)
    return [turn.show(ready), *talk.begin(db, turn, scene)]


def _question(turn: Turn, step: Onboarding) -> Page:
    return views.question(turn.phrases, step.stage, turn.learner.name, turn.learner.timezone, turn.local_now)


def question_or_none(turn: Turn) -> Page | None:
    """The open question of the first minute, if the learner is in it."""
    step = turn.learner.step
    step = step.back if isinstance(step, SearchingZone) else step
    return _question(turn, step) if isinstance(step, Onboarding) else None


def languages(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """/language."""
    return [turn.show(views.languages(turn.phrases, turn.learner.target))]


def interfaces(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """The interface languages were asked for."""
    return [turn.show(views.interfaces(turn.phrases))]


def choose_interface(db: Session, turn: Turn) -> list[Screen]:
    """The interface language was chosen; what stood there before is shown in it."""
    assert isinstance(turn.action, actions.ChooseInterface)  # noqa: S101 - the route guarantees it
    people.set_interface(db, turn.learner.id, turn.action.native)
    turn = replace(turn, learner=replace(turn.learner, interface=turn.action.native))
    page = question_or_none(turn) or views.languages(turn.phrases, turn.learner.target)
    return [turn.toast("language-changed"), menus.commands(turn), turn.show(page)]


def switch_target(db: Session, turn: Turn) -> list[Screen]:
    """Another language to learn; an open talk in the old one is closed."""
    assert isinstance(turn.action, actions.SwitchTarget)  # noqa: S101 - the route guarantees it
    target = turn.action.target
    if target is turn.learner.target:
        return [turn.toast("language-same"), turn.show(views.languages(turn.phrases, target))]
    people.set_target(db, turn.learner.id, target)
    open_talk = talks.current(db, turn.learner.id)
    if open_talk is not None:
        talk.close(db, turn, open_talk)
    if not isinstance(turn.learner.step, Onboarding):
        people.set_step(db, turn.learner.id, Idle())
    name = views.language_name(turn.phrases, target)
    return [turn.toast("language-target", language=name), turn.show(views.languages(turn.phrases, target))]
