"""The command line as an operator uses it: what it says and its exit codes."""

import asyncio
import contextlib
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from bot.__main__ import cli
from storage import backup, schema
from storage.backup import BrokenBackupError
from storage.db import Database
from storage.models import User, UserSettings
from tests.storage import rows

ROOT = Path(__file__).parents[2]
SCENE = ROOT / "content/german/contexts/cafe.yaml"


@dataclass(frozen=True)
class Done:
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def bot(folder: Path, *words: str, answer: str = "", **env: str) -> Done:
    """Run a command in a folder of its own, with no settings but these; an operator's error is no exception."""
    settings = {"DATABASE_URL": f"sqlite:///{folder / 'palaver.db'}"} | env
    with contextlib.chdir(folder):
        done = CliRunner().invoke(cli, list(words), input=answer, env=settings)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def test_it_is_a_program_of_its_own(tmp_path):
    run = [sys.executable, "-m", "bot", "db", "check"]
    env = os.environ | {"PYTHONPATH": str(ROOT), "DATABASE_URL": "nonsense"}
    done = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("DATABASE_URL is wrong: it should be")


@pytest.fixture
def folder(tmp_path: Path, seeded_file: Path) -> Path:
    shutil.copyfile(seeded_file, tmp_path / "palaver.db")
    return tmp_path


def test_a_dry_run_says_what_seeding_then_does(tmp_path):
    told = bot(tmp_path, "seed", "--dry-run")
    assert told.returncode == 0
    assert "german/contexts/cafe.yaml: 1 new, 0 changed, 0 unchanged" in told.stdout
    assert "would be applied" in told.stdout
    done = bot(tmp_path, "seed")
    assert re.search(r"\d+ files applied", done.stdout)
    assert "up to date" in bot(tmp_path, "seed", "--dry-run").stdout


def test_what_is_exported_is_imported_unchanged(folder):
    assert bot(folder, "content", "export", "out").returncode == 0
    files = sorted(str(path) for path in (folder / "out").rglob("*.*"))
    assert len(files) >= 25
    done = bot(folder, "content", "import", *files)
    assert done.returncode == 0, done.stderr
    assert set(re.findall(r"(\d+) new, (\d+) changed", done.stdout)) == {("0", "0")}


