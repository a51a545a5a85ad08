"""Judges a typed answer against the accepted ones, kindly, and says what was off."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from operator import itemgetter

from rapidfuzz.distance import OSA, Levenshtein

from domain.answers import Finding, Slip, Verdict
from domain.courses import PartOfSpeech
from language.articles import Split, agrees, split

ONE_TYPO_FROM = 5
"""Letters of an answer in which one typo is forgiven."""
TWO_TYPOS_FROM = 9
"""Letters in which two are."""
LONGEST = 400
"""Characters of an answer that are looked at; no entry is so long."""

_TRANSCRIBED = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_UMLAUTS = frozenset("äöüÄÖÜ")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"})
_EDGES = " .,;:!?¡¿…\"'«»“”„()[]{}*_-/"
_GROUP = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MOST_GROUPS = 4
_PARTS = re.compile(r"[;,/\n]")


def judge(
    given: str, accepted: Sequence[str], language: str, part: PartOfSpeech | None = None, others: Collection[str] = ()
) -> Verdict:
    """How `given` compares with the nearest of `accepted`, all in `language` (ISO 639-1).

    An accepted text may hold meanings between `;`, optional words in () and hints in []. Case of the first letter,
    white space, marks at the ends, ß for ss, ä for ae, an article or "to" left out are no flaw; several meanings in
    one answer must all be right. `others` are words of other entries: a typo that makes one of them is no typo.
    """
    entries = [entry for text in accepted for entry in _entries(text, language)]
    if exact := next((text for text in accepted if text.strip() and _squash(text) == _squash(given)), None):
        return Verdict(Finding.RIGHT, exact, _squash(given))
    verdicts = (_worst(pieces, entries, language, part) for pieces in _readings(given[:LONGEST]))
    nearest = min(verdicts, key=lambda verdict: verdict.finding.gravity)
    return _unless_other(nearest, others, language)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One accepted answer: as it is shown, cleaned, and with its article apart."""

    shown: str
    text: str
    split: Split


def _entries(text: str, language: str) -> Iterator[_Entry]:
    for meaning in text.split(";"):
        for variant in _variants(meaning):
            if cleaned := _clean(variant):
                yield _Entry(meaning.strip(), cleaned, split(cleaned, language))


def _variants(meaning: str) -> Iterator[str]:
    """The text with and without each of its optional groups, the fullest first."""
    yield meaning
    groups = _GROUP.findall(meaning)[:_MOST_GROUPS]
    frame = _GROUP.sub("\0", meaning, count=len(groups)).split("\0")
    if not groups or len(frame) != len(groups) + 1:
        return
    for kept in product((True, False), repeat=len(groups)):
        inner = [group[1:-1] if keeps else "" for group, keeps in zip(groups, kept, strict=True)]
        yield "".join(piece + word for piece, word in zip(frame, [*inner, ""], strict=True))


def _readings(given: str) -> Iterator[list[str]]:
    """The answer as one meaning, and where it has their marks, as several."""
    yield [piece for piece in [_clean(given)] if piece]
    for parts in (given.split(";"), _PARTS.split(given)):
        if len(parts) > 1:
            yield [piece for text in parts if (piece := _clean(text))]


def _squash(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _clean(text: str) -> str:
    """Composed, without invisible characters, marks at the ends and needless space."""
    composed = unicodedata.normalize("NFC", text).translate(_QUOTES)
    visible = "".join(" " if char.isspace() else char for char in composed if not _is_invisible(char))
    return " ".join(visible.split()).strip(_EDGES)


def _is_invisible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) in {"Cc", "Cf"}


def _worst(pieces: Sequence[str], entries: Sequence[_Entry], language: str, part: PartOfSpeech | None) -> Verdict:
    """The gravest verdict on the meanings of one answer."""
    nothing = Verdict(Finding.WRONG, entries[0].shown if entries else "")
    verdicts = [_best(piece, entries, language, part) for piece in pieces]
    return max(verdicts, key=lambda verdict: verdict.finding.gravity, default=nothing)


def _best(typed: str, entries: Sequence[_Entry], language: str, part: PartOfSpeech | None) -> Verdict:
    nearest = Verdict(Finding.WRONG, entries[0].shown if entries else "", typed)
    answer = split(typed, language)
    for entry in entries:
        for verdict in _compared(typed, answer, entry, language, part):
            if verdict.finding.gravity < nearest.finding.gravity:
                nearest = verdict
    return nearest


