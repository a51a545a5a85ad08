"""Reply markup, checked as Telegram checks it."""

import re
from collections.abc import Callable
from typing import Any

from simulator.call import Call
from simulator.html_text import link, units
from simulator.records import Json
from simulator.refusals import bad

DATA_LIMIT = 64
COPY_LIMIT = 256
BUTTON_LIMIT = 100
_OTHER_KINDS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
)
_INTERNAL = re.compile(r"^(?:tg|ton|tonsite)://\S+$")


def _callback(button: Json) -> Json:
    """A button that sends its data back: 1–64 bytes."""
    data = button["callback_data"]
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad("BUTTON_DATA_INVALID")
    return {"callback_data": data}


def _address(button: Json) -> Json:
    """A button that opens an address."""
    url = button["url"]
    if isinstance(url, str) and (_INTERNAL.match(url) or link(url)):
        return {"url": url}
    raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _copy(button: Json) -> Json:
    """A button that copies a text of 1–256 characters."""
    copied = button["copy_text"]
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= units(text) <= COPY_LIMIT:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    return {"copy_text": {"text": text}}


_KINDS: dict[str, Callable[[Json], Json]] = {"callback_data": _callback, "url": _address, "copy_text": _copy}


def _button(button: Any, *, may_pay: bool) -> Json:
    """One button of an inline keyboard."""
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    shape: Json = {"text": text}
    if button.get("pay"):
        if not may_pay:
            raise bad("BUTTON_POS_INVALID")
        return shape | {"pay": True}
    kind = next((name for name in _KINDS if button.get(name) is not None), None)
    if kind:
        return shape | _KINDS[kind](button)
    other = next((name for name in _OTHER_KINDS if button.get(name) is not None), None)
    if not other:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return shape | {other: button[other]}


def inline(rows: Any, *, invoice: bool = False) -> Json | None:
    """A checked inline keyboard; `None` when it has no button."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse inline keyboard: expected an Array of Arrays")
    checked = [
        [_button(button, may_pay=invoice and y == 0 and x == 0) for x, button in enumerate(row)]
        for y, row in enumerate(rows)
    ]
    checked = [row for row in checked if row]
    if sum(len(row) for row in checked) > BUTTON_LIMIT:
        raise bad("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _reply_keyboard(rows: Any) -> None:
    """Checks a keyboard that stands in place of the letters."""
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse reply keyboard: expected an Array of Arrays")
    for row in rows:
        for button in row:
            text = button if isinstance(button, str) else button.get("text") if isinstance(button, dict) else None
            if not isinstance(text, str) or not text:
                raise bad("keyboard button text must be non-empty")


def markup(call: Call, *, invoice: bool = False) -> Json | None:
    """The inline keyboard of a call; other markup is checked and, as in Telegram, not part of the message."""
    given = call.parsed("reply_markup", "reply keyboard markup")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in given:
        return inline(given["inline_keyboard"], invoice=invoice)
    if "keyboard" in given:
        _reply_keyboard(given["keyboard"])
    return None


def callback_data(keyboard: Json | None) -> list[str]:
    """Every callback data of an inline keyboard."""
    rows = keyboard["inline_keyboard"] if keyboard else []
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
