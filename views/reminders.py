"""What a reminder says, and what it turns into when one of its buttons was tapped."""

import datetime as dt

from domain.reminders import Kind
from views import actions
from views.actions import Setting
from views.phrases import Phrases
from views.screen import Button, Page


def reminder(phrases: Phrases, kind: Kind, cards: int, day: dt.date, *, can_review: bool) -> Page:
    """How much waits, with one tap to begin; one that was put off already can only be put off to tomorrow."""
    snoozed = kind is Kind.SNOOZED
    text = phrases("reminder-again", number=cards) if snoozed else phrases("reminder-due", number=cards)
    hour = Button(phrases.plain("button-remind-hour"), actions.SnoozeReminder(day.toordinal()))
    tomorrow = Button(phrases.plain("button-remind-tomorrow"), actions.RemindTomorrow(day.toordinal()))
    stop = Button(phrases.plain("button-remind-never"), actions.StopReminders())
    begin = (Button(phrases.plain("button-review"), actions.OpenCards()),) if can_review else ()
    return Page(text, (begin, (tomorrow,) if snoozed else (hour, tomorrow), (stop,)))


def put_off(phrases: Phrases, time: str, *, is_today: bool) -> Page:
    """Until when it was put off, a time on the learner's clocks."""
    return Page(phrases("reminder-later" if is_today else "reminder-tomorrow", time=time))


def stopped(phrases: Phrases) -> Page:
    """There will be no more reminders, and where to have them again."""
    again = Button(phrases.plain("button-remind-again"), actions.OpenSetting(Setting.REMINDER))
    return Page(phrases("reminder-stopped"), ((again,),))
