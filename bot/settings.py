"""The settings, read once from the environment or `.env`; a wrong one is named with what it should be."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, HttpUrl, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"


class LogFormat(StrEnum):
    """How a log line is written; auto is console on a terminal and JSON otherwise."""

    AUTO = "auto"
    CONSOLE = "console"
    JSON = "json"


class Settings(BaseSettings):
    """Every setting, by the name of its environment variable in lower case."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True, frozen=True
    )

    telegram_bot_token: Annotated[SecretStr, Field(description="the token that @BotFather gave, like 123456:ABC-DEF")]
    telegram_api_url: Annotated[HttpUrl, Field(description="the root of a Bot API server")] = HttpUrl(TELEGRAM)
    database_url: Annotated[
        str, Field(description="sqlite:///path/to/file.db or postgresql://user:password@host/name")
    ] = "sqlite:///var/palaver.db"
    anthropic_api_key: Annotated[
        SecretStr | None, Field(description="a key of Anthropic; without one the offline tutor answers")
    ] = None
    anthropic_base_url: Annotated[HttpUrl | None, Field(description="the root of a compatible server")] = None
    tutor_model: Annotated[
        str, StringConstraints(min_length=1), Field(description="a model id, like claude-sonnet-5-5")
    ] = "claude-sonnet-5-5"
    tutor_timeout_seconds: Annotated[float, Field(gt=0, le=600, description="seconds between 1 and 600")] = 40
    tutor_history_tokens: Annotated[int, Field(ge=500, le=100_000, description="tokens from 500 to 100000")] = 4_000
    tutor_max_output_tokens: Annotated[int, Field(ge=200, le=8_192, description="tokens from 200 to 8192")] = 1_200
    daily_model_turns: Annotated[int, Field(ge=0, description="model turns a learner may have a day, 0 or more")] = 40
    monthly_budget_usd: Annotated[
        float,
        Field(
            ge=0, allow_inf_nan=False, description="US dollars the whole bot may spend on the model a month, 0 or more"
        ),
    ] = 20
    owner_telegram_id: Annotated[int | None, Field(gt=0, description="your own Telegram id, a number")] = None
    webhook_url: Annotated[
        HttpUrl | None, Field(description="the public https:// address of this bot; without it the bot polls")
    ] = None
    webhook_secret: Annotated[
        SecretStr | None, Field(description="1 to 256 characters of A-Z, a-z, 0-9, _ and -; wanted with WEBHOOK_URL")
    ] = None
    host: Annotated[str, Field(description="the address the web server listens on")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535, description="a port from 0 to 65535")] = 8080
    log_format: Annotated[LogFormat, Field(description="auto, console or json")] = LogFormat.AUTO
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], Field(description="DEBUG, INFO, WARNING or ERROR")
    ] = "INFO"
    voice_cache: Annotated[str, Field(description="a folder for spoken sentences")] = "var/voice"
    backups: Annotated[str, Field(description="a folder for backups")] = "var/backups"
    backups_kept: Annotated[int, Field(ge=1, le=10_000, description="backups kept in that folder, 1 to 10000")] = 7
    workers: Annotated[int, Field(ge=1, le=1_024, description="learners served side by side, 1 to 1024")] = 64
    follow_simulated_clock: Annotated[
        bool, Field(description="true only against the local Telegram: time is what it says")
    ] = False

    @field_validator("database_url")
    @classmethod
    def _names_a_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "sqlite+aiosqlite:///", "postgresql", "postgres://")):
            raise ValueError("wrong")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret_telegram_takes(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            text = value.get_secret_value().replace("_", "").replace("-", "")
            if not (text.isascii() and text.isalnum()) or len(value) > 256:  # noqa: PLR2004 - Telegram's limit
                raise ValueError("wrong")
        return value

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr) -> SecretStr:
        number, colon, rest = value.get_secret_value().partition(":")
        if not (number.isdigit() and colon and rest.strip() == rest != ""):
            raise ValueError("wrong")
        return value

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never stand in a log."""
        held = (self.telegram_bot_token, self.anthropic_api_key, self.webhook_secret)
        return tuple(secret.get_secret_value() for secret in held if secret)


class BadSettingsError(Exception):
    """One line for each wrong or missing variable."""


def load(**overrides: object) -> Settings:
    """The settings; raises BadSettingsError naming each wrong variable and what it should be."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type] # values are validated by the model itself
    except ValidationError as error:
        lines = sorted({_complaint(str(problem["loc"][0]), problem["type"]) for problem in error.errors()})
        raise BadSettingsError("\n".join(lines)) from None
    if settings.webhook_url and not settings.webhook_secret:
        raise BadSettingsError(_complaint("webhook_secret", "missing"))
    return settings


def _complaint(name: str, kind: str) -> str:
    field = Settings.model_fields.get(name)
    wanted = field.description if field else "a known setting"
    fault = "is missing" if kind == "missing" else "is wrong"
    return f"{name.upper()} {fault}: it should be {wanted}."
