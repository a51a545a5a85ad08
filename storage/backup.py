"""Backups: SQLite as a copy of the file, PostgreSQL as its rows; gzipped, and checked by restoring them."""

import gzip
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from storage import dump, reading, schema
from storage.models import Base

SQLITE = b"SQLite format 3\x00"
Counts = dict[str, int]
"""Table → rows."""
Told = Callable[[str], None]
"""Hears what is being done."""


class BrokenBackupError(Exception):
    """The file is no backup, or not a whole one; the message says why in one line."""


async def write(url: str, file: Path, told: Told, *, portable: bool = False) -> Counts:
    """Write a backup of the database as it is at this moment; the file appears only when it is whole and checked."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        if is_sqlite(url) and not portable:
            told("copying the file")
            counts = _write_sqlite(_path(url), unfinished)
        else:
            counts = await reading.read(url, lambda db: dump.write(db, unfinished, told))
        told("checking")
        found = await check(unfinished)
        if found != counts:
            raise BrokenBackupError("the backup does not hold what the database held")
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


async def check(file: Path) -> Counts:
    """Restore into a new file that is thrown away, and count what is there; raises BrokenBackupError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "restored.db"
        await restore(file, f"sqlite:///{path}", lambda _: None)
        with closing(sqlite3.connect(path)) as copy:
            return _counts(copy)


async def restore(file: Path, url: str, told: Told) -> Counts:
    """Put the backup in the place of all that is in the database, or change nothing; raises BrokenBackupError."""
    try:
        with gzip.open(file) as content:
            is_copy = content.read(len(SQLITE)) == SQLITE
        return await (_restore_copy(file, url, told) if is_copy else _restore_rows(file, url, told))
    except (OSError, EOFError, sqlite3.DatabaseError, dump.BrokenDumpError) as problem:
        raise BrokenBackupError(f"{file.name}: {problem}") from None


async def rows(url: str) -> Counts:
    """How many rows each table has now; reads all of them."""
    return await reading.read(url, count_all)


def count_all(db: Session) -> Counts:
    """How many rows each table has."""
    tables = Base.metadata.sorted_tables
    return {table.name: db.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}


def prune(folder: Path, kept: int) -> list[Path]:
    """Remove all but the newest `kept` backups that were named by us; the removed ones."""
    found = sorted(folder.glob("palaver-*.gz"), key=lambda path: path.name, reverse=True)
    for path in found[kept:]:
        path.unlink()
    return found[kept:]


def is_sqlite(url: str) -> bool:
    """Whether the database is a file."""
    return make_url(url).get_backend_name() == "sqlite"


def _path(url: str) -> Path:
    return Path(make_url(url).database or "")


def _write_sqlite(path: Path, file: Path) -> Counts:
    """The online backup API copies in one step, so that a learner's write in between does not begin it anew."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copy_path = Path(folder) / "copy.db"
        with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(copy_path)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            counts = _counts(copy)
        with copy_path.open("rb") as source, gzip.open(file, "wb", compresslevel=6) as target:
            shutil.copyfileobj(source, target, 1 << 20)
    return counts


async def _restore_copy(file: Path, url: str, told: Told) -> Counts:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.db"
        told("unpacking")
        with gzip.open(file) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        with closing(sqlite3.connect(path)) as copy:
            problem = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if problem != "ok":
                raise BrokenBackupError(f"{file.name}: {problem}")
        await schema.upgrade(f"sqlite:///{path}")
        if not is_sqlite(url):
            moved = Path(folder) / "rows.gz"
            await reading.read(f"sqlite:///{path}", lambda db: dump.write(db, moved, told))
            return await _restore_rows(moved, url, told)
        told("copying the file")
        _path(url).parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as copy, closing(sqlite3.connect(_path(url))) as live:
            copy.backup(live)
            return _counts(copy)


async def _restore_rows(file: Path, url: str, told: Told) -> Counts:
    await schema.upgrade(url)
    async with schema.connected(url) as connection:
        return await connection.run_sync(dump.load, file, told)


def _counts(copy: sqlite3.Connection) -> Counts:
    found = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if missing := Base.metadata.tables.keys() - found:
        raise BrokenBackupError(f"tables are missing: {', '.join(sorted(missing))}")
    names = [table.name for table in Base.metadata.sorted_tables]
    return {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - our own names
