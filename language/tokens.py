"""Words, tokens and sentences of a text, with exact character offsets."""

import re
from dataclasses import dataclass

from language.wordlists import listed

# Combining marks of the scripts learners write in, and the joiners that stand inside words.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u00ad\u200c\u200d"
)
_INSIDE = rf"[\w{_MARKS}]"
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff"
_WORD = rf"[^\W\d_]{_INSIDE}*(?:['’ʼ\-‐‑]{_INSIDE}+)*"
_NUMBER = rf"\d+(?:[.,:/]\d+)*{_INSIDE}*(?:[-‐‑]{_INSIDE}+)*"
_TOKEN = re.compile(
    rf"(?P<address>(?:https?://|www\.)\S*[^\s.,;:!?)\]\"'»“”]|[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}})+|[@#]\w+)"
    rf"|(?P<word>(?:[^\W\d_]\.){{2,}}|{_WORD}|{_NUMBER})"
    rf"|(?P<mark>[{_EMOJI}][{_EMOJI}\ufe0f\u200d\U000e0020-\U000e007f]*|\.{{2,}}|[!?]+|\S)",
)
_END = re.compile(r"(?:[.!?…]+[\"'»«“”’)\]]*(?=\s|$)|[\r\n]+)")
_ABBREVIATIONS = listed(
    """
    z b d h u a bzw ca dr etc evtl ggf inkl mr mrs ms nr prof sog st str tel usw vgl vs z.b d.h u.a e.g i.e
    sr sra srta ud uds p.ej ej no núm pág dra jr
    """,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: `text == whole[start:end]`, offsets in characters."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Token]:
    """Running words and numbers; addresses, mentions, emoji and punctuation are left out."""
    return [_token(found) for found in _TOKEN.finditer(text) if found.lastgroup == "word"]


def tokens(text: str) -> list[Token]:
    """Words, numbers, addresses, emoji and punctuation marks; only white space is left out."""
    return [_token(found) for found in _TOKEN.finditer(text)]


def sentences(text: str) -> list[Token]:
    """Sentences without the white space around them; together they hold every non-space character."""
    found: list[Token] = []
    start = 0
    for end in _END.finditer(text):
        if not _is_abbreviation(text, start, end):
            _add(found, text, start, end.end())
            start = end.end()
    _add(found, text, start, len(text))
    return found


def is_word(text: str) -> bool:
    """Whether a token begins with a letter."""
    return text[:1].isalpha()


def is_number(text: str) -> bool:
    """Whether a token begins with a digit."""
    return text[:1].isdecimal()


def _token(found: re.Match[str]) -> Token:
    return Token(found.group(), found.start(), found.end())


def _is_abbreviation(text: str, start: int, end: re.Match[str]) -> bool:
    if end.group() != ".":
        return False
    last = text[max(start, end.start() - 12) : end.start()].split()
    word = last[-1].lower() if last else ""
    follows = text[end.end() : end.end() + 2].strip()[:1]
    return word in _ABBREVIATIONS or (word.isdecimal() and len(word) <= 2 and follows.isalpha())  # noqa: PLR2004 - "3. Mai"


def _add(found: list[Token], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        first = start + len(piece) - len(piece.lstrip())
        found.append(Token(kept, first, first + len(kept)))
