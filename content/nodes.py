"""YAML mappings read field by field, so that everything wrong is told with its real line."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

import yaml

from content.problems import Report

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Choice = TypeVar("Choice", bound=StrEnum)


def compose(text: str, report: Report) -> yaml.Node | None:
    """The YAML of `text` as nodes with their lines, or None when it is empty or not YAML."""
    loader = LOADER(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.error(mark.line + 1 if mark else 1, f"not valid YAML: {error.problem or error.context}")
        return None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        report.error(text.count("\n", 0, position) + 1, f"not valid YAML: {getattr(error, 'reason', error)}")
        return None
    finally:
        loader.dispose()
    if node is None:
        report.error(1, "the file is empty")
    return node


def line_of(node: yaml.Node) -> int:
    """The line a node starts on, from 1."""
    return int(node.start_mark.line) + 1


class Fields:
    """One mapping. Each reading method notes what is wrong and then gives an empty value of the asked type."""

    def __init__(self, node: yaml.Node, report: Report, where: str, known: Iterable[str]) -> None:
        """Note unknown and repeated keys; `where` names the mapping in messages."""
        self.line = line_of(node)
        self.report = report
        self.where = where
        self.nodes: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            report.error(self.line, f"{where}: expected fields (key: value), found {_kind(node)}")
            return
        known = frozenset(known)
        for key, value in node.value:
            self._keep(key, value, known)

    def _keep(self, key: yaml.Node, value: yaml.Node, known: frozenset[str]) -> None:
        title = str(key.value)
        if title in self.nodes:
            self.report.error(line_of(key), f"{self.where}: '{title}' stands twice")
        elif title not in known:
            self.report.error(line_of(key), f"{self.where}: unknown key '{title}'")
        else:
            self.nodes[title] = value

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.nodes

    def line_at(self, key: str) -> int:
        """The line of the key's value, or of the mapping when the key is missing."""
        return line_of(self.nodes[key]) if key in self.nodes else self.line

    def error(self, key: str, message: str) -> None:
        """Note a problem with the value of `key`."""
        self.report.error(self.line_at(key), f"{self.where}: {message}")

    def need(self, key: str) -> yaml.Node | None:
        """The node of `key`; a missing key is a problem."""
        if key not in self.nodes:
            self.report.error(self.line, f"{self.where}: '{key}' is missing")
        return self.nodes.get(key)

    def text(self, key: str, limit: int) -> str:
        """A text that must be there, of at most `limit` characters."""
        node = self.need(key)
        return "" if node is None else scalar(node, self.report, f"{self.where}: '{key}'", limit)

    def texts(self, key: str, least: int, most: int, limit: int = 60) -> tuple[str, ...]:
        """A list of `least` to `most` texts."""
        items = self.items(key, least, most)
        return tuple(scalar(item, self.report, f"{self.where}: '{key}'", limit) for item in items)

    def items(self, key: str, least: int, most: int) -> list[yaml.Node]:
        """The nodes of a list of `least` to `most` entries; a missing list is empty when `least` is 0."""
        node = self.nodes.get(key) if least == 0 else self.need(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.error(key, f"'{key}' must be a list, found {_kind(node)}")
            return []
        found = list(node.value)
        if not least <= len(found) <= most:
            self.error(key, f"'{key}' has {len(found)} entries, expected {least} to {most}")
        return found

    def choice(self, key: str, options: type[Choice]) -> Choice:
        """One of the values of an enum; the first one stands in after a problem."""
        text = self.text(key, limit=60)
        values = [option.value for option in options]
        if text and text not in values:
            self.error(key, f"unknown {key} '{text}': expected one of {', '.join(values)}")
        return options(text) if text in values else next(iter(options))

    def flag(self, key: str, *, default: bool) -> bool:
        """The words true or false; `default` when the key is missing."""
        if not self.has(key):
            return default
        text = self.text(key, limit=60)
        if text not in {"true", "false"}:
            self.error(key, f"'{key}' must be true or false, found '{text}'")
        return text == "true"

    def translations(self, key: str, codes: tuple[str, ...], limit: int) -> dict[str, str]:
        """A text for each language code."""
        node = self.need(key)
        return {} if node is None else translations(node, self.report, f"{self.where}: '{key}'", codes, limit)


def translations(node: yaml.Node, report: Report, where: str, codes: tuple[str, ...], limit: int) -> dict[str, str]:
    """A mapping with exactly one text for each language code."""
    fields = Fields(node, report, where, codes)
    if not isinstance(node, yaml.MappingNode):
        return {}
    missing = [code for code in codes if not fields.has(code)]
    if missing:
        report.error(fields.line, f"{where}: no translation for {', '.join(missing)}")
    return {code: fields.text(code, limit) for code in codes if fields.has(code)}


def scalar(node: yaml.Node, report: Report, where: str, limit: int) -> str:
    """A single text, taken as it is written: `no` and `8` are words here, never truth values or numbers."""
    line = line_of(node)
    if not isinstance(node, yaml.ScalarNode):
        report.error(line, f"{where} must be a text, found {_kind(node)}")
        return ""
    text = str(node.value).strip()
    if not text:
        report.error(line, f"{where} is empty")
    if len(text) > limit:
        report.error(line, f"{where} has {len(text)} characters, at most {limit} fit")
    if "  " in text:
        report.error(line, f"{where} has two spaces in a row")
    return text


def _kind(node: yaml.Node) -> str:
    kinds = {yaml.MappingNode: "fields", yaml.SequenceNode: "a list", yaml.ScalarNode: "a text"}
    return kinds.get(type(node), "something else")
