"""The minimal edits between what a learner wrote and its correction, with exact character offsets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from language.tokens import Token, is_word, tokens

_ONE_BY_ONE = 2_500
"""Largest table (tokens × tokens) filled at once; above it equal tokens are paired first."""
_REORDER = 6
"""Most tokens a word may move over and still count as one change of order."""
_UNLIKE = 1.45
_CASE_ONLY = 0.1
_FUSED = {
    "im": "in",
    "ins": "in",
    "am": "an",
    "ans": "an",
    "zum": "zu",
    "zur": "zu",
    "vom": "von",
    "beim": "bei",
    "aufs": "auf",
    "del": "de",
    "al": "a",
}
_ARTICLES = frozenset({"der", "die", "das", "dem", "den", "el", "la"})

Step = tuple[int, int, int, int]
"""Token indices: original from, original to, corrected from, corrected to; one side may be empty."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`original` at [start:end) of the learner's text becomes `corrected` at [corrected_start:corrected_end)."""

    start: int
    end: int
    original: str
    corrected: str
    corrected_start: int
    corrected_end: int


@dataclass(frozen=True, slots=True)
class _Pair:
    """Matching pieces of both texts; consecutive pairs tile them."""

    start: int
    end: int
    corrected_start: int
    corrected_end: int
    gap: bool


def edits(original: str, corrected: str) -> list[Edit]:
    """Smallest edits in text order; applying all of them to `original` gives `corrected` exactly."""
    if original == corrected:
        return []
    left, right = tokens(original), tokens(corrected)
    steps = _join(_align([t.text for t in left], [t.text for t in right]), left, right)
    pairs = _pairs(steps, left, right, len(original), len(corrected))
    changed = [p for p in pairs if original[p.start : p.end] != corrected[p.corrected_start : p.corrected_end]]
    return [_edit(pair, original, corrected) for pair in _absorb_gaps(changed)]


def apply(original: str, changes: Iterable[Edit]) -> str:
    """`original` with the changes made; they must be in text order and not overlap."""
    pieces: list[str] = []
    position = 0
    for change in changes:
        pieces += (original[position : change.start], change.corrected)
        position = change.end
    return "".join(pieces) + original[position:]


def _edit(pair: _Pair, original: str, corrected: str) -> Edit:
    return Edit(
        start=pair.start,
        end=pair.end,
        original=original[pair.start : pair.end],
        corrected=corrected[pair.corrected_start : pair.corrected_end],
        corrected_start=pair.corrected_start,
        corrected_end=pair.corrected_end,
    )


def _align(left: list[str], right: list[str]) -> list[Step]:
    """Cheapest steps from left to right; every token of both sides stands in exactly one step."""
    size, other = len(left), len(right)
    head = 0
    while head < min(size, other) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(size, other) - head and left[size - 1 - tail] == right[other - 1 - tail]:
        tail += 1
    steps: list[Step] = [(i, i + 1, i, i + 1) for i in range(head)]
    steps += _between(left, right, (head, size - tail, head, other - tail))
    steps += [(size - i, size - i + 1, other - i, other - i + 1) for i in range(tail, 0, -1)]
    return steps


def _between(left: list[str], right: list[str], block: Step) -> Iterator[Step]:
    a, b, c, d = block
    if (b - a) * (d - c) <= _ONE_BY_ONE:
        yield from _cheapest(left[a:b], right[c:d], a, c)
        return
    for part in LCSseq.opcodes(left[a:b], right[c:d]):
        inner = (a + part.src_start, a + part.src_end, c + part.dest_start, c + part.dest_end)
        small = (inner[1] - inner[0]) * (inner[3] - inner[2]) <= _ONE_BY_ONE
        if part.tag == "equal" or not small:
            yield from _in_turn(inner)
        else:
            yield from _cheapest(left[inner[0] : inner[1]], right[inner[2] : inner[3]], inner[0], inner[2])


def _in_turn(block: Step) -> Iterator[Step]:
    a, b, c, d = block
    shared = min(b - a, d - c)
    for i in range(shared):
        yield (a + i, a + i + 1, c + i, c + i + 1)
    for i in range(a + shared, b):
        yield (i, i + 1, d, d)
    for i in range(c + shared, d):
        yield (b, b, i, i + 1)


def _cheapest(left: list[str], right: list[str], first: int, second: int) -> list[Step]:
    """Weighted dynamic programming over tokens, then the way back through the table."""
    width = len(right) + 1
    drops = [_alone(token) for token in left]
    adds = [_alone(token) for token in right]
    rows = [[0.0] * width]
    for j, add in enumerate(adds, 1):
        rows[0][j] = rows[0][j - 1] + add
    lowered = [other.lower() for other in right]
    for token, drop in zip(left, drops, strict=True):
        rows.append(_row(token, drop, rows[-1], list(zip(right, lowered, adds, strict=True))))
    return _way_back(rows, left, right, (first, second))


def _row(token: str, drop: float, above: list[float], columns: list[tuple[str, str, float]]) -> list[float]:
    lower = token.lower()
    cost = above[0] + drop
    row = [cost]
    for diagonal, up, (other, other_lower, add) in zip(above, above[1:], columns, strict=False):
        change = diagonal if token == other else diagonal + _change(lower, other_lower)
        cost = min(change, cost + add)
        cost = min(cost, up + drop)
        row.append(cost)
    return row


def _way_back(rows: list[list[float]], left: list[str], right: list[str], origin: tuple[int, int]) -> list[Step]:
    first, second = origin
    i, j = len(left), len(right)
    steps: list[Step] = []
    while i or j:
        here = rows[i][j]
        if i and j and here == _pair_cost(rows[i - 1][j - 1], left[i - 1], right[j - 1]):
            steps.append((first + i - 1, first + i, second + j - 1, second + j))
            i, j = i - 1, j - 1
        elif i and here == rows[i - 1][j] + _alone(left[i - 1]):
            steps.append((first + i - 1, first + i, second + j, second + j))
            i -= 1
        else:
            steps.append((first + i, first + i, second + j - 1, second + j))
            j -= 1
    steps.reverse()
    return steps


