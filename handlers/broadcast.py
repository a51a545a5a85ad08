"""Broadcasts: typed, looked at, confirmed, held, resumed, given up; the sending itself goes on beside."""

from domain.administration import Progress
from domain.people import Role
from domain.refusals import Refusal
from domain.steps import AdminTyping, Ask, Idle, Onboarding, Talking
from handlers import roles
from handlers.turn import Turn
from storage import audit, broadcasts, people
from storage.choices import BroadcastStatus
from storage.db import Session
from storage.models.broadcasts import TEXT_LENGTH
from views import admin_actions as actions
from views import broadcast as views
from views.admin_actions import Step
from views.screen import Screen

MOVES = {
    Step.PAUSE: ((BroadcastStatus.SENDING,), BroadcastStatus.PAUSED),
    Step.RESUME: ((BroadcastStatus.PAUSED,), BroadcastStatus.SENDING),
    Step.CANCEL: (
        (BroadcastStatus.DRAFT, BroadcastStatus.SENDING, BroadcastStatus.PAUSED),
        BroadcastStatus.CANCELLED,
    ),
}
"""Step → the states it leads from, the state it leads to."""
SHOWN = 5


def back(turn: Turn) -> Onboarding | Talking | Idle:
    """Where the admin goes on after a question of the panel."""
    step = turn.learner.step
    if isinstance(step, AdminTyping):
        return step.back
    return step if isinstance(step, Onboarding | Talking) else Idle()


@roles.only(Role.ADMIN)
def ask(db: Session, turn: Turn) -> list[Screen]:
    """What shall everybody read? Earlier ones can be looked at."""
    people.set_step(db, turn.learner.id, AdminTyping(Ask.BROADCAST, back(turn)))
    return [turn.show(views.ask(turn.phrases, broadcasts.newest(db, SHOWN)))]


@roles.only(Role.ADMIN)
def write(db: Session, turn: Turn) -> list[Screen]:
    """The text was typed: it is shown as it will be, and waits for a confirmation."""
    text = turn.text.strip()
    if not 0 < len(text) <= TEXT_LENGTH:
        raise Refusal("broadcast-too-long", limit=TEXT_LENGTH)
    broadcast_id = broadcasts.draft(db, turn.learner.id, text)
    audit.note(db, turn.learner.id, "broadcast.write", turn.now, target=f"broadcast {broadcast_id}")
    return [
        turn.say(views.message(text)),
        turn.say(views.preview(turn.phrases, broadcast_id, broadcasts.reachable(db))),
    ]


@roles.only(Role.ADMIN)
def look(db: Session, turn: Turn) -> list[Screen]:
    """How far one is; from now on this message shows it."""
    assert isinstance(turn.action, actions.OpenBroadcast)  # noqa: S101 - the route guarantees it
    _find(db, turn.action.broadcast)
    broadcasts.show_in(db, turn.action.broadcast, turn.learner.telegram_id, turn.message_id)
    return [turn.show(views.progress(turn.phrases, _find(db, turn.action.broadcast)))]


@roles.only(Role.ADMIN)
def move(db: Session, turn: Turn) -> list[Screen]:
    """Start, hold, resume, give up; what was done already is only shown."""
    assert isinstance(turn.action, actions.MoveBroadcast)  # noqa: S101 - the route guarantees it
    broadcast_id, step = turn.action.broadcast, turn.action.step
    _find(db, broadcast_id)
    if _moved(db, turn, broadcast_id, step):
        audit.note(db, turn.learner.id, f"broadcast.{step.name.lower()}", turn.now, target=f"broadcast {broadcast_id}")
    return [turn.show(views.progress(turn.phrases, _find(db, broadcast_id)))]


def _moved(db: Session, turn: Turn, broadcast_id: int, step: Step) -> bool:
    if step is Step.START:
        return broadcasts.start(db, broadcast_id, turn.learner.telegram_id, turn.message_id, turn.now)
    before, after = MOVES[step]
    return broadcasts.move(db, broadcast_id, before, after, turn.now)


def _find(db: Session, broadcast_id: int) -> Progress:
    found = broadcasts.progress(db, broadcast_id)
    if found is None:
        raise Refusal("stale-button")
    return found
