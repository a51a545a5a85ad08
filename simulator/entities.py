"""From what a bot or a user sends to formatted text as Telegram stores it: cleaned, parsed, detected, trimmed."""

import re
from typing import Any

from simulator import html_text
from simulator.call import Call
from simulator.html_text import cannot_parse, units
from simulator.records import Json
from simulator.refusals import bad

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a\ud800-\udfff]")
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<email>[\w.+\-]+@[\w\-]+\.[a-z]{2,})"
    r"|(?P<mention>(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<!\w)#(?=\w*[^\W\d_])\w{1,255})"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]']|\b(?:[a-z0-9\-]+\.)+(?:com|org|net|io|de|es|it|id|me)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'])?)",
    re.IGNORECASE,
)
_CODE = {"code", "pre"}
_WHOLE = {*_CODE, "text_link", "text_mention", "custom_emoji"}
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_RANK = ["expandable_blockquote", "blockquote", "text_link", "text_mention", "bold", "italic", "underline"]
_RANK += ["strikethrough", "spoiler", "custom_emoji", "code", "pre"]
_STATED = {*_RANK, "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}


def cleaned(text: str) -> str:
    """The text without what Telegram silently removes (carriage returns, control and direction characters)."""
    if text.isascii() and text.isprintable():
        return text
    return _REMOVED.sub("", _CONTROL.sub(" ", text))


def detected(text: str) -> list[Json]:
    """Commands, mentions, hashtags and addresses that clients highlight by themselves."""
    if not any(mark in text for mark in "/@#.w"):
        return []
    return [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match[0])}
        for match in _FOUND.finditer(text)
    ]


def _end(entity: Json) -> int:
    """Where the entity ends, in UTF-16 units."""
    return int(entity["offset"] + entity["length"])


def _apart(entities: list[Json]) -> list[Json]:
    """Entities of which none shares text with an earlier one."""
    kept: list[Json] = []
    for entity in sorted(entities, key=_order):
        if not any(_overlap(entity, other) for other in kept):
            kept.append(entity)
    return kept


def _united(entities: list[Json]) -> list[Json]:
    """Entities of one style, neighbours and nested ones as one."""
    kept: list[Json] = []
    for entity in sorted(entities, key=_order):
        if kept and _end(kept[-1]) >= entity["offset"]:
            kept[-1] = kept[-1] | {"length": max(_end(kept[-1]), _end(entity)) - kept[-1]["offset"]}
        else:
            kept.append(entity)
    return kept


def _without(entity: Json, holes: list[Json]) -> list[Json]:
    """What is left of an entity outside code."""
    left: list[Json] = []
    start, end = entity["offset"], _end(entity)
    for hole in holes:
        if hole["offset"] >= end or _end(hole) <= start:
            continue
        if hole["offset"] > start:
            left.append(entity | {"offset": start, "length": hole["offset"] - start})
        start = _end(hole)
    if start < end:
        left.append(entity | {"offset": start, "length": end - start})
    return left


def _merged(entities: list[Json]) -> list[Json]:
    """Entities as Telegram keeps them: links, code and quotes never nested in their like, no style inside code."""
    quotes = _apart([entity for entity in entities if "blockquote" in entity["type"]])
    whole = _apart([entity for entity in entities if entity["type"] in _WHOLE])
    holes = [entity for entity in whole if entity["type"] in _CODE]
    kept = quotes + whole
    for style in _STYLES:
        for entity in _united([entity for entity in entities if entity["type"] == style]):
            kept += _without(entity, holes)
    return sorted(kept, key=_order)


def _order(entity: Json) -> tuple[int, int, int]:
    """Telegram's order: by place, the longer first, then by kind."""
    kind = entity["type"]
    return entity["offset"], -entity["length"], _RANK.index(kind) if kind in _RANK else len(_RANK)


def _overlap(one: Json, other: Json) -> bool:
    """Whether two entities share text."""
    return bool(one["offset"] < _end(other) and other["offset"] < _end(one))


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without white space around it, the entities moved with it."""
    stripped = text.strip()
    if stripped == text:
        return text, entities
    lead = units(text[: len(text) - len(text.lstrip())])
    size = units(stripped)
    moved: list[Json] = []
    for entity in entities:
        start, end = max(entity["offset"] - lead, 0), min(_end(entity) - lead, size)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return stripped, moved


def finished(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text and all its entities as a message carries them."""
    text, entities = _trimmed(text, entities)
    if len(entities) > 1:
        entities = _merged(entities)
    taken = [entity for entity in entities if entity["type"] in _WHOLE]
    found = [entity for entity in detected(text) if not any(_overlap(entity, other) for other in taken)]
    return text, sorted(entities + found, key=_order) if found else entities


def _stated(text: str, given: list[Any]) -> list[Json]:
    """Entities that a bot states by itself, checked."""
    size = units(text)
    for entity in given:
        if not isinstance(entity, dict) or entity.get("type") not in _STATED:
            raise bad("can't parse MessageEntity: unsupported type specified")
        if not isinstance(entity.get("offset"), int) or not isinstance(entity.get("length"), int):
            raise bad('can\'t parse MessageEntity: field "offset" must be of type Number')
        if entity["offset"] < 0 or entity["length"] <= 0 or _end(entity) > size:
            raise cannot_parse(f"entity beginning at UTF-16 offset {entity['offset']} is out of the text")
    return [entity for entity in given if entity["type"] in _RANK]


def formatted(source: str, parse_mode: str, given: list[Any]) -> tuple[str, list[Json]]:
    """The text and entities of a string in a parse mode, or with entities given beside it."""
    mode = parse_mode.lower()
    if mode in {"markdown", "markdownv2"}:
        raise bad(f"{parse_mode} is not read by this simulator: use parse_mode HTML")
    if mode not in {"", "none", "html"}:
        raise bad("unsupported parse_mode")
    text = cleaned(source)
    entities: list[Json] = []
    if mode == "html" and ("<" in text or "&" in text):
        text, entities = html_text.parse(text)
    elif mode != "html" and given:
        entities = _stated(text, given)
    return finished(text, entities)


def message_text(call: Call) -> tuple[str, list[Json]]:
    """The text of a message from a call, within the limits."""
    if not call.params.get("text"):
        raise bad("message text is empty")
    text, entities = formatted(call.text("text"), call.text("parse_mode"), call.listed("entities"))
    if not text:
        raise bad("text must be non-empty")
    if units(text) > TEXT_LIMIT:
        raise bad("message is too long")
    return text, entities


def caption(call: Call) -> tuple[str, list[Json]]:
    """The caption of a medium from a call, within the limit; empty when there is none."""
    source = call.text("caption")
    if not source:
        return "", []
    text, entities = formatted(source, call.text("parse_mode"), call.listed("caption_entities"))
    if units(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return text, entities
