"""Settings: shown, chosen, and the search for a time zone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from domain import zones as geography
from domain.levels import Level, Target
from domain.people import CorrectionMode, Strictness
from domain.refusals import Refusal
from domain.steps import Idle, Onboarding, SearchingZone, Talking
from handlers import onboarding
from handlers.turn import Turn
from storage import people, reminders
from storage.choices import Scheduler
from storage.db import Session
from storage.models import UserSettings
from views import actions
from views import onboarding as first_views
from views import settings as views
from views.actions import Setting
from views.screen import Screen


@dataclass(frozen=True, slots=True)
class Spec:
    """One setting kept in `user_settings`: what may be chosen, how it is read and written as text."""

    options: tuple[str, ...]
    read: Callable[[UserSettings], str]
    write: Callable[[UserSettings, str], None]


def _set_reminder(row: UserSettings, value: str) -> None:
    row.reminder_on = value != views.NEVER
    if row.reminder_on:
        row.reminder_time = first_views.time_of(int(value))


def _reminder(row: UserSettings) -> str:
    return str(row.reminder_time.hour * 60 + row.reminder_time.minute) if row.reminder_on else views.NEVER


def _number(name: str, options: tuple[int, ...]) -> Spec:
    return Spec(
        tuple(str(option) for option in options),
        lambda row: str(getattr(row, name)),
        lambda row, value: setattr(row, name, int(value)),
    )


SPECS: dict[Setting, Spec] = {
    Setting.GOAL: _number("daily_goal_minutes", first_views.GOALS),
    Setting.CORRECTIONS: Spec(
        tuple(CorrectionMode),
        lambda row: row.correction_mode.value,
        lambda row, value: setattr(row, "correction_mode", CorrectionMode(value)),
    ),
    Setting.TIPS: _number("max_corrections", (1, 2, 3, 4, 5)),
    Setting.STRICTNESS: Spec(
        tuple(Strictness),
        lambda row: row.strictness.value,
        lambda row, value: setattr(row, "strictness", Strictness(value)),
    ),
    Setting.REMINDER: Spec(
        (*(str(hour * 60) for hour in (7, 8, 9, 12, 13, 17, 18, 19, 20, 21)), views.NEVER), _reminder, _set_reminder
    ),
    Setting.DAYS: Spec(
        (views.EVERY_DAY, views.WORK_DAYS, views.WEEKEND, "135", "246"),
        lambda row: row.reminder_days,
        lambda row, value: setattr(row, "reminder_days", value),
    ),
    Setting.SCHEDULER: Spec(
        tuple(Scheduler),
        lambda row: row.scheduler.value,
        lambda row, value: setattr(row, "scheduler", Scheduler(value)),
    ),
    Setting.NEW_CARDS: _number("daily_new_limit", (0, 5, 10, 15, 20, 30)),
    Setting.REVIEWS: _number("daily_review_limit", (20, 50, 100, 150, 200, 500)),
}

WHEN = frozenset({Setting.REMINDER, Setting.DAYS})
"""What the next reminder's moment depends on."""


def overview(db: Session, turn: Turn) -> list[Screen]:
    """/settings."""
    row = people.settings(db, turn.learner.id)
    values = {Setting.LEVEL: turn.learner.level.value} | {setting: spec.read(row) for setting, spec in SPECS.items()}
    current = views.Current(_target(turn), turn.learner.timezone, values)
    return [turn.show(views.overview(turn.phrases, current))]


def choices(db: Session, turn: Turn) -> list[Screen]:
    """One setting was opened."""
    assert isinstance(turn.action, actions.OpenSetting)  # noqa: S101 - the route guarantees it
    setting = turn.action.setting
    options, current = _options(db, turn, setting)
    return [turn.show(views.choices(turn.phrases, setting, options, current))]


def _options(db: Session, turn: Turn, setting: Setting) -> tuple[tuple[str, ...], str]:
    if setting is Setting.LEVEL:
        return views.LEVELS, turn.learner.level.value
    spec = SPECS[setting]
    return spec.options, spec.read(people.settings(db, turn.learner.id))


def choose(db: Session, turn: Turn) -> list[Screen]:
    """A value was chosen; one that is not on offer is refused."""
    assert isinstance(turn.action, actions.ChooseSetting)  # noqa: S101 - the route guarantees it
    setting, value = turn.action.setting, turn.action.value
    options, current = _options(db, turn, setting)
    if value not in options:
        raise Refusal("stale-button")
    if setting is Setting.LEVEL:
        level = Level(value)
        people.set_level(db, turn.learner.id, _target(turn), level, turn.now)
        turn = replace(turn, learner=replace(turn.learner, level=level))
    else:
        SPECS[setting].write(people.settings(db, turn.learner.id), value)
        db.flush()
        if setting in WHEN:
            reminders.schedule(db, turn.learner.id, turn.now)
    said = turn.toast("setting-same" if value == current else "setting-saved")
    return [said, *overview(db, turn)]


def _target(turn: Turn) -> Target:
    if turn.learner.target is None:
        raise Refusal("first-not-done")
    return turn.learner.target


def zones(db: Session, turn: Turn) -> list[Screen]:
    """The short list of time zones; free text searches."""
    people.set_step(db, turn.learner.id, SearchingZone(_back(turn)))
    title = turn.phrases("zone-title", zone=turn.phrases.zone(turn.learner.timezone))
    return [turn.show(first_views.zones(turn.phrases, geography.SHORT_LIST, title))]


def search_zone(db: Session, turn: Turn) -> list[Screen]:
    """A place was typed: a city, or a country in the learner's language."""
    found = geography.search(turn.text) or turn.phrases.zones_like(turn.text)
    title = turn.phrases("zone-found" if found else "zone-none", text=turn.text[:60])
    people.set_step(db, turn.learner.id, turn.learner.step)
    return [turn.say(first_views.zones(turn.phrases, found or geography.SHORT_LIST, title))]


def choose_zone(db: Session, turn: Turn) -> list[Screen]:
    """A time zone was chosen; the learner goes on where they came from."""
    assert isinstance(turn.action, actions.ChooseZone)  # noqa: S101 - the route guarantees it
    if not geography.is_known(turn.action.name):
        raise Refusal("stale-button")
    name = turn.action.name
    people.set_timezone(db, turn.learner.id, name)
    reminders.schedule(db, turn.learner.id, turn.now)
    back = _back(turn)
    people.set_step(db, turn.learner.id, back)
    turn = replace(turn, learner=replace(turn.learner, timezone=name, step=back))
    said = turn.toast("zone-saved", zone=turn.phrases.zone(name))
    page = onboarding.question_or_none(turn)
    if page:
        return [said, turn.show(page)]
    return [said, *overview(db, turn)] if turn.learner.target else [said]


def back(db: Session, turn: Turn) -> list[Screen]:
    """Back from time zones or interface languages: the open question, or the settings."""
    step = _back(turn)
    if step != turn.learner.step and isinstance(turn.learner.step, SearchingZone):
        people.set_step(db, turn.learner.id, step)
    page = onboarding.question_or_none(turn)
    return [turn.show(page)] if page else overview(db, turn)


def _back(turn: Turn) -> Idle | Onboarding | Talking:
    step = turn.learner.step
    step = step.back if isinstance(step, SearchingZone) else step
    return step if isinstance(step, Onboarding | Talking) else Idle()
