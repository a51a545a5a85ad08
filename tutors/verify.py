"""No correction reaches a learner unless its span stands in their text and agrees with the minimal diff."""

import math
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from domain.levels import Target
from domain.mistakes import Correction, Kind, Severity
from language import align, classify, tokens
from language.align import Edit
from prompts.learners import printable
from prompts.talk import LEAST_CONFIDENCE, Claim
from tutors.hearing import plain

CLAIMS = 100
"""Most claims that are looked at."""
REWRITE_SHARE = 0.6
"""Share of changed tokens above which the correction is a rewrite and teaches nothing about single mistakes."""
REWRITE_TOKENS = 4
"""Fewest changed tokens of a rewrite: in "hause" one of one is changed, and rightly."""
UNCLAIMED_CONFIDENCE = 0.5
"""Confidence of an edit that the corrected text holds but no claim explains."""
EDITS_A_CLAIM = 3
"""Most edits that one claim can stand for; more is a rewrite of the phrase."""
EXPLANATION_LENGTH = 200

PLAIN = frozenset({Kind.CASE, Kind.SPACE, Kind.PUNCT})
"""Kinds that the characters themselves decide, whatever was claimed."""
VAGUE = frozenset({Kind.SPELL, Kind.LEX})
"""Claimed kinds that say less than the edit may."""
CASUAL = frozenset({Kind.SPACE, Kind.PUNCT})
"""Kinds that are not worth a tip unless they were claimed."""
GRAVITY = {Severity.MAJOR: 0, Severity.MODERATE: 1, Severity.MINOR: 2}
LOOKALIKES = str.maketrans("’‘ʼ´`“”„«»–—\u00a0\u202f", "'''''\"\"\"\"\"--  ")

STOPS = str.maketrans("", "", ".,;:!?¿¡…")


@dataclass(frozen=True, slots=True)
class Verified:
    """`corrections` gravest first and never overlapping; `corrected` is the text with just these made.

    `corrected` is None after a rewrite, when nothing is judged. `dropped` counts the claims that were refused.
    """

    corrections: tuple[Correction, ...]
    corrected: str | None
    dropped: int


@dataclass(frozen=True, slots=True)
class _Finding:
    """Neighbouring edits that are one mistake, with the claim that explains them, if there is one."""

    edits: tuple[Edit, ...]
    claim: Claim | None


def verify(
    text: str,
    corrected: str,
    claims: Sequence[Claim],
    language: Target,
    personal_dictionary: frozenset[str] = frozenset(),
) -> Verified:
    """What of `claims` and of the difference between `text` and `corrected` may be shown."""
    corrected = printable(corrected)
    if not corrected.strip():
        return Verified((), None, len(claims))
    changes = [change for change in _joined(align.edits(text, corrected)) if _matters(change)]
    if _is_rewrite(text, changes):
        return Verified((), None, len(claims))
    findings = _findings(text, changes, claims)
    known = frozenset(word.casefold() for word in personal_dictionary)
    kept: list[tuple[_Finding, Correction]] = []
    for finding in findings:
        correction = _correction(text, corrected, finding, language)
        if _is_shown(correction, finding, known):
            kept.append((finding, correction))
    claimed = sum(finding.claim is not None for finding, _ in kept)
    made = sorted((change for finding, _ in kept for change in finding.edits), key=lambda change: change.start)
    shown = sorted((correction for _, correction in kept), key=_gravity)
    return Verified(tuple(shown), align.apply(text, made), len(claims) - claimed)


def _joined(changes: Iterable[Edit]) -> list[Edit]:
    """`changes` with words that are missing at one place as one edit, so that no two share a place."""
    joined: list[Edit] = []
    for change in changes:
        before = joined[-1] if joined else None
        if before and before.start == before.end == change.start == change.end:
            joined[-1] = replace(
                before, corrected=before.corrected + change.corrected, corrected_end=change.corrected_end
            )
        else:
            joined.append(change)
    return joined


def _matters(change: Edit) -> bool:
    """Whether an edit changes more than white space, encoding or the shape of a quotation mark."""
    return _folded(change.original) != _folded(change.corrected)


def _folded(text: str) -> str:
    """`text` with what no reader tells apart made equal."""
    return " ".join(unicodedata.normalize("NFC", printable(text)).translate(LOOKALIKES).split())


def _same(text: str, other: str) -> bool:
    """Whether both say the same, commas and full stops aside unless there is nothing else."""
    if _folded(text) == _folded(other):
        return True
    words = " ".join(_folded(text.translate(STOPS)).split())
    return bool(words) and words == " ".join(_folded(other.translate(STOPS)).split())


def _is_rewrite(text: str, changes: Sequence[Edit]) -> bool:
    changed = sum(max(_size(change.original), _size(change.corrected)) for change in changes)
    return changed >= REWRITE_TOKENS and changed > REWRITE_SHARE * _size(text)


def _size(text: str) -> int:
    return len(tokens.tokens(text))