def _compared(typed: str, answer: Split, entry: _Entry, language: str, part: PartOfSpeech | None) -> Iterator[Verdict]:
    """The answer against one entry: as a whole unless both have an article, and without articles."""
    if not (answer.article and entry.split.article):
        finding, slips = _core(typed, entry.text, language, part)
        yield Verdict(finding, entry.shown, typed, slips)
    finding, slips = _core(answer.rest, entry.split.rest, language, part)
    article = "" if answer.article and agrees(answer.article, entry.split.article, language) else entry.split.article
    if answer.article and article and finding.gravity < Finding.WRONG_ARTICLE.gravity:
        finding = Finding.WRONG_ARTICLE
    yield Verdict(finding, entry.shown, answer.rest, slips, article)


def _core(given: str, right: str, language: str, part: PartOfSpeech | None) -> tuple[Finding, tuple[Slip, ...]]:
    """The finding on an answer without its article."""
    if _spells(given, right, language):
        slips = _missing_capitals(given, right, part) if language == "de" else ()
        return (Finding.WRONG_CASE if slips else Finding.RIGHT), slips
    if _bare(given) == _bare(right):
        slips = _slips(given, right)
        is_umlaut = language == "de" and any(_UMLAUTS & set(slip.given + slip.right) for slip in slips)
        return (Finding.UMLAUT if is_umlaut else Finding.ACCENT), slips
    allowed = _allowed(right)
    spellings = (right, _transcribed(right)) if language == "de" else (right,)
    distances = [OSA.distance(_bare(given), _bare(spelling), score_cutoff=allowed) for spelling in spellings]
    distance, spelling = min(zip(distances, spellings, strict=True), key=itemgetter(0))
    if distance > allowed:
        return Finding.WRONG, ()
    return Finding.TYPO, _slips(given, spelling)


def _unless_other(verdict: Verdict, others: Collection[str], language: str) -> Verdict:
    """The verdict, or WRONG where what looks like a slip is another entry's right spelling."""
    if verdict.finding not in {Finding.TYPO, Finding.ACCENT, Finding.UMLAUT, Finding.WRONG}:
        return verdict
    word = _lower(split(verdict.given, language).rest)
    for other in others:
        for entry in _entries(other, language):
            if _lower(entry.split.rest) == word:
                return Verdict(Finding.WRONG, verdict.expected, verdict.given, other=entry.shown)
    return verdict


def _lower(text: str) -> str:
    """`text` in lower case, letter by letter, so that places stay the same."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _bare(text: str) -> str:
    """`text` without case and accents and with ss for ß."""
    decomposed = unicodedata.normalize("NFD", _lower(text).replace("ß", "ss"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _transcribed(text: str) -> str:
    return "".join(_TRANSCRIBED.get(char, char) for char in text)


def _spells(given: str, right: str, language: str) -> bool:
    """Whether it is the right spelling but for case; in German also typed without umlaut keys or ß."""
    low, wanted = _lower(given), _lower(right)
    if low == wanted or language != "de":
        return low == wanted
    pattern = re.escape(wanted.replace("ss", "ß")).replace("ß", "(?:ß|ss)")
    for umlaut in "äöü":
        pattern = pattern.replace(umlaut, f"(?:{umlaut}|{_TRANSCRIBED[umlaut]})")
    return re.fullmatch(pattern, low) is not None


def _missing_capitals(given: str, right: str, part: PartOfSpeech | None) -> tuple[Slip, ...]:
    """Words without the capital that German asks for; at the beginning only a noun's counts."""
    slips = []
    place = 0
    for index, (word, wanted) in enumerate(zip(given.split(" "), right.split(" "), strict=False)):
        counts = index > 0 or part is PartOfSpeech.NOUN
        if counts and word[:1].islower() and wanted[:1].isupper():
            slips.append(Slip(word[:1], wanted[:1], place))
        place += len(word) + 1
    return tuple(slips)


def _allowed(right: str) -> int:
    letters = sum(char.isalpha() for char in right)
    return (letters >= ONE_TYPO_FROM) + (letters >= TWO_TYPOS_FROM)


def _slips(given: str, right: str) -> tuple[Slip, ...]:
    """Where two spellings differ, case aside; neighbours that changed places are one slip."""
    joined: list[tuple[int, int, int, int]] = []
    for operation in Levenshtein.opcodes(_lower(given), _lower(right)):
        if operation.tag == "equal":
            continue
        change = (operation.src_start, operation.src_end, operation.dest_start, operation.dest_end)
        if joined and _belong_together(joined[-1], change):
            start, _, begin, _ = joined.pop()
            change = (start, change[1], begin, change[3])
        joined.append(change)
    return tuple(Slip(given[start:end], right[begin:finish], start) for start, end, begin, finish in joined)


def _belong_together(first: tuple[int, int, int, int], second: tuple[int, int, int, int]) -> bool:
    """Whether two changes touch, or are a letter taken away and put back one place on."""
    between = second[0] - first[1]
    lengths = [change[1] - change[0] - (change[3] - change[2]) for change in (first, second)]
    return between == 0 or (between == 1 and sorted(lengths) == [-1, 1])
