"""Everything the bot reacts to, on one page."""

import inspect
from dataclasses import dataclass

from bot.incoming import Incoming, Kind
from domain import steps
from domain.people import Learner, Role
from handlers import (
    account,
    admin,
    broadcast,
    cards,
    conversation,
    exporting,
    importing,
    onboarding,
    quiz,
    reminders,
    seeding,
    settings,
    talk,
    tips,
    words,
)
from handlers.turn import AsyncDecision, Decision, Handler, Turn
from views import actions, admin_actions, quiz_actions
from views.actions import Action

COMMANDS: dict[str, Handler] = {
    "start": onboarding.start,
    "help": account.help_page,
    "talk": talk.menu,
    "cards": cards.open_cards,
    "quiz": quiz.open_quiz,
    "end": talk.end,
    "settings": settings.overview,
    "language": onboarding.languages,
    "privacy": account.privacy,
    "cancel": account.cancel,
    "admin": admin.panel,
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
    actions.GoBack: settings.back,
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
    actions.OpenCards: cards.open_cards,
    actions.RateCard: cards.rate,
    actions.UndoCard: cards.undo,
    actions.RevealCard: cards.reveal,
    actions.ShowCard: cards.show,
    actions.OpenCardTools: cards.tools,
    actions.SuspendCard: cards.suspend,
    actions.NoteCard: cards.ask_note,
    actions.SpeakCard: cards.speak,
    actions.EndCards: cards.end,
    quiz_actions.OpenQuiz: quiz.menu,
    quiz_actions.OpenQuizCategories: quiz.categories,
    quiz_actions.StartQuiz: quiz.start,
    quiz_actions.AnswerQuiz: quiz.answer,
    quiz_actions.MoveOn: quiz.move_on,
    quiz_actions.HoldWord: quiz.hold,
    quiz_actions.PairMeaning: quiz.pair,
    actions.SaveWord: words.save,
    actions.SnoozeReminder: reminders.snooze,
    actions.RemindTomorrow: reminders.tomorrow,
    actions.StopReminders: reminders.stop,
}

ADMIN_ACTIONS: dict[type[Action], Handler] = {
    admin_actions.OpenPanel: admin.panel,
    admin_actions.PreviewSeed: seeding.preview,
    admin_actions.ApplySeed: seeding.apply,
    admin_actions.OpenStats: admin.figures,
    admin_actions.AskPerson: admin.ask_person,
    admin_actions.OpenPerson: admin.person,
    admin_actions.Ban: admin.ban,
    admin_actions.OpenRoles: admin.role_choices,
    admin_actions.ChooseRole: admin.choose_role,
    admin_actions.AskBroadcast: broadcast.ask,
    admin_actions.OpenBroadcast: broadcast.look,
    admin_actions.MoveBroadcast: broadcast.move,
    admin_actions.OpenLimits: admin.limits,
    admin_actions.ChooseLimit: admin.choose_limit,
    admin_actions.OpenExports: exporting.languages,
    admin_actions.OpenExport: exporting.files,
    admin_actions.ExportWords: exporting.send,
    admin_actions.ExportScene: exporting.send,
    admin_actions.ApplyImport: importing.apply,
}
"""Each of these asks for a role in every transaction it makes."""
ACTIONS |= ADMIN_ACTIONS

STEPS: dict[type[steps.Step], Handler] = {
    steps.Idle: conversation.say,
    steps.Talking: conversation.say,
    steps.Onboarding: onboarding.say,
    steps.SearchingZone: settings.search_zone,
    steps.AdminTyping: admin.typed,
    steps.AnsweringCard: cards.answer,
    steps.WritingNote: cards.note,
    steps.AnsweringQuiz: quiz.write,
}

EVENTS: dict[Kind, Handler] = {
    Kind.EDITED: conversation.edit,
    Kind.ATTACHMENT: account.attachment,
    Kind.UNBLOCKED: account.welcome_back,
}


NEED_A_LANGUAGE: frozenset[Handler] = frozenset(
    {
        cards.open_cards,
        quiz.open_quiz,
        talk.menu,
        talk.start,
        talk.end,
        conversation.say,
        conversation.edit,
        settings.overview,
        settings.choices,
    }
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
    if one.document is not None and learner.role.includes(Role.TEACHER):
        return importing.receive
    if one.kind is Kind.TEXT:
        return STEPS[type(learner.step)]
    return EVENTS[one.kind]
