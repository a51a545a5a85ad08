"""One call of a Bot API method: its parameters as Telegram reads them, from JSON, a form, multipart or the query."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from simulator.refusals import bad

_TRUE = {"true", "yes", "1"}
_NUMBERS_END = 1 << 63


def whole(value: Any, default: int = 0) -> int:
    """A value as a whole number, as leniently as Telegram reads one; the default when it is none."""
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return default
    return number if abs(number) < _NUMBERS_END else default


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    content: bytes


@dataclass
class Call:
    """The parameters and files of a call; values are strings (forms) or JSON values."""

    method: str
    params: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter as text; empty when missing."""
        value = self.params.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return msgspec.json.encode(value).decode()

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a whole number; the default when missing or not one."""
        return whole(self.params.get(name), default)

    def flag(self, name: str) -> bool:
        """The parameter as true or false; false when missing."""
        value = self.params.get(name)
        return value.lower() in _TRUE if isinstance(value, str) else bool(value)

    def parsed(self, name: str, what: str = "") -> Any:
        """The parameter as a JSON value (`None` when missing), decoded when it came as a string."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            raise bad(f"can't parse {what or name} JSON object") from None

    def listed(self, name: str) -> list[Any]:
        """The parameter as a JSON array; empty when missing."""
        value = self.parsed(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad(f"can't parse {name}: expected an Array")
        return value
