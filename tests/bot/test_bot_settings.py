"""Settings that are wrong or missing: named, with what they should be, and no traceback."""

import asyncio
import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr
from typer.testing import CliRunner

from bot import logs
from bot.__main__ import cli
from bot.settings import BadSettingsError, LogFormat, Settings, load
from simulator.server import Simulator

ROOT = Path(__file__).parents[2]
GOOD = {"TELEGRAM_BOT_TOKEN": "123456:ABC-DEF"}
WRONG = [
    ("TELEGRAM_BOT_TOKEN", ""),
    ("TELEGRAM_BOT_TOKEN", "nonsense"),
    ("TELEGRAM_BOT_TOKEN", "abc:def"),
    ("TELEGRAM_BOT_TOKEN", "123:"),
    ("TELEGRAM_API_URL", "not a url"),
    ("DATABASE_URL", "mysql://somewhere"),
    ("DATABASE_URL", "palaver.db"),
    ("ANTHROPIC_BASE_URL", "localhost"),
    ("TUTOR_TIMEOUT_SECONDS", "0"),
    ("TUTOR_TIMEOUT_SECONDS", "soon"),
    ("TUTOR_HISTORY_TOKENS", "10"),
    ("TUTOR_MAX_OUTPUT_TOKENS", "999999"),
    ("DAILY_MODEL_TURNS", "-1"),
    ("MONTHLY_BUDGET_USD", "-0.01"),
    ("MONTHLY_BUDGET_USD", "much"),
    ("MONTHLY_BUDGET_USD", "inf"),
    ("MONTHLY_BUDGET_USD", "nan"),
    ("OWNER_TELEGRAM_ID", "@me"),
    ("OWNER_TELEGRAM_ID", "0"),
    ("WEBHOOK_URL", "example.org"),
    ("WEBHOOK_SECRET", "no spaces please"),
    ("WEBHOOK_SECRET", "ä"),
    ("WEBHOOK_SECRET", "x" * 257),
    ("PORT", "65536"),
    ("PORT", "http"),
    ("LOG_FORMAT", "xml"),
    ("LOG_LEVEL", "LOUD"),
    ("WORKERS", "0"),
    ("FOLLOW_SIMULATED_CLOCK", "perhaps"),
]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment without any setting, in a folder without `.env`."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_setting_ends_the_run_with_its_name_and_what_it_should_be(environment, name: str, value: str):
    for key, one in (GOOD | {name: value}).items():
        environment.setenv(key, one)
    ended = CliRunner().invoke(cli, ["run"])
    assert ended.exit_code == 2
    [line] = ended.stderr.splitlines()
    assert line.startswith(f"{name} is ")
    assert f"it should be {Settings.model_fields[name.lower()].description}." in line
    if name == "TELEGRAM_BOT_TOKEN" or name.endswith("SECRET"):
        assert not value or value not in line


def test_every_wrong_setting_is_named_at_once(environment):
    environment.setenv("PORT", "x")
    environment.setenv("LOG_LEVEL", "x")
    lines = CliRunner().invoke(cli, ["run"]).stderr.splitlines()
    assert [line.split()[0] for line in lines] == ["LOG_LEVEL", "PORT", "TELEGRAM_BOT_TOKEN"]


def test_a_webhook_without_its_secret_is_named(environment):
    for key, one in (GOOD | {"WEBHOOK_URL": "https://example.org"}).items():
        environment.setenv(key, one)
    ended = CliRunner().invoke(cli, ["run"])
    assert ended.exit_code == 2
    assert ended.stderr.startswith("WEBHOOK_SECRET is missing")


def test_every_setting_says_what_it_should_be():
    assert all(field.description for field in Settings.model_fields.values())


def test_settings_left_empty_in_the_file_are_as_if_not_written(environment, tmp_path: Path):
    lines = [f"{name.upper()}=" for name in Settings.model_fields if name != "telegram_bot_token"]
    (tmp_path / ".env").write_text("\n".join([*lines, "TELEGRAM_BOT_TOKEN=1:a"]))
    settings = load()
    assert settings.owner_telegram_id is None
    assert settings.port == 8080


