"""The bot from start to Ctrl-C, with failures of the start told in a line."""

import asyncio
import gc
import signal
from pathlib import Path

import typer
from telegram.error import NetworkError

from bot import logs
from bot.app import App, BadTokenError
from bot.settings import Settings
from content.problems import ContentError
from storage.db import DatabaseUnavailableError

WRONG_SETTING = 2


async def until_stopped(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM."""
    logs.configure(settings.log_format, settings.log_level, settings.secrets)
    _prepare_folder_or_give_up(settings.database_url)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    app = App(settings)
    try:
        await started(app)
        gc.collect()
        gc.freeze()
        gc.enable()
        await stopped.wait()
    finally:
        await app.stop()


async def started(app: App) -> None:
    """Start the bot; what an operator can put right is said in a line, with exit code 2."""
    try:
        await app.start()
    except BadTokenError:
        _give_up("TELEGRAM_BOT_TOKEN is wrong: Telegram does not know it. It should be the token @BotFather gave.")
    except DatabaseUnavailableError as problem:
        _give_up(f"DATABASE_URL cannot be used: {problem}")
    except NetworkError as problem:
        _give_up(f"TELEGRAM_API_URL cannot be reached: {problem}")
    except ContentError as problem:
        _give_up(str(problem))
    except OSError as problem:
        _give_up(f"HOST and PORT cannot be used: {problem.strerror or problem}")


def _give_up(reason: str) -> None:
    typer.echo(reason, err=True)
    raise typer.Exit(WRONG_SETTING)


def _prepare_folder_or_give_up(database_url: str) -> None:
    try:
        prepare_folder(database_url)
    except OSError as problem:
        _give_up(f"DATABASE_URL cannot be used: its folder cannot be made: {problem.strerror}")


def prepare_folder(database_url: str) -> None:
    """Make the folder of an SQLite file."""
    _, is_file, path = database_url.partition(":///")
    if database_url.startswith("sqlite") and is_file:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
