"""Structured logs: one event a line, update and learner on each, secrets never."""

import logging
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any

import structlog
from structlog.typing import Processor

from bot.settings import LogFormat

HIDDEN = "…"


def configure(form: LogFormat, level: str, secrets: Iterable[str]) -> None:
    """Send everything, our own events and those of libraries, to standard error."""
    hidden = tuple(secret for secret in secrets if secret)

    def hide(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        for key, value in event.items():
            event[key] = _without(value, hidden)
        return event

    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    plain = form is LogFormat.JSON or (form is LogFormat.AUTO and not sys.stderr.isatty())
    ending: list[Processor] = (
        [structlog.processors.format_exc_info, hide, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if plain
        else [structlog.processors.format_exc_info, hide, _console()]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.PositionalArgumentsFormatter()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *ending],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("apscheduler", "telegram", "asyncio", "httpx2", "aiosqlite"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def _console() -> Processor:
    return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)


def _without(value: Any, secrets: tuple[str, ...]) -> Any:
    """The value as it is where it holds no secret; a nested one that does is written as text."""
    text = value if isinstance(value, str) else repr(value)
    if not any(secret in text for secret in secrets):
        return value
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return text