def _findings(text: str, changes: Sequence[Edit], claims: Sequence[Claim]) -> list[_Finding]:
    """Every edit once: under the shortest claim that agrees with it, else alone."""
    free = list(changes)
    found: list[_Finding] = []
    for claim in sorted(claims[:CLAIMS], key=lambda claim: len(claim.wrong)):
        covered = next((run for edits in _meant(text, changes, claim) if (run := _run(edits, free))), ())
        if covered:
            found.append(_Finding(covered, claim))
            free = [change for change in free if change not in covered]
    found += [_Finding((change,), None) for change in free]
    return found


def _run(edits: Sequence[Edit], free: Sequence[Edit]) -> tuple[Edit, ...]:
    """The first neighbours among `edits` that no other claim has taken."""
    rest = dropwhile(lambda change: change not in free, edits)
    return tuple(takewhile(lambda change: change in free, rest))


def _meant(text: str, changes: Sequence[Edit], claim: Claim) -> Iterator[tuple[Edit, ...]]:
    """Edits that the claim may describe: what it calls wrong stands there, and becomes what it calls right."""
    wrong = claim.wrong.strip()
    if not wrong:
        added = (change for change in changes if not change.original.strip())
        yield from ((change,) for change in added if _same(change.corrected, claim.right))
        return
    for start in dict.fromkeys(place for change in changes for place in _places(text, wrong, change)):
        span = (start, start + len(wrong))
        yield from (edits for edits in _touching(changes, *span) if _agrees(text, span, edits, claim.right))


def _places(text: str, wrong: str, change: Edit) -> Iterator[int]:
    """Where `wrong` stands so near that it may describe `change`."""
    end = change.end + len(wrong) + 1
    start = text.find(wrong, max(0, change.start - len(wrong) - 1), end)
    while start >= 0:
        yield start
        start = text.find(wrong, start + 1, end)


def _touching(changes: Sequence[Edit], start: int, end: int) -> Iterable[tuple[Edit, ...]]:
    """Candidates for a claim on [start:end): edits that overlap it, also those at its border, those wholly within."""
    near = [change for change in changes if change.start <= end and change.end >= start - 1]
    inside = tuple(change for change in near if change.start < end and change.end > start)
    within = [change for change in near if change.start >= start - 1 and change.end <= end]
    candidates = (inside, tuple(near), tuple(within), tuple(change for change in within if change in inside))
    return [edits for edits in dict.fromkeys(candidates) if 0 < len(edits) <= EDITS_A_CLAIM]


def _agrees(text: str, span: tuple[int, int], edits: tuple[Edit, ...], right: str) -> bool:
    start, end = min(span[0], edits[0].start), max(span[1], edits[-1].end)
    if text[start : span[0]].strip() or text[span[1] : end].strip():
        return False
    return _same(_applied(text, start, end, edits), right)


def _applied(text: str, start: int, end: int, edits: tuple[Edit, ...]) -> str:
    """text[start:end] with the edits made."""
    pieces: list[str] = []
    for edit in edits:
        pieces += (text[start : edit.start], edit.corrected)
        start = edit.end
    return "".join(pieces) + text[start:end]


def _correction(text: str, corrected: str, finding: _Finding, language: Target) -> Correction:
    """The finding as it is shown, without the white space around it."""
    start, end = finding.edits[0].start, finding.edits[-1].end
    right = _applied(text, start, end, finding.edits).strip()
    span = text[start:end]
    if span.strip():
        start, end = start + len(span) - len(span.lstrip()), end - len(span) + len(span.rstrip())
    else:
        start = end
    kind = classify.kind(finding.edits[0], text, corrected, language)
    claim = finding.claim
    if claim is None:
        return Correction(start, end, text[start:end], right, kind, classify.severity(kind), UNCLAIMED_CONFIDENCE)
    return Correction(
        start=start,
        end=end,
        wrong=text[start:end],
        right=right,
        kind=kind if len(finding.edits) == 1 and (kind in PLAIN or claim.kind in VAGUE) else claim.kind,
        severity=claim.severity,
        confidence=_share(claim.confidence),
        explanation=textwrap.shorten(plain(claim.explanation), EXPLANATION_LENGTH, placeholder="…"),
    )


def _share(number: float) -> float:
    """`number` held between 0 and 1; what is no number counts as unclaimed."""
    return UNCLAIMED_CONFIDENCE if math.isnan(number) else min(max(number, 0.0), 1.0)


def _is_shown(correction: Correction, finding: _Finding, known: frozenset[str]) -> bool:
    least = LEAST_CONFIDENCE if finding.claim else 0.0
    if correction.confidence < least or (finding.claim is None and correction.kind in CASUAL):
        return False
    before = [token.text.casefold() for token in tokens.tokens(correction.wrong)]
    after = {token.text.casefold() for token in tokens.tokens(correction.right)}
    lost = {word for word in before if word not in after} or set(before)
    return not lost & known


def _gravity(correction: Correction) -> tuple[int, float, int]:
    return GRAVITY[correction.severity], -correction.confidence, correction.start
