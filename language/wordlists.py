"""Word lists written as text: easier to read and to change than rows of quoted strings."""

from typing import TypeVar

Value = TypeVar("Value")


def listed(text: str) -> frozenset[str]:
    """The words of a text, set apart by white space."""
    return frozenset(text.split())


def each(text: str, value: Value) -> dict[str, Value]:
    """The same value for each word of a text."""
    return dict.fromkeys(text.split(), value)
