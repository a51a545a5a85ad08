"""What a check reports, and the sentences it reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from domain.mistakes import Kind
from language.tokens import Token, sentences, tokens


@dataclass(frozen=True, slots=True)
class Finding:
    """A place a check would ask the learner to look at again; `text[start:end] == wrong`."""

    check: str
    start: int
    end: int
    wrong: str
    right: str
    kind: Kind


Sentence = list[Token]
"""Tokens of one sentence; offsets count from the start of the whole text."""


def read(text: str) -> Iterator[Sentence]:
    """The sentences of a text as tokens."""
    for sentence in sentences(text):
        yield [Token(t.text, sentence.start + t.start, sentence.start + t.end) for t in tokens(sentence.text)]


def at(check: str, token: Token, right: str, kind: Kind) -> Finding:
    """A finding over one token."""
    return Finding(check, token.start, token.end, token.text, right, kind)


def like(wrong: str, right: str) -> str:
    """`right` with the capitals of `wrong`."""
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


Check = Callable[[Sentence], Iterator[Finding]]