def test_a_bad_row_is_named_and_nothing_of_any_file_is_imported(folder):
    scene = SCENE.read_text("utf-8").replace("slug: cafe", "slug: kiosk").replace("At the café", "At the kiosk")
    (folder / "kiosk.yaml").write_text(scene, "utf-8")
    (folder / "broken.yaml").write_text(scene.replace("slug: kiosk", "slug: broken").replace("level: A1", "level: Z9"))
    done = bot(folder, "content", "import", "kiosk.yaml", "broken.yaml")
    assert done.returncode == 1
    assert "broken.yaml:4: scene: unknown level 'Z9'" in done.stderr
    again = bot(folder, "content", "import", "kiosk.yaml", "--dry-run")
    assert "kiosk.yaml: 1 new" in again.stdout
    assert "kiosk.yaml: 1 new" in bot(folder, "content", "import", "kiosk.yaml", "--language", "de").stdout
    assert "1 unchanged" in bot(folder, "content", "import", "kiosk.yaml").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("content", "import", "nowhere.csv"), "nowhere.csv"),
        (("content", "import", "nowhere.csv", "--language", "klingon"), "german, spanish or english"),
        (("db", "restore", "nowhere.gz"), "no such file"),
        (("no-such-command",), "No such command"),
    ],
)
def test_a_wrong_use_is_said_in_a_line_with_exit_code_2(folder, words, said):
    done = bot(folder, *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_database_that_cannot_be_reached_is_said_with_exit_code_2(tmp_path):
    done = bot(tmp_path, "stats", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 2
    assert "DATABASE_URL cannot be used" in done.stderr


def test_an_empty_database_is_told_what_to_do(tmp_path):
    done = bot(tmp_path, "stats")
    assert done.returncode == 1
    assert "db upgrade" in done.stderr


def test_backups_are_dated_and_only_the_newest_are_kept(folder):
    store = folder / "var/backups"
    store.mkdir(parents=True)
    for day in (1, 2, 3):
        (store / f"palaver-2026010{day}-000000.db.gz").write_bytes(b"old")
    (store / "mine.gz").write_bytes(b"not ours")
    done = bot(folder, "db", "backup", BACKUPS_KEPT="2")
    assert done.returncode == 0, done.stderr
    left = sorted(path.name for path in store.iterdir())
    assert len(left) == 3
    assert left[0] == "mine.gz"
    assert left[1] == "palaver-20260103-000000.db.gz"


def test_a_restore_asks_and_puts_everything_back(folder):
    asyncio.run(_add_people(f"sqlite:///{folder / 'palaver.db'}", 3))
    assert bot(folder, "db", "backup", "b.gz").returncode == 0
    asyncio.run(_add_people(f"sqlite:///{folder / 'palaver.db'}", 2, first=100))
    refused = bot(folder, "db", "restore", "b.gz", answer="n\n")
    assert refused.returncode == 1
    assert "5 people" in refused.stdout
    done = bot(folder, "db", "restore", "b.gz", "--yes")
    assert "3 people" in done.stdout
    assert "learners         │ 3" in bot(folder, "stats").stdout


def test_a_broken_backup_is_refused_and_nothing_is_changed(folder):
    asyncio.run(_add_people(f"sqlite:///{folder / 'palaver.db'}", 3))
    bot(folder, "db", "backup", "b.gz")
    whole = (folder / "b.gz").read_bytes()
    (folder / "half.gz").write_bytes(whole[: len(whole) // 2])
    (folder / "text.gz").write_bytes(gzip.compress(b"hello\n"))
    for name in ("half.gz", "text.gz"):
        done = bot(folder, "db", "restore", name, "--yes")
        assert done.returncode == 1
        assert "Nothing was changed" in done.stderr
    assert "learners         │ 3" in bot(folder, "stats").stdout


def test_a_reset_asks_and_leaves_empty_tables(folder):
    assert bot(folder, "db", "reset", answer="n\n").returncode == 1
    assert bot(folder, "db", "reset", "--yes").returncode == 0
    assert bot(folder, "db", "check").returncode == 0
    assert "0 unchanged" in bot(folder, "seed", "--dry-run").stdout


def test_optimizing_says_the_size(folder):
    assert "MB now" in bot(folder, "db", "optimize").stdout


def test_all_that_is_a_learners_is_written_as_json(folder):
    async def fill() -> None:
        db = Database(f"sqlite:///{folder / 'palaver.db'}")
        await db.run(lambda session: session.execute(UserSettings.__table__.delete()))
        await db.run(lambda session: rows.learner(session, 4242, _course(session)))
        await db.run(lambda session: session.execute(insert(User).values(telegram_id=5, full_name="Else")))
        await db.close()

    asyncio.run(fill())
    found = json.loads(bot(folder, "export-user", "4242").stdout)
    assert found["users"][0]["full_name"] == "Ada"
    assert {"user_settings", "sessions", "conversation_turns", "grammar_corrections", "word_meanings"} <= found.keys()
    assert len(found["users"]) == 1
    assert "Else" not in json.dumps(found)
    assert bot(folder, "export-user", "nobody").returncode == 1


def _course(session):
    shared = {"context": rows.Context(language="de", slug="x", name="x", category="daily", difficulty_level="A1")}
    shared["topic"] = session.query(rows.GrammarTopic).first()
    session.add(shared["context"])
    shared["broadcast"] = rows.Broadcast(message_text="Hallo")
    session.add(shared["broadcast"])
    session.flush()
    shared["word"], shared["other"] = rows.shared_word(session, "Tischzz"), rows.shared_word(session, "Tafelzz")
    return shared


async def _add_people(url: str, count: int, first: int = 1) -> None:
    db = Database(url)
    people = [{"telegram_id": first + number, "full_name": f"Ana {number}"} for number in range(count)]
    await db.run(lambda session: session.execute(insert(User), people))
    await db.close()


async def test_a_backup_while_learners_write_is_whole_and_comes_back_anywhere(database_url, database, tmp_path):
    await database.run(lambda db: rows.learner(db, 1, rows.course(db)))
    stopped = asyncio.Event()

    async def write() -> int:
        number = 100
        while not stopped.is_set():
            number += 1
            await database.run(_pair, number)
        return number

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.1)
    file = tmp_path / "backup.gz"
    counts = await backup.write(database_url, file, lambda _: None)
    portable = tmp_path / "portable.gz"
    moved = await backup.write(database_url, portable, lambda _: None, portable=True)
    stopped.set()
    await writing
    for path, held in ((file, counts), (portable, moved)):
        assert held["users"] == held["user_settings"] > 1
        assert all(held[name] for name in held if name != "alembic_version")
        new = f"sqlite:///{tmp_path / path.stem}.db"
        assert await backup.restore(path, new, lambda _: None) == held
        assert await backup.rows(new) == held
        assert await schema.check(new) == []
    assert await backup.restore(portable, database_url, lambda _: None) == moved
    assert await backup.rows(database_url) == moved
    await database.run(_pair, 1_000_000)


def _pair(db, number: int) -> None:
    user = rows.add(db, User(telegram_id=number, full_name="x" * 500))
    rows.add(db, UserSettings(user_id=user.id))


async def test_a_file_of_sqlite_is_restored_into_postgres(sqlite_url, postgres_url, tmp_path):
    source = Database(sqlite_url)
    await source.run(lambda db: rows.learner(db, 1, rows.course(db)))
    await source.close()
    counts = await backup.write(sqlite_url, tmp_path / "b.gz", lambda _: None)
    assert await backup.restore(tmp_path / "b.gz", postgres_url, lambda _: None) == counts
    target = Database(postgres_url)
    await target.run(_pair, 2)
    await target.close()


async def test_rows_of_another_revision_are_refused(sqlite_url, tmp_path):
    await backup.write(sqlite_url, tmp_path / "b.gz", lambda _: None, portable=True)
    text = gzip.decompress((tmp_path / "b.gz").read_bytes()).replace(schema.newest().encode(), b"0001_older", 1)
    (tmp_path / "old.gz").write_bytes(gzip.compress(text))
    with pytest.raises(BrokenBackupError, match="0001_older"):
        await backup.restore(tmp_path / "old.gz", sqlite_url, lambda _: None)
