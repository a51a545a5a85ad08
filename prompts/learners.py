"""Puts what a learner wrote between tags that their text cannot close."""

import re

MESSAGE = "learner_message"
DICTIONARY = "learner_dictionary"
SCENE_START = "<scene_start/>"
"""Stands in the learner's place where the tutor speaks first, since a talk must begin with the user's role."""

TAGS = re.compile(rf"<(?=\s*/?\s*(?:{MESSAGE}|{DICTIONARY}|scene_start))", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff]|[\ud800-\udfff]")


def fenced(text: str) -> str:
    """`text` between message tags; tags of ours inside it lose their angle bracket, control characters go."""
    return f"<{MESSAGE}>\n{defused(text)}\n</{MESSAGE}>"


def defused(text: str) -> str:
    """`text` without control characters, and with `‹` for `<` wherever a tag of ours would begin."""
    return TAGS.sub("‹", printable(text))


def printable(text: str) -> str:
    """`text` without control characters and halves of characters, which no database or network takes."""
    return CONTROL.sub("", text)


def known_words(words: frozenset[str], text: str) -> str:
    """A line that names those of the learner's own `words` that stand in `text`, or nothing."""
    folded = text.casefold()
    present = sorted(word for word in words if word.strip() and word.casefold() in folded)
    return f"\n<{DICTIONARY}>{defused(', '.join(present))}</{DICTIONARY}>" if present else ""
