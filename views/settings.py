"""The settings: all of them on one screen, the choices of one on another."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from domain.levels import Level, Target
from views import actions
from views.actions import Setting
from views.markup import Html, bold, join
from views.onboarding import FLAGS
from views.phrases import NAMES, Phrases
from views.screen import Button, Page

EVERY_DAY = "1234567"
WORK_DAYS = "12345"
WEEKEND = "67"
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Current:
    """The values of all settings as text, as they stand in buttons, and what the screen says besides."""

    target: Target
    zone: str
    values: dict[Setting, str]


def overview(phrases: Phrases, current: Current) -> Page:
    """All settings with their values; a tap opens one."""
    buttons = [
        Button(f"{phrases.plain(f'setting-{setting.value}')}: {label(phrases, setting, value)}", _open(setting))
        for setting, value in current.values.items()
    ]
    zone = Button(phrases.plain("button-zone", zone=phrases.zone(current.zone)), actions.OpenZones())
    native = Button(phrases.plain("button-interface", language=NAMES[phrases.native]), actions.OpenInterfaces())
    language = bold(f"{FLAGS[current.target]} {phrases.plain(f'language-{current.target.value}')}")
    rows = tuple((button,) for button in [*buttons, zone, native])
    return Page(join(phrases("settings-title"), Html(language)), rows)


def _open(setting: Setting) -> actions.OpenSetting:
    return actions.OpenSetting(setting)


def choices(phrases: Phrases, setting: Setting, options: Sequence[str], current: str) -> Page:
    """The choices of one setting; the one in force is marked."""
    buttons = [
        Button(
            ("✓ " if option == current else "") + label(phrases, setting, option),
            actions.ChooseSetting(setting, option),
        )
        for option in options
    ]
    width = 1 if any(len(button.label) > 14 for button in buttons) else 3  # noqa: PLR2004 - what fits on a phone
    rows = [tuple(buttons[at : at + width]) for at in range(0, len(buttons), width)]
    rows.append((Button(phrases.plain("button-back"), actions.OpenSettings()),))
    title = bold(phrases(f"setting-{setting.value}"))
    return Page(join(title, phrases(f"about-{setting.value}")), tuple(rows))


def label(phrases: Phrases, setting: Setting, value: str) -> str:
    """A value as the learner reads it."""
    match setting:
        case Setting.LEVEL:
            return value
        case Setting.GOAL:
            return phrases.plain("minutes-short", minutes=int(value))
        case Setting.TIPS | Setting.NEW_CARDS | Setting.REVIEWS:
            return phrases.number(int(value))
        case Setting.REMINDER:
            return phrases.plain("reminder-never") if value == NEVER else phrases.clock(_time(value))
        case Setting.DAYS:
            return days(phrases, value)
        case Setting.CORRECTIONS | Setting.STRICTNESS | Setting.SCHEDULER:
            return phrases.plain(f"choice-{setting.value}-{value}")


def days(phrases: Phrases, value: str) -> str:
    """Weekdays, by name where they are not a well-known set."""
    known = {EVERY_DAY: "days-every", WORK_DAYS: "days-work", WEEKEND: "days-weekend"}
    if value in known:
        return phrases.plain(known[value])
    return ", ".join(phrases.weekday(int(day)) for day in value)


def _time(value: str) -> dt.time:
    return dt.time(int(value) // 60, int(value) % 60)


LEVELS = tuple(level.value for level in Level)
