"""Formatted text as safe HTML for the chat page."""

from html import escape

from simulator.html_text import units
from simulator.records import Json

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_OPEN = {"expandable_blockquote": '<blockquote class="expandable">', "spoiler": '<span class="spoiler">'}
_CLOSE = {"expandable_blockquote": "</blockquote>", "spoiler": "</span>"}
_SAFE = ("http://", "https://", "mailto:", "tg://")


def _address(entity: Json, covered: str) -> str:
    """Where a link leads; empty when it should not be one."""
    kind = entity["type"]
    target = str(entity.get("url", "")) if kind == "text_link" else covered
    if kind == "email":
        target = f"mailto:{covered}"
    elif kind == "url" and "://" not in target:
        target = f"https://{target}"
    return target if target.lower().startswith(_SAFE) else ""


def _tags(entity: Json, covered: str) -> tuple[str, str]:
    """The opening and closing tag of an entity; empty for those that only clients highlight."""
    kind = entity["type"]
    if kind in _OPEN:
        return _OPEN[kind], _CLOSE[kind]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind in {"text_link", "url", "email"} and (target := _address(entity, covered)):
        return f'<a href="{escape(target)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return "", ""


def _slices(text: str) -> bytes:
    """The text in UTF-16, two bytes to the unit, as entities count."""
    return text.encode("utf-16-le", "surrogatepass")


def html(text: str, entities: list[Json]) -> str:
    """The text as HTML; everything that is not an entity is escaped."""
    if not entities:
        return escape(text)
    source = _slices(text)

    def covered(start: int, stop: int) -> str:
        return source[2 * start : 2 * stop].decode("utf-16-le", "replace")

    size = units(text)
    spans = [(entity["offset"], min(entity["offset"] + entity["length"], size), entity) for entity in entities]
    marked = [(start, stop, *_tags(entity, covered(start, stop))) for start, stop, entity in spans]
    marked = sorted((mark for mark in marked if mark[2]), key=lambda mark: (mark[0], -mark[1]))
    places = sorted({0, size, *(mark[0] for mark in marked), *(mark[1] for mark in marked)})
    pieces: list[str] = []
    stack: list[tuple[int, int, str, str]] = []
    for place, following in zip(places, [*places[1:], size], strict=True):
        _step(place, marked, stack, pieces)
        pieces.append(escape(covered(place, following)))
    return "".join(pieces)


def _step(
    place: int,
    marked: list[tuple[int, int, str, str]],
    stack: list[tuple[int, int, str, str]],
    pieces: list[str],
) -> None:
    """Closes what ends here (reopening what goes on) and opens what begins here."""
    reopened: list[tuple[int, int, str, str]] = []
    while any(mark[1] <= place for mark in stack):
        mark = stack.pop()
        pieces.append(mark[3])
        if mark[1] > place:
            reopened.append(mark)
    for mark in [*reversed(reopened), *(mark for mark in marked if mark[0] == place < mark[1])]:
        stack.append(mark)
        pieces.append(mark[2])
