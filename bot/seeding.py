"""The course into the database: only the files that changed, one transaction each."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from content import load
from storage import seeding
from storage.db import Database
from storage.seeding import Stale
from storage.word_seeding import Counts


@dataclass(frozen=True, slots=True)
class Applied:
    """What one content file changed; `path` is relative to the content's root."""

    path: str
    counts: Counts


Step = str | tuple[str, ...]
"""A file to apply, or files that are gone."""


async def seed(db: Database, now: dt.datetime, root: Path = load.ROOT) -> list[Applied]:
    """Apply what changed since the last time; raises ContentError before anything of a wrong file is applied."""
    return [await run(db, step, now, root) for step in steps(await stale(db, root))]


async def stale(db: Database, root: Path = load.ROOT) -> Stale:
    """What has to be applied or retired."""
    return await db.run(seeding.stale, load.files(root))


def steps(found: Stale) -> list[Step]:
    """What has to be done, one transaction each."""
    changed: list[Step] = [*load.in_order(found.changed)]
    return [*changed, found.vanished] if found.vanished else changed


async def run(db: Database, step: Step, now: dt.datetime, root: Path = load.ROOT, *, dry: bool = False) -> Applied:
    """Do one step, or only say what it would change."""
    if isinstance(step, tuple):
        counts = await db.run(seeding.preview_retired if dry else seeding.retire, step)
        return Applied(", ".join(step), counts)
    file = load.file(root / step)
    return Applied(step, await db.run(seeding.preview if dry else seeding.apply, file, now))
