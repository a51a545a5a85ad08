"""What is sent to Claude: who said what, how much of the past travels, and how the model should think."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.tutoring import Said, Speaker
from prompts import learners
from prompts.templates import Instructions

CHARACTERS_A_TOKEN = 3
"""A careful estimate: German and Spanish give 3 to 4 characters a token with the newer tokenizers."""
MESSAGE_TOKENS = 20
"""Added to each message for its role and tags."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a model is told to think; `headroom` is output tokens for thinking that cannot be switched off."""

    thinking: str | None = None
    effort: str | None = None
    headroom: int = 0


MANNERS: Mapping[str, Manner] = {
    "claude-sonnet-5-5": Manner("between_tools", "medium"),
    "claude-sonnet-5": Manner("disabled", "medium"),
    "claude-haiku-5-5": Manner("disabled", "medium"),
    "claude-opus-5-5": Manner(None, "low", headroom=2_000),
    "claude-opus-5": Manner("disabled", "medium"),
    "claude-fable-5": Manner(None, "low", headroom=2_000),
}
"""By beginning of the model's name, the longest match counts; a chat needs its first word soon, so no thinking first.

Each model refuses what it does not know (Sonnet 5.5 "disabled", Opus 5.5 both). Models not named think only if told.
Source: platform.claude.com/docs/en/models, October 2026.
"""

Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """One call; `purpose` is the prompt's name, `tool` is what the model may call after its text."""

    purpose: str
    instructions: Instructions
    messages: Sequence[Message]
    max_tokens: int
    tool: Mapping[str, Any] | None = None

    def body(self, model: str) -> dict[str, Any]:
        """The request for `model`; everything up to the end of the stable instructions is cached."""
        manner = _manner(model)
        system = [{"type": "text", "text": self.instructions.stable, "cache_control": {"type": "ephemeral"}}]
        if self.instructions.changing:
            system.append({"type": "text", "text": self.instructions.changing})
        body: dict[str, Any] = {
            "model": model,
            "max_tokens": self.max_tokens + manner.headroom,
            "system": system,
            "messages": list(self.messages),
        }
        if self.tool:
            body |= {"tools": [self.tool], "tool_choice": {"type": "auto", "disable_parallel_tool_use": True}}
        if manner.thinking:
            body["thinking"] = {"type": manner.thinking}
        if manner.effort:
            body["output_config"] = {"effort": manner.effort}
        return body


def tokens(text: str) -> int:
    """About how many tokens `text` takes as a message, rounded up."""
    return -(-len(text) // CHARACTERS_A_TOKEN) + MESSAGE_TOKENS


def talk(history: Sequence[Said], last: str, budget: int) -> list[Message]:
    """The newest lines of `history` that fit into `budget` tokens, then `last` in the user's role.

    Roles alternate and the user's comes first: where the tutor spoke first, a scene mark stands before it.
    """
    kept = _newest(history, budget)
    lines = [_message(said) for said in kept]
    if kept and kept[0].speaker is Speaker.AI:
        lines.insert(0, {"role": "user", "content": learners.SCENE_START})
    return _merged([*lines, {"role": "user", "content": last}])


def _newest(history: Sequence[Said], budget: int) -> list[Said]:
    kept: list[Said] = []
    for said in reversed(history):
        budget -= tokens(said.text)
        if budget < 0:
            break
        if said.text.strip():
            kept.append(said)
    return kept[::-1]


def _message(said: Said) -> Message:
    if said.speaker is Speaker.AI:
        return {"role": "assistant", "content": said.text.strip()}
    return {"role": "user", "content": learners.fenced(said.text)}


def _merged(messages: Iterable[Message]) -> list[Message]:
    """Neighbours of one role as one message."""
    merged: list[Message] = []
    for message in messages:
        if merged and merged[-1]["role"] == message["role"]:
            merged[-1] = {**message, "content": f"{merged[-1]['content']}\n{message['content']}"}
        else:
            merged.append(message)
    return merged


def _manner(model: str) -> Manner:
    names = [name for name in MANNERS if model.startswith(name)]
    return MANNERS[max(names, key=len)] if names else Manner()
