"""Who may do what: asked of the database within the very transaction that does it."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from domain.people import Role
from domain.refusals import Refusal
from handlers.turn import Turn
from storage import directory
from storage.db import Session

P = ParamSpec("P")
T = TypeVar("T")
Step = Callable[Concatenate[Session, Turn, P], T]


def only(least: Role) -> Callable[[Step[P, T]], Step[P, T]]:
    """A transaction for those who are at least `least`; to others it is as if there were no such thing."""

    def guard(step: Step[P, T]) -> Step[P, T]:
        @functools.wraps(step)
        def guarded(db: Session, turn: Turn, /, *args: P.args, **kwargs: P.kwargs) -> T:
            if not may(db, turn, least):
                raise Refusal(_as_if_unknown(turn))
            return step(db, turn, *args, **kwargs)

        return guarded

    return guard


def may(db: Session, turn: Turn, least: Role) -> bool:
    """Whether the learner is at least `least` now, whatever they were when the turn began."""
    return directory.role(db, turn.learner.id).includes(least)


def _as_if_unknown(turn: Turn) -> str:
    if turn.action is not None:
        return "stale-button"
    return "attachment-document" if turn.document else "unknown-command"
