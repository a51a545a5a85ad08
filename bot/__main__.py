"""The command line: `python -m bot --help`."""

import asyncio
import gc
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
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
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
    gc.disable()  # what is imported stays: a tenth of the start would be spent looking for garbage in it
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
def seed(*, dry_run: DryRun = False) -> None:
    """Bring the course in the database to what the content files say."""
    from bot import shell_content  # noqa: PLC0415 - see above

    _run(lambda: shell_content.seed(_database_url(), dry_run=dry_run))


@cli.command()
def stats() -> None:
    """Show the figures: people, talks, mistakes, money, queues."""
    from bot import shell_database  # noqa: PLC0415 - see above

    _run(lambda: shell_database.figures(_database_url()))


@cli.command()
def export_user(
    who: Annotated[str, typer.Argument(metavar="ID", help="A Telegram id, our own id, or a @name.")],
    output: Annotated[Path | None, typer.Option(help="A file; without it the JSON is printed.")] = None,
) -> None:
    """Write everything that is stored of one learner, as JSON."""
    from bot import shell_database  # noqa: PLC0415 - see above

    _run(lambda: shell_database.export_user(_database_url(), who, output))


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


@database.command()
def backup(
    file: Annotated[Path | None, typer.Argument(help="Without it: a dated file in the folder BACKUPS.")] = None,
    *,
    portable: Annotated[bool, typer.Option("--portable", help="Rows instead of a file: for another database.")] = False,
) -> None:
    """Write a compressed backup while the bot runs, and check it by restoring it into a new file."""
    from bot import shell_database  # noqa: PLC0415 - see above

    found = _shell_settings()
    kept, folder = found.backups_kept, Path(found.backups)
    _run(lambda: shell_database.backup(found.database_url, file, folder, kept, portable=portable))


@database.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup.")], *, yes: Yes = False) -> None:
    """Put a backup in the place of everything in the database; stop the bot before."""
    from bot import shell_database  # noqa: PLC0415 - see above

    _run(lambda: shell_database.restore(_database_url(), file, yes=yes))


@database.command()
def optimize() -> None:
    """Give back unused space and refresh what the query planner knows."""
    from bot import shell_database  # noqa: PLC0415 - see above

    _run(lambda: shell_database.optimize(_database_url()))


@database.command()
def reset(*, yes: Yes = False) -> None:
    """Remove everything from the database, for good; stop the bot before."""
    from bot import shell_database  # noqa: PLC0415 - see above

    _run(lambda: shell_database.reset(_database_url(), yes=yes))


@course.command()
def validate(
    root: Annotated[Path | None, typer.Argument(help="Another folder of courses than the shipped one.")] = None,
) -> None:
    """Name everything that is wrong in the content files; exit code 1 when something is."""
    from bot import shell_content  # noqa: PLC0415 - see above

    shell_content.validate(root)


@course.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Word lists (.csv) and scenes (.yaml).")],
    language: Annotated[str | None, typer.Option(help="german, spanish or english; guessed without it.")] = None,
    *,
    dry_run: DryRun = False,
) -> None:
    """Add words and scenes to the course; exit code 1 when anything in a file is wrong, and then nothing is done."""
    from bot import shell_content  # noqa: PLC0415 - see above

    _run(lambda: shell_content.import_files(_database_url(), files, language, dry_run=dry_run))


@course.command()
def export(folder: Annotated[Path, typer.Argument(help="Where the files go, one folder a language.")]) -> None:
    """Write the course in the database as files that can be imported."""
    from bot import shell_content  # noqa: PLC0415 - see above

    _run(lambda: shell_content.export(_database_url(), folder))


def _database_url() -> str:
    return _shell_settings().database_url


def _shell_settings() -> Settings:
    """The settings for what needs only the database: the others may be missing."""
    return _settings(telegram_bot_token="0:not-needed")  # noqa: S106 - not a token


def main() -> None:
    """Run a command; Ctrl-C ends it quietly."""
    try:
        cli()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
