"""Reads a prompt's text file: version in the front matter, placeholders in braces, one part that can be cached."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

FOLDER = Path(__file__).parent
FENCE = "---\n"
CHANGING = "\n<!-- changing -->\n"


@dataclass(frozen=True, slots=True)
class Instructions:
    """A system prompt: `stable` is the same for all who share scene and level, so it is cached; `changing` is not."""

    stable: str
    changing: str


@dataclass(frozen=True, slots=True)
class Template:
    """A prompt's text before its placeholders are filled."""

    version: int
    stable: str
    changing: str

    @property
    def placeholders(self) -> frozenset[str]:
        """Every name that stands in braces in either part."""
        parts = (*Formatter().parse(self.stable), *Formatter().parse(self.changing))
        return frozenset(name for _, name, _, _ in parts if name is not None)

    def fill(self, fields: Mapping[str, object]) -> Instructions:
        """The two parts with `fields` put in; their names must be the placeholders."""
        return Instructions(self.stable.format_map(fields), self.changing.format_map(fields))


@cache
def load(name: str) -> Template:
    """The template in `<name>.md`; raises ValueError when its front matter is not `version: <number>`."""
    head, _, body = (FOLDER / f"{name}.md").read_text(encoding="utf-8").removeprefix(FENCE).partition(f"\n{FENCE}")
    key, _, number = head.partition(":")
    if key.strip() != "version":
        message = f"{name}.md must begin with front matter that holds its version"
        raise ValueError(message)
    stable, _, changing = body.partition(CHANGING)
    return Template(int(number), stable.strip(), changing.strip())
