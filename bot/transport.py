"""HTTP to Telegram through aiohttp: python-telegram-bot's own transport collapses under concurrency."""

import os
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
import msgspec
from telegram import error
from telegram.request import BaseRequest, RequestData

from bot.clock import OFFSET_HEADER, Clock

os.environ.setdefault("PTB_TIMEDELTA", "1")  # retry_after as a timedelta, which the library asks to opt in to
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0


class UnreachedError(error.NetworkError):
    """There was no connection, so nothing was sent."""


class AiohttpRequest(BaseRequest):
    """One session with a pool of connections. Timeouts are seconds."""

    def __init__(self, clock: Clock, connections: int = 256) -> None:
        self._clock = clock
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds an answer may take."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one limit for the whole answer serves
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - waiting for a connection counts as the answer
    ) -> tuple[int, bytes]:
        """Status and body of the answer; raises telegram's TimedOut or NetworkError."""
        if self._session is None:
            raise error.NetworkError("The transport is not open.")
        timeout = aiohttp.ClientTimeout(
            total=_seconds(read_timeout, ANSWER_SECONDS) + CONNECT_SECONDS,
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS),
        )
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as answer:
                body = await answer.read()
                self._clock.adopt(answer.headers.get(OFFSET_HEADER))
                return answer.status, body
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as problem:
            raise UnreachedError(f"{type(problem).__name__}: Telegram was not reached") from None
        except TimeoutError:
            raise error.TimedOut from None
        except aiohttp.ClientError as problem:
            raise error.NetworkError(f"{type(problem).__name__} in the connection to Telegram") from None


@dataclass(frozen=True, slots=True)
class _Plain:
    """Parameters without files, encoded when they are sent: what RequestData does, without an object for each."""

    params: dict[str, Any]
    contains_files: bool = False

    @property
    def json_parameters(self) -> dict[str, str]:
        """Text as it is, everything else as JSON."""
        return {
            name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
            for name, value in self.params.items()
            if value is not None
        }


def plain(params: dict[str, Any]) -> RequestData:
    """Parameters that need none of python-telegram-bot's types."""
    return cast("RequestData", _Plain(params))


def _seconds(value: Any, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default


def _body(data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (file_name, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form
