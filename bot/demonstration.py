"""The demo: the bot and a local Telegram in one process, everything kept in one folder."""

import asyncio
import signal
from pathlib import Path

import typer
from rich.console import Console

from bot import logs, running
from bot.app import App
from bot.settings import LogFormat, Settings
from simulator.server import ADMIN, TOKEN, Simulator

PEOPLE = (
    {"first_name": "Emma", "language_code": "en"},
    {"first_name": "Giulia", "language_code": "it"},
    {"first_name": "Budi", "language_code": "id"},
    {"first_name": "Alex", "language_code": "en", "is_admin": True},
)


async def run(port: int, folder: Path) -> None:
    """Run until Ctrl-C; started again it goes on where it was."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - once, before anything runs
    telegram = Simulator(folder / "telegram.db")
    try:
        address = await telegram.start(port=port)
    except OSError:
        typer.echo(f"Port {port} is taken. Choose another one: make demo PORT={port + 1}", err=True)
        raise typer.Exit(running.WRONG_SETTING) from None
    telegram.introduce(*PEOPLE)
    settings = Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=address,
        database_url=f"sqlite:///{folder / 'palaver.db'}",
        voice_cache=str(folder / "voice"),
        owner_telegram_id=ADMIN,
        follow_simulated_clock=True,
        port=0,
        log_level="WARNING",
        log_format=LogFormat.AUTO,
    )
    logs.configure(settings.log_format, settings.log_level, settings.secrets)
    app = App(settings)
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    try:
        await running.started(app)
        Console().print(
            f"\n  [bold]Palaver[/bold] is running. Open [link={address}]{address}[/link] and press Start.\n"
        )
        await stopped.wait()
    finally:
        await app.stop()
        await telegram.stop()
