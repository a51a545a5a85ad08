"""What an operator does from the shell."""

import typer
from rich.console import Console
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.running import prepare_folder
from bot.settings import Settings
from bot.transport import AiohttpRequest
from storage import schema
from storage.db import DatabaseUnavailableError, reach

FAILED = 1
WRONG_SETTING = 2
screen = Console()


async def upgrade(url: str) -> None:
    """Bring the tables to the newest revision."""
    prepare_folder(url)
    before = await reached(url)
    try:
        await schema.upgrade(url)
    except schema.UnknownRevisionError as problem:
        typer.echo(f"DATABASE_URL cannot be used: {problem}. Use the version of the program that made it.", err=True)
        raise typer.Exit(WRONG_SETTING) from None
    after = await schema.current(url)
    screen.print(
        f"Schema at {after}." if before == after else f"Schema upgraded from {before or 'nothing'} to {after}."
    )


async def reached(url: str) -> str | None:
    """The revision of a database that can be opened; otherwise exit code 2."""
    try:
        await reach(url)
        return await schema.current(url)
    except DatabaseUnavailableError as problem:
        typer.echo(f"DATABASE_URL cannot be used: {problem}", err=True)
        raise typer.Exit(WRONG_SETTING) from None


async def check(url: str) -> None:
    """Compare the tables with what the program expects."""
    current = await reached(url)
    if current != schema.newest():
        screen.print(f"Schema at {current or 'nothing'}, expected {schema.newest()}. Run: python -m bot db upgrade")
        raise typer.Exit(FAILED)
    differences = await schema.check(url)
    for difference in differences:
        screen.print(difference)
    if differences:
        raise typer.Exit(FAILED)
    screen.print("The tables are as expected.")


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