def test_settings_are_read_from_a_file_and_overruled_by_the_environment(environment, tmp_path: Path):
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=1:a\nPORT=9000\n")
    environment.setenv("PORT", "9001")
    assert load().port == 9001


def test_a_secret_is_not_told_in_a_complaint_or_in_the_settings_themselves(environment):
    secret = "no-number:very-secret"
    environment.setenv("TELEGRAM_BOT_TOKEN", secret)
    with pytest.raises(BadSettingsError) as complaint:
        load()
    assert secret not in str(complaint.value)
    assert "very-secret" not in repr(Settings(_env_file=None, telegram_bot_token=SecretStr("1:very-secret")))


def run_bot(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m bot run` as an operator runs it; gives up after a while."""
    clean = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    return subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=folder,
        env=clean | {"PYTHONPATH": str(ROOT), "LOG_FORMAT": "json"} | environment,
        capture_output=True,
        text=True,
        timeout=40,
        check=False,
    )


FAILING_STARTS = {
    "TELEGRAM_BOT_TOKEN is missing": {},
    "TELEGRAM_BOT_TOKEN is wrong": {"TELEGRAM_BOT_TOKEN": "999:unknown-to-telegram"},
    "DATABASE_URL cannot be used": {"DATABASE_URL": "postgresql://somebody:hunter2@127.0.0.1:1/nothing"},
    "DATABASE_URL": {"DATABASE_URL": "sqlite:///file-in-the-way/palaver.db"},
    "HOST and PORT cannot be used": {"WEBHOOK_URL": "https://example.org", "WEBHOOK_SECRET": "s3cr3t", "PORT": "taken"},
    "TELEGRAM_API_URL": {"TELEGRAM_API_URL": "http://127.0.0.1:1"},
}


@pytest.mark.parametrize("said", FAILING_STARTS)
async def test_a_start_that_fails_says_why_in_a_line(said: str, tmp_path: Path):
    simulator = Simulator()
    url = await simulator.start()
    (tmp_path / "file-in-the-way").write_text("not a folder")
    wanted = {"TELEGRAM_API_URL": url, "TELEGRAM_BOT_TOKEN": "1:demo", "DATABASE_URL": f"sqlite:///{tmp_path}/x.db"}
    given = wanted | FAILING_STARTS[said]
    if not FAILING_STARTS[said]:
        del given["TELEGRAM_BOT_TOKEN"]
    if given.get("PORT") == "taken":
        given["PORT"] = url.rsplit(":", 1)[1].strip("/")
    ended = await asyncio.to_thread(run_bot, tmp_path, **given)
    await simulator.stop()
    assert ended.returncode == 2, ended.stderr
    assert "Traceback" not in ended.stderr
    told = [line for line in ended.stderr.splitlines() if not line.startswith("{")]
    assert [line for line in told if line.startswith(said)], ended.stderr
    for secret in ("hunter2", "unknown-to-telegram", "s3cr3t"):
        assert secret not in ended.stderr


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch):
    """Logs in JSON with secrets hidden; afterwards as before."""
    written = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", written)
        logs.configure(LogFormat.JSON, "DEBUG", ("123:token", "sk-key"))
    yield written.getvalue
    logs.configure(LogFormat.CONSOLE, "WARNING", ())


def test_no_secret_stands_in_a_log(logged):
    log = structlog.get_logger()
    log.info("calling https://api.telegram.org/bot123:token/getMe", key="sk-key", nested={"key": ["sk-key"]})
    logging.getLogger("somebody").error("GET %s", "https://api.telegram.org/bot123:token/getMe")
    try:
        int("bot123:token")
    except ValueError:
        log.exception("it failed with sk-key")
    lines = logged()
    assert "token" not in lines
    assert "sk-key" not in lines
    assert "it failed with" in lines
    assert len(lines.splitlines()) == 3


def test_each_log_line_is_json_with_update_and_learner(logged):
    with structlog.contextvars.bound_contextvars(update=7, learner=3):
        structlog.get_logger().warning("grüße", reason="a\nb")
    [line] = logged().splitlines()
    event = json.loads(line)
    assert (event["event"], event["update"], event["learner"], event["level"]) == ("grüße", 7, 3, "warning")
