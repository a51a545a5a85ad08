"""Telegram's HTML: markup in, plain text and entities out, with Telegram's own error messages."""

import re
from dataclasses import dataclass, field

from simulator.records import Json
from simulator.refusals import Refused, bad

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
TAGS = {*STYLES, "a", "tg-emoji"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ATTRIBUTES = {
    ("a", "href"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("tg-emoji", "emoji-id"): "",
    ("blockquote", "expandable"): "",
}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_NAME_TOKEN = re.compile(r"[0-9A-Za-z.\-]*")
_MAX_CODE_POINT = 0x10FFFF


def units(text: str) -> int:
    """The length of the text in UTF-16 units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cannot_parse(problem: str) -> Refused:
    """The refusal of text whose markup is broken."""
    return bad(f"can't parse entities: {problem}")


def _referred(match: re.Match[str]) -> str:
    """The character a reference stands for; empty when it stands for none."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < _MAX_CODE_POINT else ""


def unescape(text: str) -> str:
    """The text with its character references replaced; unknown ones stay as they are."""
    return _REFERENCE.sub(lambda match: _referred(match) or match[0], text)


@dataclass
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    begin: int


@dataclass
class _Parser:
    """One pass over the markup; `at` is the place in the source, `offset` the place in the text (UTF-16)."""

    source: str
    at: int = 0
    offset: int = 0
    pieces: list[str] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    nested: list[_Open] = field(default_factory=list)

    def byte(self, position: int) -> int:
        """The byte offset of a place in the source."""
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def peek(self) -> str:
        """The next character of the source; empty at its end."""
        return self.source[self.at : self.at + 1]

    def take(self, pattern: re.Pattern[str]) -> str:
        """What the pattern matches here, stepped over."""
        match = pattern.match(self.source, self.at)
        taken = match[0] if match else ""
        self.at += len(taken)
        return taken

    def run(self) -> None:
        """Reads the whole source."""
        source = self.source
        while self.at < len(source):
            start = source.find("<", self.at)
            stop = len(source) if start < 0 else start
            piece = unescape(source[self.at : stop])
            self.pieces.append(piece)
            self.offset += units(piece)
            self.at = stop
            if start >= 0:
                self._close(start) if source.startswith("</", start) else self._open(start)
        if self.nested:
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.nested[-1].tag}"')

    def _open(self, begin: int) -> None:
        """Reads a start tag with its attributes."""
        self.at = begin + 1
        tag = self.take(_TAG_NAME).lower()
        if not self.peek():
            raise cannot_parse(f"Unclosed start tag at byte offset {self.byte(begin)}")
        if tag not in TAGS:
            raise cannot_parse(f'Unsupported start tag "{tag}" at byte offset {self.byte(begin)}')
        argument = ""
        while self.peek() != ">":
            self.take(_SPACE)
            if self.peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            prefix = _ATTRIBUTES.get((tag, name))
            if prefix is not None and value.startswith(prefix):
                argument = "1" if tag == "blockquote" else value[len(prefix) :]
        if tag == "span" and argument != "spoiler":
            raise cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(begin)}')
        self.at += 1
        self.nested.append(_Open(tag, argument, self.offset, len(self.pieces)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        """Reads one attribute; the value of a bare one is empty."""
        name = self.take(_ATTRIBUTE_NAME)
        if not name:
            where = self.byte(begin)
            raise cannot_parse(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self.take(_SPACE)
        if self.peek() and self.peek() != "=":
            return name, ""
        self.at += 1
        self.take(_SPACE)
        value = self._value() if self.peek() else ""
        if not self.peek():
            raise cannot_parse(f'Unclosed start tag "{tag}" at byte offset {self.byte(begin)}')
        return name, value

    def _value(self) -> str:
        """Reads the value of an attribute, quoted or not."""
        quote = self.peek()
        if quote not in "\"'":
            start = self.at
            token = self.take(_NAME_TOKEN).lower()
            if self.peek() and not self.peek().isspace() and self.peek() != ">":
                raise cannot_parse(f"Unexpected end of name token at byte offset {self.byte(start)}")
            return token
        end = self.source.find(quote, self.at + 1)
        stop = len(self.source) if end < 0 else end
        value = unescape(self.source[self.at + 1 : stop])
        self.at = min(stop + 1, len(self.source))
        return value

    def _close(self, begin: int) -> None:
        """Reads an end tag and keeps the entity it ends."""
        where = self.byte(begin)
        if not self.nested:
            raise cannot_parse(f"Unexpected end tag at byte offset {where}")
        self.at = begin + 2
        name = self.take(_TAG_NAME).lower()
        self.take(_SPACE)
        if self.peek() != ">":
            raise cannot_parse(f"Unclosed end tag at byte offset {where}")
        self.at += 1
        opened = self.nested.pop()
        if name and name != opened.tag:
            problem = f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"'
            raise cannot_parse(problem)
        if self.offset > opened.offset:
            self._keep(opened)

    def _keep(self, opened: _Open) -> None:
        """Adds the entity of a finished tag."""
        entity: Json = {"offset": opened.offset, "length": self.offset - opened.offset}
        if opened.tag == "a":
            entity |= link(opened.argument or "".join(self.pieces[opened.begin :]))
        elif opened.tag == "tg-emoji":
            entity |= {"type": "custom_emoji", "custom_emoji_id": opened.argument}
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        else:
            entity["type"] = STYLES[opened.tag]
        if opened.tag == "pre":
            entity |= self._code_within(entity)
        if opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        if "type" in entity:
            self.entities.append(entity)

    def _code_within(self, pre: Json) -> Json:
        """The language of a `code` tag that fills a `pre` tag; both become one entity."""
        last = self.entities[-1] if self.entities else {}
        if last.get("type") != "code" or (last["offset"], last["length"]) != (pre["offset"], pre["length"]):
            return {}
        self.entities.pop()
        return {"language": last["language"]} if "language" in last else {}


_HOST = re.compile(
    r"^(?:[a-z][a-z0-9+.\-]*://)?(?:[^\s/?#@]+@)?(?:[\w\-]+(?:\.[\w\-]+)+|localhost)(?::\d+)?(?:[/?#]\S*)?$",
    re.IGNORECASE,
)
_MENTION = re.compile(r"^tg://user\?id=(\d+)$")


def link(target: str) -> Json:
    """The entity fields of a link; none when the target is no address (Telegram then shows plain text)."""
    target = target.strip()
    if mention := _MENTION.match(target):
        return {"type": "text_mention", "user": {"id": int(mention[1]), "is_bot": False, "first_name": ""}}
    if target.startswith(("tg://", "ton://")):
        return {"type": "text_link", "url": target}
    if not _HOST.match(target):
        return {}
    if "://" not in target:
        target = f"http://{target}"
    scheme, rest = target.split("://", 1)
    return {"type": "text_link", "url": f"{scheme}://{rest}" if re.search("[/?#]", rest) else f"{scheme}://{rest}/"}


def parse(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, in Telegram's order; raises the refusal Telegram would answer."""
    parser = _Parser(source)
    parser.run()
    for entity in parser.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return "".join(parser.pieces), parser.entities
