"""What Telegram's refusals mean, told by their wording: it gives no codes."""

from telegram import error


def _says(problem: error.TelegramError, *parts: str) -> bool:
    text = str(problem).lower()
    return any(part in text for part in parts)


def is_unchanged(problem: error.TelegramError) -> bool:
    """The message already says what the edit wanted."""
    return _says(problem, "message is not modified")


def is_lost_message(problem: error.TelegramError) -> bool:
    """The message was deleted or is too old to be edited."""
    return _says(problem, "message to edit not found", "message can't be edited", "message_id_invalid")


def is_stale_callback(problem: error.TelegramError) -> bool:
    """The tap was answered already or is too old to be."""
    return _says(problem, "query is too old", "query id is invalid", "query_id_invalid")


def is_bad_markup(problem: error.TelegramError) -> bool:
    """The HTML of a screen is broken: a bug of ours."""
    return _says(problem, "can't parse entities")


def is_gone_for_good(problem: error.TelegramError) -> bool:
    """There is nobody in this chat any more."""
    return isinstance(problem, error.Forbidden) or _says(problem, "chat not found", "user is deactivated")
