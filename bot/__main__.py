"""The command line: `python -m bot --help`."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import settings as configuration
from bot.settings import Settings

WRONG_SETTING = 2
cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Palaver, a language tutor in Telegram.",
)
database = typer.Typer(no_args_is_help=True, help="The database.")
course = typer.Typer(no_args_is_help=True, help="The course.")
cli.add_typer(database, name="db")
cli.add_typer(course, name="content")
StateFile = Annotated[Path, typer.Option(help="Where the local Telegram keeps its chats.")]


def _settings(**overrides: Any) -> Settings:
    """The settings, or exit code 2 with one line for each wrong variable."""
    try:
        return configuration.load(**overrides)
    except configuration.BadSettingsError as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(WRONG_SETTING) from None


def _run(make: Callable[[], Coroutine[Any, Any, None]]) -> None:
    import uvloop  # noqa: PLC0415 - a quarter faster, and not there on every system

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(make())


@cli.command()
def run() -> None:
    """Run the bot on the services that the settings name."""
    from bot import running  # noqa: PLC0415 - other commands need no Telegram

    found = _settings()
    _run(lambda: running.until_stopped(found))


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the chat page.")] = 8081,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its database and chats.")] = Path("var/demo"),
) -> None:
    """Run the bot against a local Telegram with a chat page: no keys, no account, no network."""
    from bot import demonstration  # noqa: PLC0415 - see above

    _run(lambda: demonstration.run(port, folder))


@cli.command()
def simulate(
    port: Annotated[int, typer.Option(help="The port of the Bot API server and of the chat page.")] = 8081,
    state: StateFile = Path("var/telegram.db"),
) -> None:
    """Run a local Telegram by itself, so that a bot can be stopped and started beside it."""
    from simulator import server  # noqa: PLC0415 - only two commands need it

    state.parent.mkdir(parents=True, exist_ok=True)
    typer.echo(f"Chat page: http://127.0.0.1:{port}   bot token: {server.TOKEN}")
    _run(lambda: server.serve(port, state))


@cli.command()
def seed() -> None:
    """Bring the course in the database to what the content files say."""
    from bot import maintenance  # noqa: PLC0415 - see above

    _run(lambda: maintenance.seed(_database_url()))


@cli.command()
def health() -> None:
    """Say whether the settings, the database and Telegram are well; exit code 1 when something is not."""
    from bot import maintenance  # noqa: PLC0415 - see above

    found = _settings()
    _run(lambda: maintenance.health(found))


@database.command()
def upgrade() -> None:
    """Bring the tables to the newest revision; the bot does so by itself when it starts."""
    from bot import maintenance  # noqa: PLC0415 - see above

    _run(lambda: maintenance.upgrade(_database_url()))


@database.command()
def check() -> None:
    """Say whether the tables are as the program expects them; exit code 1 when they are not."""
    from bot import maintenance  # noqa: PLC0415 - see above

    _run(lambda: maintenance.check(_database_url()))


@course.command()
def validate(
    root: Annotated[Path | None, typer.Argument(help="Another folder of courses than the shipped one.")] = None,
) -> None:
    """Name everything that is wrong in the content files; exit code 1 when something is."""
    from bot import maintenance  # noqa: PLC0415 - see above

    maintenance.validate(root)


def _database_url() -> str:
    """The database's URL; the other settings may be missing here."""
    return _settings(telegram_bot_token="0:not-needed").database_url  # noqa: S106 - not a token


def main() -> None:
    """Run a command; Ctrl-C ends it quietly."""
    try:
        cli()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
