"""Help, privacy, cancel, and everything that fits nowhere else: stale buttons, unknown commands, attachments."""

from domain.refusals import Refusal
from domain.steps import AdminTyping, Idle, Onboarding, SearchingZone, Talking
from handlers import menus, onboarding
from handlers.turn import Turn
from language import closest
from storage import people
from storage.db import Session
from views import account as views
from views.screen import Clear, Screen, Toast

ATTACHMENTS = frozenset({"photo", "voice", "audio", "video_note", "video", "sticker", "animation", "document"})


def help_page(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """/help."""
    return [turn.say(views.help_page(turn.phrases, [command for command, _ in menus.commands(turn).commands]))]


def privacy(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """/privacy: true for this very installation."""
    return [turn.say(views.privacy(turn.phrases, uses_model=turn.has_model))]


def cancel(db: Session, turn: Turn) -> list[Screen]:
    """/cancel: leave what is being asked, go back to where the learner was."""
    step = turn.learner.step
    match step:
        case SearchingZone() | AdminTyping():
            people.set_step(db, turn.learner.id, step.back)
            return [turn.toast("cancel-done")]
        case Onboarding():
            page = onboarding.question_or_none(turn)
            return [turn.toast("cancel-first")] + ([turn.say(page)] if page else [])
        case Talking():
            return [turn.toast("cancel-talk")]
        case Idle():
            return [turn.say(views.nothing_open(turn.phrases))]
        case _:
            people.set_step(db, turn.learner.id, Idle())
            return [turn.toast("cancel-done")]


def unknown_command(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """A command nobody knows: the nearest one is offered."""
    known = [*menus.LEARNER, "start"]
    return [turn.say(views.unknown_command(turn.phrases, closest.word(turn.command, known)))]


def attachment(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """A sticker, a photo, a voice message: what cannot be read is said kindly."""
    kind = turn.text if turn.text in ATTACHMENTS else "other"
    page = onboarding.question_or_none(turn)
    said = turn.toast(f"attachment-{kind.replace('_', '-')}")
    return [said, turn.say(page)] if page else [said]


def welcome_back(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes both
    """The bot was unblocked: the learner is no longer parked, and is not disturbed."""
    return []


def stale(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """A button that means nothing any more: it goes, and the current screen is offered."""
    page = onboarding.question_or_none(turn)
    screens: list[Screen] = [turn.toast("stale-button"), Clear(turn.message_id)]
    return [*screens, turn.say(page)] if page else screens


def refused(turn: Turn, refusal: Refusal) -> list[Screen]:
    """Why something cannot be done now."""
    said = turn.toast(refusal.phrase, **refusal.facts)
    if isinstance(said, Toast):
        said = Toast(said.text, alert=True)
    return [said]
