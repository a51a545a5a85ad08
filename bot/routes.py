"""Everything the bot reacts to, on one page."""

import inspect
from dataclasses import dataclass

from bot.incoming import Incoming, Kind
from domain import steps
from domain.people import Learner
from handlers import account, conversation, onboarding, settings, talk, tips, words
from handlers.turn import AsyncDecision, Decision, Handler, Turn
from views import actions
from views.actions import Action

COMMANDS: dict[str, Handler] = {
    "start": onboarding.start,
    "help": account.help_page,
    "talk": talk.menu,
    "end": talk.end,
    "settings": settings.overview,
    "language": onboarding.languages,
    "privacy": account.privacy,
    "cancel": account.cancel,
}

ACTIONS: dict[type[Action], Handler] = {
    actions.ChooseTarget: onboarding.choose_target,
    actions.ChooseLevel: onboarding.choose_level,
    actions.ChooseGoal: onboarding.choose_goal,
    actions.ChooseReminder: onboarding.choose_reminder,
    actions.SkipQuestion: onboarding.skip,
    actions.OpenInterfaces: onboarding.interfaces,
    actions.ChooseInterface: onboarding.choose_interface,
    actions.SwitchTarget: onboarding.switch_target,
    actions.OpenZones: settings.zones,
    actions.ChooseZone: settings.choose_zone,
    actions.OpenSettings: settings.overview,
    actions.OpenSetting: settings.choices,
    actions.ChooseSetting: settings.choose,
    actions.OpenScenarios: talk.menu,
    actions.StartTalk: talk.start,
    actions.EndTalk: talk.end,
    actions.ExplainTips: tips.explain,
    actions.TranslateLine: tips.translate,
    actions.HintLine: tips.hint,
    actions.SpeakLine: tips.speak,
    actions.OpenWords: words.of_line,
    actions.SaveWord: words.save,
}

STEPS: dict[type[steps.Step], Handler] = {
    steps.Idle: conversation.say,
    steps.Talking: conversation.say,
    steps.Onboarding: onboarding.say,
    steps.SearchingZone: settings.search_zone,
}

EVENTS: dict[Kind, Handler] = {
    Kind.EDITED: conversation.edit,
    Kind.ATTACHMENT: account.attachment,
    Kind.UNBLOCKED: account.welcome_back,
}


NEED_A_LANGUAGE: frozenset[Handler] = frozenset(
    {talk.menu, talk.start, talk.end, conversation.say, conversation.edit, settings.overview, settings.choices}
)
"""Who has not chosen a language is asked for it first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A decision that needs nothing but storage."""

    turn: Turn
    handler: Decision


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that has to wait for something."""

    turn: Turn
    handler: AsyncDecision


def find(one: Incoming, turn: Turn) -> Told | Asked:
    """The handler for an update of a learner, with its turn."""
    action, learner = turn.action, turn.learner
    handler = _handler(one, learner, action)
    if handler in NEED_A_LANGUAGE and not learner.is_ready:
        handler = onboarding.say
    if inspect.iscoroutinefunction(handler):
        return Asked(turn, handler)
    return Told(turn, handler)  # type: ignore[arg-type] # what is not a coroutine function is a Decision


def action_of(one: Incoming) -> Action | None:
    """What a tapped button means; a stale one has an action of its own."""
    if one.kind is not Kind.TAP:
        return None
    return actions.read(one.text) or actions.Stale()


def _handler(one: Incoming, learner: Learner, action: Action | None) -> Handler:
    if action is not None:
        return ACTIONS.get(type(action), account.stale)
    if one.kind is Kind.COMMAND:
        return COMMANDS.get(one.command, account.unknown_command)
    if one.kind is Kind.TEXT:
        return STEPS[type(learner.step)]
    return EVENTS[one.kind]