def _pair_cost(before: float, token: str, other: str) -> float:
    return before if token == other else before + _change(token.lower(), other.lower())


def _alone(token: str) -> float:
    """What it costs to drop or to add a token."""
    return 1.0 if token[:1].isalnum() else 0.6


@lru_cache(maxsize=32_768)
def _change(token: str, other: str) -> float:
    """What it costs to turn one lower-cased token into the other: case < ending < spelling < word < class."""
    if token == other:
        return _CASE_ONLY
    wordlike = token[0].isalnum()
    if wordlike != other[0].isalnum():
        return 1.9
    if not wordlike:
        return 0.5
    if token[0] != other[0] and token[-1] != other[-1]:
        return _UNLIKE
    cost = 1.5 - 1.2 * fuzz.ratio(token, other) / 100
    return cost - 0.2 if token[:3] == other[:3] else cost


def _join(steps: list[Step], left: list[Token], right: list[Token]) -> list[Step]:
    """Merge the steps that are one change to a reader: split or joined words, and words that changed places."""
    merged: list[Step] = []
    at = 0
    while at < len(steps):
        length = _together(steps, at, left, right)
        last = steps[at + length - 1]
        merged.append((steps[at][0], last[1], steps[at][2], last[3]))
        at += length
    return merged


def _together(steps: list[Step], at: int, left: list[Token], right: list[Token]) -> int:
    if _same(steps[at], left, right):
        return 1
    for length in (2, 3):
        if _is_one_word(steps[at : at + length], left, right):
            return length
    for length in range(2, _REORDER + 2):
        if at + length <= len(steps) and _is_reordered(steps[at : at + length], left, right):
            return length
    return 1


def _same(step: Step, left: list[Token], right: list[Token]) -> bool:
    a, b, c, d = step
    return b - a == d - c == 1 and left[a].text == right[c].text


def _texts(steps: list[Step], left: list[Token], right: list[Token]) -> tuple[list[str], list[str]]:
    first, last = steps[0], steps[-1]
    return (
        [token.text.lower() for token in left[first[0] : last[1]]],
        [token.text.lower() for token in right[first[2] : last[3]]],
    )


def _is_one_word(steps: list[Step], left: list[Token], right: list[Token]) -> bool:
    """Whether the same letters are only written together, apart or with a hyphen, or contracted."""
    before, after = _texts(steps, left, right)
    if min(len(before), len(after)) != 1 or len(before) + len(after) == 2:  # noqa: PLR2004 - one word each
        return False
    if any(_same(step, left, right) for step in steps) or not all(map(is_word, before + after)):
        return False
    short, long = (before, after) if len(before) == 1 else (after, before)
    joined = "".join(long)
    return _is_fused(short[0], long) or (
        _letters(joined) == _letters(short[0]) or (len(joined) > 4 and fuzz.ratio(joined, short[0]) > 90)  # noqa: PLR2004 - one slip in a joined word
    )


def _is_fused(short: str, long: list[str]) -> bool:
    """Whether the one word is the preposition of the two, fused with an article (in die → ins)."""
    return len(long) == 2 and _FUSED.get(short) == long[0] and long[1] in _ARTICLES  # noqa: PLR2004 - a pair


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_reordered(steps: list[Step], left: list[Token], right: list[Token]) -> bool:
    """Whether both sides hold the same words in another order, and no step at the edge is a plain match."""
    if _same(steps[-1], left, right):
        return False
    before, after = _texts(steps, left, right)
    if len(before) < 2 or before == after or not all(map(is_word, before)):  # noqa: PLR2004 - two words can swap
        return False
    return sorted(before) == sorted(after)


def _pairs(steps: list[Step], left: list[Token], right: list[Token], size: int, other: int) -> Iterator[_Pair]:
    """Both texts cut into matching pieces: the gap before a step, the step, and at last what trails."""
    here = there = 0
    for a, b, c, d in steps:
        if a == b or c == d:  # a dropped or added token takes the white space before it along
            end, corrected_end = (left[b - 1].end if b > a else here), (right[d - 1].end if d > c else there)
            yield _Pair(here, end, there, corrected_end, gap=False)
        else:
            yield _Pair(here, left[a].start, there, right[c].start, gap=True)
            end, corrected_end = left[b - 1].end, right[d - 1].end
            yield _Pair(left[a].start, end, right[c].start, corrected_end, gap=False)
        here, there = end, corrected_end
    yield _Pair(here, size, there, other, gap=True)


def _absorb_gaps(changed: list[_Pair]) -> list[_Pair]:
    """Changed white space joins the dropped or added word it touches; elsewhere it stays an edit of its own."""
    kept: list[_Pair] = []
    for pair in changed:
        before = kept[-1] if kept else None
        if before and _touches(before, pair) and _absorbs(before, pair):
            kept[-1] = _Pair(before.start, pair.end, before.corrected_start, pair.corrected_end, gap=False)
        else:
            kept.append(pair)
    return kept


def _touches(before: _Pair, after: _Pair) -> bool:
    return before.end == after.start and before.corrected_end == after.corrected_start


def _absorbs(before: _Pair, after: _Pair) -> bool:
    if after.gap:
        return not before.gap and _one_sided(before)
    return before.gap and _one_sided(after)


def _one_sided(pair: _Pair) -> bool:
    return pair.start == pair.end or pair.corrected_start == pair.corrected_end
