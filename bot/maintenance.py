"""What an operator does from the shell."""

import datetime as dt
from pathlib import Path

import typer
from rich.console import Console
from telegram import Bot
from telegram.error import TelegramError

from bot import seeding
from bot.clock import Clock
from bot.running import prepare_folder
from bot.settings import Settings
from bot.transport import AiohttpRequest
from content import load
from content.problems import ContentError
from language import lemmas
from storage import schema
from storage.db import Database, DatabaseUnavailableError, reach

FAILED = 1
screen = Console()


async def upgrade(url: str) -> None:
    """Bring the tables to the newest revision."""
    prepare_folder(url)
    before = await _reached(url)
    await schema.upgrade(url)
    after = await schema.current(url)
    screen.print(
        f"Schema at {after}." if before == after else f"Schema upgraded from {before or 'nothing'} to {after}."
    )


async def _reached(url: str) -> str | None:
    try:
        await reach(url)
        return await schema.current(url)
    except DatabaseUnavailableError as problem:
        typer.echo(f"DATABASE_URL cannot be used: {problem}", err=True)
        raise typer.Exit(2) from None


async def check(url: str) -> None:
    """Compare the tables with what the program expects."""
    current = await _reached(url)
    if current != schema.newest():
        screen.print(f"Schema at {current or 'nothing'}, expected {schema.newest()}. Run: python -m bot db upgrade")
        raise typer.Exit(FAILED)
    differences = await schema.check(url)
    for difference in differences:
        screen.print(difference)
    if differences:
        raise typer.Exit(FAILED)
    screen.print("The tables are as expected.")


async def seed(url: str) -> None:
    """Apply the content files that changed."""
    await upgrade(url)
    db = Database(url)
    try:
        applied = await seeding.seed(db, dt.datetime.now(dt.UTC))
    except ContentError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(FAILED) from None
    finally:
        await db.close()
    for one in applied:
        counts = one.counts
        screen.print(f"{one.path}: {counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged")
    screen.print(f"{len(applied)} files applied." if applied else "Nothing to do: the course is up to date.")


def validate(root: Path | None) -> None:
    """Print each problem with its file and line."""
    found = load.problems(root or load.ROOT, lambda language, word: lemmas.lemma(word, language))
    for problem in found:
        typer.echo(str(problem))
    if any(not problem.warning for problem in found):
        raise typer.Exit(FAILED)
    files = len(load.files(root or load.ROOT))
    typer.echo(f"{files} files are valid." if files else "There are no content files here.")


async def health(settings: Settings) -> None:
    """Ask the database and Telegram."""
    well = [await _database_is_well(settings.database_url), await _telegram_is_well(settings)]
    key = settings.anthropic_api_key
    screen.print("model: " + (settings.tutor_model if key else "none, the offline tutor answers"))
    if not all(well):
        raise typer.Exit(FAILED)


async def _database_is_well(url: str) -> bool:
    try:
        await reach(url)
        current = await schema.current(url)
    except DatabaseUnavailableError as problem:
        screen.print(f"database: cannot be reached: {problem}")
        return False
    is_new = current == schema.newest()
    screen.print(f"database: schema {current or 'empty'}" + ("" if is_new else f", expected {schema.newest()}"))
    return is_new


async def _telegram_is_well(settings: Settings) -> bool:
    root = str(settings.telegram_api_url).rstrip("/")
    request = AiohttpRequest(Clock())
    bot = Bot(settings.telegram_bot_token.get_secret_value(), base_url=f"{root}/bot", request=request)
    try:
        async with bot:
            screen.print(f"telegram: @{bot.username}")
    except TelegramError as problem:
        screen.print(f"telegram: {problem}")
        return False
    return True
