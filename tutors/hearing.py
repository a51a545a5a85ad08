"""What has arrived of an answer so far, and what of it can be used."""

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from prompts.learners import printable
from tutors.costs import Tokens

MARKUP = re.compile(r"\*\*|__|`|^#{1,6}\s+|^>\s+", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?…][\"'»“”’)]*(?=\s|$)")


class _Block(Enum):
    """What kind of block is being received."""

    NONE = auto()
    TEXT = auto()
    TOOL = auto()


@dataclass(slots=True)
class Heard:
    """Grows while the stream runs; `text` is the reply without markup, `tool_input` the JSON of the tool call."""

    text: str = ""
    tool_input: str = ""
    tool_called: bool = False
    text_complete: bool = False
    stop_reason: str | None = None
    finished: bool = False
    tokens: Tokens = field(default_factory=Tokens)
    _block: _Block = _Block.NONE
    _raw: str = ""

    @property
    def is_cut_short(self) -> bool:
        """Whether the output limit ended the reply in the middle."""
        return self.stop_reason == "max_tokens" and not self.tool_called

    def begin_text(self, text: str) -> None:
        """A block of text begins."""
        self._block = _Block.TEXT
        self.text_complete = False
        self.add_text(text)

    def begin_tool(self) -> None:
        """The tool call begins, so the text before it is whole."""
        self._block = _Block.NONE if self.tool_called else _Block.TOOL
        self.tool_called = True

    def begin_other(self) -> None:
        """A block begins that is not for the learner, such as thinking."""
        self._block = _Block.NONE

    def end_block(self) -> None:
        """The block ends."""
        if self._block is _Block.TEXT:
            self.text_complete = True
        self._block = _Block.NONE

    def add_text(self, text: str) -> None:
        """More of the reply; what comes after the tool call does not belong to it."""
        if not self.tool_called:
            self._raw += text
            self.text = plain(self._raw)

    def add_tool(self, partial_json: str) -> None:
        """More of the first tool call; there is no second."""
        if self._block is _Block.TOOL:
            self.tool_input += partial_json

    def wrote(self, output: int) -> None:
        """Output tokens so far."""
        self.tokens = replace(self.tokens, output=max(output, self.tokens.output))


def plain(text: str) -> str:
    """`text` without Markdown signs, control characters and outer white space."""
    return MARKUP.sub("", printable(text)).strip()


def whole_sentences(text: str, most: int | None = None) -> str:
    """`text` up to the last sentence end within `most` characters; empty when no sentence ends there."""
    ends = [found.end() for found in SENTENCE_END.finditer(text[:most])]
    return text[: ends[-1]].strip() if ends else ""
