"""Words made of known pieces: German compounds, Spanish verbs with pronouns, English contractions."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from domain.levels import Level, Target

LevelOf = Callable[[str], Level | None]
"""Level of a form that stands in the table as written, else None."""

_LINKS = ("", "s", "n", "en", "es", "er", "e")
_LONGEST_COMPOUND = 40
_SHORTEST_PART = 3
_ENCLITICS = ("me", "te", "se", "lo", "la", "los", "las", "le", "les", "nos", "os")
_ADJECTIVAL = re.compile(
    r"(?:(?:(?:[^tf]|[aiek]t|ist)isch|lich|ig|bar|sam|haft|los)e[mnrs]?|[^tf]isch|lich|ende[mrs])$"
)
"""Endings of adjectives, whose letters may look like the last part of a compound."""
_GERMAN_ENDINGS = ("e", "en", "er", "es", "em", "s", "n")
SPANISH_ENDINGS = {
    "ar": """o as a amos áis an é aste ó asteis aron aba abas ábamos abais aban aré arás ará aremos aréis arán aría
    arías aríamos aríais arían e es emos éis en ara aras áramos arais aran ase ases ásemos aseis asen ando ado ada ados
    adas ad""",
    "er": """o es e emos éis en í iste ió imos isteis ieron ía ías íamos íais ían eré erás erá eremos eréis erán ería
    erías eríamos eríais erían a as amos áis an iera ieras iéramos ierais ieran iese ieses iésemos ieseis iesen iendo
    ido ida idos idas ed""",
    "ir": """o es e imos ís en í iste ió isteis ieron ía ías íamos íais ían iré irás irá iremos iréis irán iría irías
    iríamos iríais irían a as amos áis an iera ieras iéramos ierais ieran iese ieses iésemos ieseis iesen iendo ido ida
    idos idas id""",
}
"""Regular endings of each conjugation."""
_DIMINUTIVES = ("ito", "ita", "itos", "itas")
_NEGATIVES = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall", "ain't": "be"}
_ENGLISH_TAILS = ("'s", "'m", "'re", "'ve", "'d", "'ll", "'")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-"})


def plain(word: str) -> str:
    """The word composed (NFC), with straight apostrophes and plain hyphens, without soft hyphens."""
    return unicodedata.normalize("NFC", word).translate(_APOSTROPHES).replace("\u00ad", "")


def bases(word: str, language: Target, level_of: LevelOf) -> Iterator[str]:
    """Forms a word goes back to when it is not in the table itself, the likeliest first."""
    match language:
        case Target.ENGLISH:
            yield from _contracted(word)
            yield from _english_plural(word)
        case Target.SPANISH:
            yield from _without_pronouns(word, level_of)
            yield from _conjugated(word.lower(), level_of)
            yield from _diminutive(word.lower(), level_of)
        case Target.GERMAN:
            parts = compound(word, level_of)
            if parts:
                yield parts[-1]
            else:
                yield from _declined(word, level_of)


def compound(word: str, level_of: LevelOf) -> tuple[str, ...]:
    """Parts of a German noun compound, easiest reading first; empty when it cannot be split into known words."""
    if not 2 * _SHORTEST_PART < len(word) <= _LONGEST_COMPOUND or not word.isalpha() or _ADJECTIVAL.search(word):
        return ()
    found = [*_splits(word, level_of)]
    if not found:
        return ()
    return min(found, key=lambda parts: (len(parts), _hardest(parts, level_of)))


def compound_level(word: str, level_of: LevelOf) -> Level | None:
    """Level of a German compound: one above its hardest part."""
    parts = compound(word, level_of)
    return list(Level)[min(5, _hardest(parts, level_of) + 1)] if parts else None


def _hardest(parts: tuple[str, ...], level_of: LevelOf) -> int:
    return max((level_of(part) or Level.C2).rank for part in parts)


def _splits(word: str, level_of: LevelOf) -> Iterator[tuple[str, ...]]:
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head = word[cut:].capitalize()
        if level_of(head) is None:
            continue
        first = _modifier(word[:cut], level_of)
        if first:
            yield (first, head)
            continue
        yield from ((*inner, head) for inner in _two(word[:cut], level_of))


def _two(word: str, level_of: LevelOf) -> Iterator[tuple[str, str]]:
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        second = _modifier(word[cut:], level_of)
        first = second and _modifier(word[:cut], level_of)
        if first and second:
            yield (first, second)


def _modifier(piece: str, level_of: LevelOf) -> str | None:
    """The known word behind the first piece of a compound: a noun with its link, a verb stem or an adjective."""
    for link in _LINKS:
        stem = piece.removesuffix(link) if link else piece
        if len(stem) >= _SHORTEST_PART and (not link or stem != piece):
            for candidate in (stem.capitalize(), stem.lower() + "en", stem.lower()):
                if level_of(candidate) is not None:
                    return candidate
    return None


def _without_pronouns(word: str, level_of: LevelOf) -> Iterator[str]:
    """Verb forms left when one or two pronouns are taken off the end (dámelo → da)."""
    lower = word.lower()
    for last in _ENCLITICS:
        stem = lower.removesuffix(last)
        if stem == lower or len(stem) < 2:  # noqa: PLR2004 - da, di, ve
            continue
        for inner in ("", "me", "te", "se", "nos", "os"):
            shorter = stem.removesuffix(inner) if inner else stem
            bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", shorter).replace("\u0301", ""))
            if (not inner or shorter != stem) and len(bare) > 1:
                yield from (form for form in (shorter, bare) if _takes_pronouns(form) and level_of(form) is not None)


def _conjugated(word: str, level_of: LevelOf) -> Iterator[str]:
    """Infinitives of which the word is a regular form."""
    for ending, forms in SPANISH_ENDINGS.items():
        for form in forms.split():
            stem = word.removesuffix(form)
            if len(stem) > 2 and stem != word and level_of(stem + ending) is not None:  # noqa: PLR2004 - shorter is chance
                yield stem + ending


def _diminutive(word: str, level_of: LevelOf) -> Iterator[str]:
    """The word a diminutive is made from (hermanitas → hermanas)."""
    for ending in _DIMINUTIVES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:  # noqa: PLR2004 - shorter is chance
            stem = stem[:-2] + "c" if stem.endswith("qu") else stem
            yield from (form for form in (stem + ending[2:], stem) if level_of(form) is not None)


def _declined(word: str, level_of: LevelOf) -> Iterator[str]:
    """German forms with a regular ending on a known one (gelittene → gelitten)."""
    for ending in _GERMAN_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 4 and _DECLINES.search(stem) and level_of(stem) is not None:  # noqa: PLR2004 - shorter is chance
            yield stem


_DECLINES = re.compile(r"(?:en|t|ig|lich|isch|bar|sam|los|haft|iv|ell|ung|heit|keit|ion|tät|end|a|o|i)$")


def _english_plural(word: str) -> Iterator[str]:
    lower = word.lower()
    if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 4:  # noqa: PLR2004 - shorter is chance
        yield lower[:-1]


def _takes_pronouns(form: str) -> bool:
    return form.endswith(("r", "ndo")) or form in {"da", "di", "haz", "pon", "ten", "ven", "sal"} or len(form) > 3  # noqa: PLR2004 - shorter stems are chance


def _contracted(word: str) -> Iterator[str]:
    lower = word.lower()
    if lower in _NEGATIVES:
        yield _NEGATIVES[lower]
    elif lower.endswith("n't"):
        yield lower.removesuffix("n't")
    for tail in _ENGLISH_TAILS:
        if lower.endswith(tail) and lower != tail:
            yield lower.removesuffix(tail)
