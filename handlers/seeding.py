"""The shipped course from the chat: what would change, then file by file, while learners talk."""

import asyncio
from collections.abc import AsyncIterator, Callable

from content import load
from content.problems import ContentError
from domain.courses import SourceFile
from domain.people import Role
from handlers import roles
from handlers.turn import Asking, Turn
from storage import audit, seeding
from storage.db import Session
from storage.seeding import Stale
from storage.word_seeding import Counts
from views import content as views
from views.screen import Screen

Applied = list[tuple[str, Counts]]
"""Files with what they did or would do."""


async def preview(asking: Asking) -> None:
    """A dry run: counts for each file that changed."""
    await _through(asking, _preview, _preview_retired, _offer)


async def apply(asking: Asking) -> None:
    """For real: one transaction a file; begun again after a crash it does what is left."""
    await _through(asking, _apply, _retire, _done)


async def _through(
    asking: Asking,
    one: Callable[[Session, Turn, SourceFile], Counts],
    gone: Callable[[Session, Turn, tuple[str, ...]], Counts],
    last: Callable[[Session, Turn, Applied], list[Screen]],
) -> None:
    found: Applied = []
    checksums = await asyncio.to_thread(load.files)
    stale = await asking.run(_stale, checksums)
    try:
        async for path, file in _files(stale):
            await asking.redraw(views.seeding(asking.turn.phrases, path, len(found), len(stale.changed)))
            found.append((path, await asking.run(one, file)))
    except ContentError as wrong:
        await asking.decide(_tell_problems, [str(problem) for problem in wrong.problems])
        return
    if stale.vanished:
        found.append((", ".join(stale.vanished), await asking.run(gone, stale.vanished)))
    await asking.decide(last, found)


async def _files(stale: Stale) -> AsyncIterator[tuple[str, SourceFile]]:
    for path in load.in_order(stale.changed):
        yield path, await asyncio.to_thread(load.file, load.ROOT / path)


@roles.only(Role.TEACHER)
def _stale(db: Session, turn: Turn, checksums: dict[str, str]) -> Stale:  # noqa: ARG001 - a transaction takes the turn
    return seeding.stale(db, checksums)


@roles.only(Role.TEACHER)
def _preview(db: Session, turn: Turn, file: SourceFile) -> Counts:
    return seeding.preview(db, file, turn.now)


@roles.only(Role.TEACHER)
def _preview_retired(db: Session, turn: Turn, vanished: tuple[str, ...]) -> Counts:  # noqa: ARG001 - the same
    return seeding.preview_retired(db, vanished)


@roles.only(Role.TEACHER)
def _apply(db: Session, turn: Turn, file: SourceFile) -> Counts:
    counts = seeding.apply(db, file, turn.now)
    detail = {"new": counts.new, "changed": counts.changed, "retired": counts.retired}
    audit.note(db, turn.learner.id, "seed", turn.now, target=file.path, detail=detail)
    return counts


@roles.only(Role.TEACHER)
def _retire(db: Session, turn: Turn, vanished: tuple[str, ...]) -> Counts:
    counts = seeding.retire(db, vanished)
    audit.note(db, turn.learner.id, "seed", turn.now, target=", ".join(vanished), detail={"retired": counts.retired})
    return counts


@roles.only(Role.TEACHER)
def _tell_problems(db: Session, turn: Turn, lines: list[str]) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    return [turn.show(views.problems(turn.phrases, "content", lines))]


@roles.only(Role.TEACHER)
def _offer(db: Session, turn: Turn, found: Applied) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    return [turn.show(views.seed_offer(turn.phrases, found))]


@roles.only(Role.TEACHER)
def _done(db: Session, turn: Turn, found: Applied) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    return [turn.show(views.seeded(turn.phrases, found))]
