"""The screens of the first minute and of the languages."""

import datetime as dt
from collections.abc import Sequence

from domain.levels import Level, Native, Target
from domain.steps import Stage
from views import actions
from views.markup import Html, join
from views.phrases import NAMES, Phrases
from views.screen import Button, Page, Rows

GOALS = (5, 10, 15, 20, 30)
REMINDERS = (8 * 60, 12 * 60 + 30, 18 * 60, 20 * 60)
NEVER = -1
FLAGS = {Target.GERMAN: "🇩🇪", Target.SPANISH: "🇪🇸", Target.ENGLISH: "🇬🇧"}


def language_name(phrases: Phrases, target: Target) -> str:
    """A language to learn, in the interface language."""
    return phrases.plain(f"language-{target.value}")


def question(phrases: Phrases, stage: Stage, name: str, zone: str, now: dt.datetime) -> Page:
    """One question of the first minute."""
    match stage:
        case Stage.TARGET:
            return _target(phrases, name)
        case Stage.LEVEL:
            return _level(phrases)
        case Stage.GOAL:
            return _goal(phrases)
        case Stage.REMINDER:
            return _reminder(phrases, zone, now)


def _page(phrases: Phrases, stage: Stage, html: Html, rows: Rows) -> Page:
    skip = Button(phrases.plain("button-skip"), actions.SkipQuestion(stage.number))
    count = phrases("first-count", number=stage.number, total=len(Stage))
    return Page(join(html, count), (*rows, (skip,)))


def _target(phrases: Phrases, name: str) -> Page:
    choices = tuple(
        (Button(f"{FLAGS[target]} {language_name(phrases, target)}", actions.ChooseTarget(target)),)
        for target in Target
    )
    other = Button(phrases.plain("button-interface", language=NAMES[phrases.native]), actions.OpenInterfaces())
    return _page(phrases, Stage.TARGET, phrases("first-welcome", name=name), (*choices, (other,)))


def _level(phrases: Phrases) -> Page:
    rows = tuple(
        (Button(f"{level.value} · {phrases.plain(f'level-{level.value.lower()}')}", actions.ChooseLevel(level)),)
        for level in Level
    )
    return _page(phrases, Stage.LEVEL, phrases("first-level"), rows)


def _goal(phrases: Phrases) -> Page:
    buttons = tuple(
        Button(phrases.plain("minutes-short", minutes=minutes), actions.ChooseGoal(minutes)) for minutes in GOALS
    )
    return _page(phrases, Stage.GOAL, phrases("first-goal"), (buttons[:3], buttons[3:]))


def _reminder(phrases: Phrases, zone: str, now: dt.datetime) -> Page:
    times = [Button(f"⏰ {phrases.clock(time_of(minute))}", actions.ChooseReminder(minute)) for minute in REMINDERS]
    never = Button(phrases.plain("reminder-never"), actions.ChooseReminder(NEVER))
    place = Button(phrases.plain("button-zone", zone=phrases.zone(zone)), actions.OpenZones())
    html = phrases("first-reminder", zone=phrases.zone(zone), now=phrases.clock(now))
    return _page(phrases, Stage.REMINDER, html, (tuple(times[:2]), tuple(times[2:]), (never,), (place,)))


def time_of(minute: int) -> dt.time:
    """A time of day from minutes after midnight."""
    return dt.time(minute // 60, minute % 60)


def ready(phrases: Phrases, target: Target, level: Level, goal: int, reminder: dt.time | None, zone: str) -> Page:
    """What was chosen, at the end of the first minute."""
    when = (
        phrases("ready-reminder", time=phrases.clock(reminder), zone=phrases.zone(zone))
        if reminder
        else phrases("ready-no-reminder")
    )
    chosen = phrases("ready-chosen", language=language_name(phrases, target), level=level.value, minutes=goal)
    return Page(join(phrases("ready-title"), Html(f"{chosen}\n{when}"), phrases("ready-how")))


def welcome_back(phrases: Phrases, name: str, target: Target) -> Page:
    """For somebody who has been here before."""
    rows = (
        (Button(phrases.plain("button-talk"), actions.OpenScenarios(0)),),
        (Button(phrases.plain("button-settings"), actions.OpenSettings()),),
    )
    return Page(phrases("welcome-back", name=name, language=language_name(phrases, target)), rows)


def interfaces(phrases: Phrases) -> Page:
    """The interface languages, each in its own name."""
    rows = tuple(
        (Button(("✓ " if native is phrases.native else "") + NAMES[native], actions.ChooseInterface(native)),)
        for native in Native
    )
    return Page(phrases("language-interface"), (*rows, (_back(phrases),)))


def _back(phrases: Phrases) -> Button:
    return Button(phrases.plain("button-back"), actions.GoBack())


def languages(phrases: Phrases, target: Target | None) -> Page:
    """What is learnt and what is explained in."""
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                ("✓ " if one is target else "") + f"{FLAGS[one]} {language_name(phrases, one)}",
                actions.SwitchTarget(one),
            ),
        )
        for one in Target
    ]
    other = Button(phrases.plain("button-interface", language=NAMES[phrases.native]), actions.OpenInterfaces())
    rows.append((other,))
    return Page(phrases("language-menu"), tuple(rows))


def zones(phrases: Phrases, names: Sequence[str], title: Html) -> Page:
    """Time zones to choose from."""
    buttons = [Button(phrases.zone(name), actions.ChooseZone(name)) for name in names]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return Page(title, (*rows, (_back(phrases),)))
