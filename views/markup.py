"""HTML as Telegram reads it; the only place where text from outside is escaped."""

import html as _html
import re

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")


class Html(str):
    """Text that is already HTML; anything else is escaped before it meets one."""

    __slots__ = ()


def escape(text: str) -> Html:
    """The text as HTML that shows exactly it; control characters are left out."""
    return text if isinstance(text, Html) else Html(_html.escape(CONTROL.sub("", text), quote=False))


def join(*parts: str, by: str = "\n\n") -> Html:
    """The parts that are not empty, escaped where needed, one under the other."""
    return Html(by.join(escape(part) for part in parts if part))


def bold(text: str) -> Html:
    """Bold text."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    """Italic text."""
    return Html(f"<i>{escape(text)}</i>")


def strike(text: str) -> Html:
    """Text that is struck through."""
    return Html(f"<s>{escape(text)}</s>")


def spoiler(text: str) -> Html:
    """Text that shows when it is tapped."""
    return Html(f"<tg-spoiler>{escape(text)}</tg-spoiler>")


def folded(text: str) -> Html:
    """A quote that shows its first lines and unfolds on a tap."""
    return Html(f"<blockquote expandable>{escape(text)}</blockquote>")


def bar(done: float, width: int = 5) -> str:
    """A bar of `width` fields for a share `done` of 0–1."""
    filled = round(max(0.0, min(1.0, done)) * width)
    return "▰" * filled + "▱" * (width - filled)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


TAGS = re.compile(r"<(/?)([a-z-]+)[^>]*>")
ENTITY = re.compile(r"&(?:[a-z]+|#\d+|#x[0-9a-fA-F]+);")
ENDS = ("\n\n", "\n", ". ", "! ", "? ", "… ", " ")


def split(html: str, limit: int) -> list[Html]:
    """The HTML in parts that show at most `limit` UTF-16 units, cut at the end of a sentence where there is one."""
    if len(html.encode("utf-16-le")) // 2 <= limit:
        return [Html(html)]
    parts: list[Html] = []
    open_tags: list[str] = []
    rest = html
    while rest:
        cut = _cut(rest, limit)
        head, rest = rest[:cut], rest[cut:].lstrip("\n ")
        before = "".join(open_tags)
        open_tags = _still_open(head, open_tags)
        parts.append(Html(before + head.rstrip() + "".join(f"</{_name(tag)}>" for tag in reversed(open_tags))))
    return [part for part in parts if TAGS.sub("", part).strip()]


def _cut(html: str, limit: int) -> int:
    """Where the first part ends: behind a sentence, a word, or anything that is not inside a tag or an entity."""
    shown, position, best = 0, 0, 0
    while position < len(html):
        atom = TAGS.match(html, position) or ENTITY.match(html, position)
        end = atom.end() if atom else position + 1
        shown += 0 if atom and atom[0].startswith("<") else _units(html[position] if not atom else " ")
        if shown > limit:
            break
        position = end
    else:
        return len(html)
    for mark in ENDS:
        found = html.rfind(mark, position // 2, position)
        if found > 0 and html.count("<", 0, found + 1) == html.count(">", 0, found + 1):
            best = found + len(mark)
            break
    return best or max(position, 1)


def _units(character: str) -> int:
    return 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - beyond the basic plane


def _still_open(html: str, tags: list[str]) -> list[str]:
    left = list(tags)
    for tag in TAGS.finditer(html):
        if tag[1]:
            left = left[:-1]
        else:
            left.append(tag[0])
    return left


def _name(tag: str) -> str:
    found = TAGS.match(tag)
    return found[2] if found else ""
