"""What an operator does with the database from the shell: back up, restore, tidy, begin anew, look."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.maintenance import FAILED, WRONG_SETTING, reached, screen
from bot.running import prepare_folder
from storage import backup as backups
from storage import directory, export, reading, schema, stats, upkeep
from storage.backup import BrokenBackupError
from storage.db import Session

MEGA = 1_000_000


async def backup(url: str, file: Path | None, folder: Path, kept: int, *, portable: bool) -> None:
    """Write a checked backup; those in the folder beyond `kept` are removed."""
    await _is_current(url)
    ending = "db" if backups.is_sqlite(url) and not portable else "jsonl"
    name = f"palaver-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}.{ending}.gz"
    path = file or folder / name
    with _doing("backup") as (progress, task):
        try:
            counts = await backups.write(
                url, path, lambda what: progress.update(task, description=what), portable=portable
            )
        except (BrokenBackupError, OSError) as problem:
            _fail(f"{path}: {problem}")
    size = path.stat().st_size / MEGA
    screen.print(f"{path}: {sum(counts.values())} rows, {size:.1f} MB, checked by restoring it.", soft_wrap=True)
    for removed in backups.prune(folder, kept) if file is None else ():
        screen.print(f"removed {removed}", soft_wrap=True)


async def restore(url: str, file: Path, *, yes: bool) -> None:
    """Put a backup in the place of all that is in the database."""
    if not file.is_file():  # noqa: ASYNC240 - once, before anything runs
        _fail(f"{file}: there is no such file", WRONG_SETTING)
    prepare_folder(url)
    if await reached(url) is not None:
        await _is_current(url)
        people = (await backups.rows(url))["users"]
        if people and not yes and not typer.confirm(f"The database has {people} people. Replace everything?"):
            _fail("Nothing was changed.")
    with _doing("restore") as (progress, task):
        try:
            counts = await backups.restore(file, url, lambda what: progress.update(task, description=what))
        except BrokenBackupError as problem:
            _fail(f"{problem}. Nothing was changed.")
    screen.print(f"{sum(counts.values())} rows restored, {counts['users']} people.")


async def optimize(url: str) -> None:
    """Make the database small and quick."""
    await _is_current(url)
    with _doing("optimizing"):
        before, after = await upkeep.optimize(url)
    screen.print(f"{before / MEGA:.1f} MB before, {after / MEGA:.1f} MB now.")


async def reset(url: str, *, yes: bool) -> None:
    """Remove everything, for good."""
    prepare_folder(url)
    revision = await reached(url)
    people = (await backups.rows(url))["users"] if revision == schema.newest() else 0
    if not yes and not typer.confirm(f"Remove everything, {people} people and all that is theirs?"):
        _fail("Nothing was changed.")
    await upkeep.reset(url)
    screen.print("The database is empty. The course comes back with the next start, or with: python -m bot seed")


async def figures(url: str) -> None:
    """The figures as a table."""
    await _is_current(url)
    found = await reading.read(url, lambda db: stats.of_all(db, dt.datetime.now(dt.UTC)))
    table = Table(show_header=False)
    for name, value in asdict(found).items():
        if name == "cost_microusd":
            table.add_row("model this month", f"{value / MEGA:.2f} USD")
        else:
            table.add_row(name.replace("_", " "), str(value))
    screen.print(table)


async def export_user(url: str, who: str, file: Path | None) -> None:
    """Everything of one learner as JSON."""
    await _is_current(url)
    found = await reading.read(url, lambda db: _everything(db, who))
    if found is None:
        _fail(f"There is nobody with the Telegram id, id or @name {who}.")
    text = msgspec.json.format(msgspec.json.encode(found, enc_hook=str), indent=2)
    if file is None:
        typer.echo(text.decode())
        return
    file.write_bytes(text + b"\n")  # noqa: ASYNC240 - nothing else runs
    screen.print(f"{file}: {sum(len(rows) for rows in found.values())} rows.", soft_wrap=True)


def _everything(db: Session, who: str) -> dict[str, list[dict[str, Any]]] | None:
    wanted = who.removeprefix("@")
    found = [one for one in directory.search(db, who) if wanted in {str(one.telegram_id), str(one.id), one.username}]
    found.sort(key=lambda one: str(one.telegram_id) != wanted)
    return export.everything_of(db, found[0].id) if found else None


async def _is_current(url: str) -> None:
    current = await reached(url)
    if current != schema.newest():
        _fail(f"Schema at {current or 'nothing'}, expected {schema.newest()}. Run: python -m bot db upgrade")


class _doing:  # noqa: N801 - it reads as a word in `with`
    """A spinner with the time that has passed, while something takes its time."""

    def __init__(self, what: str) -> None:
        columns: Sequence[Any] = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)
        self._task = self._progress.add_task(what, total=None)

    def __enter__(self) -> tuple[Progress, Any]:
        self._progress.start()
        return self._progress, self._task

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


def _fail(reason: str, code: int = FAILED) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(code)
