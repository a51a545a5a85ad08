"""The course into the database: only the files that changed, one transaction each."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content import load
from storage import seeding
from storage.db import Database
from storage.word_seeding import Counts


@dataclass(frozen=True, slots=True)
class Applied:
    """What one content file changed; `path` is relative to the content's root."""

    path: str
    counts: Counts


async def seed(db: Database, now: dt.datetime, root: Path = load.ROOT) -> list[Applied]:
    """Apply what changed since the last time; raises ContentError before anything of a wrong file is applied."""
    stale = await db.run(seeding.stale, load.files(root))
    applied = []
    for path in _topics_first(stale.changed):
        source = load.file(root / path)
        applied.append(Applied(path, await db.run(seeding.apply, source, now)))
    if stale.vanished:
        applied.append(Applied(", ".join(stale.vanished), await db.run(seeding.retire, stale.vanished)))
    return applied


def _topics_first(paths: tuple[str, ...]) -> Iterator[str]:
    yield from sorted(paths, key=lambda path: ("/topics/" not in path, path))
