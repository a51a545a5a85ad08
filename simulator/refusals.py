"""What Telegram answers when it refuses a call, in Telegram's own words."""

from http import HTTPStatus

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
SET_WEBHOOK = "terminated by setWebhook request"
CHAT_NOT_FOUND = "chat not found"
WRONG_FILE = "wrong file identifier/HTTP URL specified"


class Refused(Exception):  # noqa: N818 - named for what Telegram does
    """A call that Telegram answers with `"ok": false`; `retry_after` is in seconds."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad(description: str) -> Refused:
    """The call itself is wrong (400)."""
    return Refused(400, f"Bad Request: {description}")


def forbidden(description: str) -> Refused:
    """The user does not let the bot do this (403)."""
    return Refused(403, f"Forbidden: {description}")


def conflict(description: str) -> Refused:
    """Another reader of updates is in the way (409)."""
    return Refused(409, f"Conflict: {description}")


def too_many(seconds: int) -> Refused:
    """The bot sends too fast (429); it may try again after so many seconds."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", seconds)


def plain(code: int) -> Refused:
    """A refusal that HTTP itself has words for."""
    return Refused(code, HTTPStatus(code).phrase)
