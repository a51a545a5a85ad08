"""Writes `data/<language>_forms.tsv.gz`: every common form with its lemma, level and frequency.

Run as `python -m language.build.forms [de es en]`. Fields: form, lemma (empty when equal), then three digits:
level rank (9 for a string that is no dictionary word: a name, a foreign word) and Zipf × 10.
"""

import math
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from domain.levels import Level, Target
from language import tables
from language.build import early_forms, sources
from language.build.core_words import CORE, LEMMAS, MISSPELT, OLD_GERMAN
from language.build.everyday import EVERYDAY
from language.wordlists import listed

RAREST = {Target.GERMAN: 1.45, Target.SPANISH: 1.5, Target.ENGLISH: 1.6}
"""Forms below this Zipf value are left out; German compounds are split at run time instead."""
PLAUSIBLE = 3.4
"""English words only cefrpy has are taken from this Zipf value on; below it many are misspelt."""
STRANGER = 3.2
"""Strings no dictionary has are kept from this Zipf value on (names, brands), so that spelling leaves them alone."""
BANDS = {Level.A1: 800, Level.A2: 1_800, Level.B1: 3_800, Level.B2: 8_000, Level.C1: 16_000}
"""A lemma below this frequency rank has the level."""

Pairs = dict[str, str]


def build(language: Target) -> list[tuple[str, ...]]:
    """Rows of the forms table of one language."""
    frequency = sources.frequencies(language)
    pairs = early_forms.restored(language, _common(_pairs(language), frequency, RAREST[language]))
    mass = _lemma_mass(pairs, frequency)
    levels = _levels(language, mass)
    core, names = _core(language), _names(language, pairs)
    rows = []
    for form, lemma in pairs.items():
        level = min(levels.get(lemma, Level.C2), core.get(form, Level.C2), key=lambda one: one.rank)
        figure = "9" if lemma in names else str(level.rank)
        rows.append(_row(form, lemma, figure, frequency.get(form.casefold(), 0.0)))
    return rows + [_row(word, word, "9", zipf) for word, zipf in _strangers(pairs, frequency)]


def _row(form: str, lemma: str, level: str, zipf: float) -> tuple[str, ...]:
    return (form, "" if lemma == form else lemma, f"{level}{min(99, round(zipf * 10)):02d}")


def _names(language: Target, pairs: Pairs) -> frozenset[str]:
    """Lemmas that are names: listed as such in German, capitalised and not judged early words elsewhere."""
    spoken = {word for words in EVERYDAY[language].values() for word in words} | {"I"}
    if language is Target.GERMAN:
        return sources.german_names() - spoken
    capital = {lemma for lemma in pairs.values() if lemma[:1].isupper()}
    judged = sources.english_levels() if language is Target.ENGLISH else {}
    early = {lemma for lemma in capital if judged.get(lemma.lower(), Level.C2).rank < Level.B1.rank}
    return frozenset(capital - spoken - early)


def _pairs(language: Target) -> Pairs:
    """Form → lemma from all sources, the more trusted later."""
    pairs = {form: lemma for form, lemma in sources.lemma_pairs(language) if _is_plain(form) and _is_plain(lemma)}
    if language is Target.GERMAN:
        pairs = _german(pairs)
    elif language is Target.ENGLISH:
        pairs = _english(pairs)
    else:
        pairs = {form: _spanish_lemma(form, lemma, pairs) for form, lemma in pairs.items()}
    for words in (*EVERYDAY[language].values(), *CORE[language].values()):
        pairs |= {word: pairs.get(word, word) for word in words}
    for row in sources.course_words(language):
        if _is_plain(row["word"]):
            pairs[row["word"]] = row["word"]
            if row.get("plural") and _is_plain(row["plural"]):
                pairs[row["plural"]] = row["word"]
    return pairs | LEMMAS[language]


def _is_plain(word: str) -> bool:
    return word.replace("-", "").replace("'", "").isalpha() and not word.startswith("-") and len(word) < 40  # noqa: PLR2004 - longer ones are no words


def _german(pairs: Pairs) -> Pairs:
    """German pairs with noun forms from german-nouns, without old spellings and imperatives that look like nouns."""
    nouns = sources.german_nouns()
    noun_forms = {form: noun.lemma for noun in nouns for form in noun.forms}
    noun_forms |= {noun.lemma: noun.lemma for noun in nouns}
    lower = {form for form in pairs if form[:1].islower()}
    kept = {
        form: lemma
        for form, lemma in pairs.items()
        if form not in OLD_GERMAN and not (form in lower and _is_shadow(form, lemma, noun_forms))
    }
    names = sources.german_names()
    plain = {
        form: lemma
        for form, lemma in kept.items()
        if form in lower or form in noun_forms or lemma in names or form.lower() not in lower
    }
    return plain | {form: lemma for form, lemma in noun_forms.items() if form not in OLD_GERMAN and form not in kept}


def _is_shadow(form: str, lemma: str, nouns: Pairs) -> bool:
    """Whether a lower-case entry is a noun's stem read as a command (haus → hausen), or the noun itself."""
    capital = form.capitalize()
    if nouns.get(capital) != capital or form in _COMMANDS:
        return False
    return lemma.endswith(form + "en") or (lemma == form and form in _NOUNS_IN_LOWER_CASE)


_NOUNS_IN_LOWER_CASE = listed("""
    abend mittag nacht vormittag nachmittag zeit haus mann freund raum name preis rahmen gold position brief
    finale material sturm kreuz schatten mode feind rose portal logo box kapital abendessen mittagessen medium
    staub leinwand marsch regal areal potenzial potential kragen mine champagner teig guthaben ritual hintern
    bass terminal weihnachten norden osten süden westen einkommen verbrechen ägypten hammer piano location
    lappen socken samen personal gang wesen abkommen gutachten country tropfen
    """)
_COMMANDS = listed("""
    soll hab werd brauch schau süß scheiß null pack nerv schenk fass fang dreh schaff greif steig lauf miss wat
    """)
"""Short verb forms people do write, though a noun is spelt alike."""


def _english(pairs: Pairs) -> Pairs:
    whole = {form: lemma for form, lemma in pairs.items() if "'" not in form + lemma}
    kept = {form.lower(): lemma for form, lemma in whole.items() if form.islower() or form.lower() not in whole}
    frequency = sources.frequencies(Target.ENGLISH)
    judged = (word for word in sources.english_levels() if word.isalpha() and word not in kept)
    known = {word: word for word in judged if frequency.get(word, 0.0) >= PLAUSIBLE and word not in MISSPELT}
    return known | kept


def _spanish_lemma(form: str, lemma: str, pairs: Pairs) -> str:
    """The infinitive for verbs with pronouns on them, the masculine for people named in the feminine."""
    for ending in ("me", "te", "nos", "os", "lo", "la", "los", "las", "le", "les"):
        stem = form.removesuffix(ending)
        if lemma == form != stem and stem.endswith(("ar", "er", "ir")) and pairs.get(stem) == stem:
            return stem
    if lemma.endswith("a") and lemma[:-1] + "o" in pairs and form.endswith(("era", "eras", "ria", "rias")):
        return pairs[lemma[:-1] + "o"]
    return lemma


def _common(pairs: Pairs, frequency: dict[str, float], rarest: float) -> Pairs:
    """Forms frequent enough, less the Spanish ones that only lack their accent."""
    common = {form: lemma for form, lemma in pairs.items() if frequency.get(form.casefold(), 0.0) >= rarest}
    accented: dict[str, list[str]] = defaultdict(list)
    for form in common:
        if _bare(form) != form:
            accented[_bare(form)].append(form)
    return {form: lemma for form, lemma in common.items() if not _lacks_accent(form, common, accented, frequency)}


def _lacks_accent(form: str, pairs: Pairs, accented: dict[str, list[str]], frequency: dict[str, float]) -> bool:
    lemma = pairs[form]
    if lemma != form and _bare(lemma) == form:
        return True
    gap = 1.2
    return any(
        pairs[other] == lemma and frequency.get(other, 0.0) - frequency.get(form, 0.0) >= gap
        for other in accented.get(form, ())
    )


def _bare(word: str) -> str:
    """Without acute accents; ñ, ü, ä, ö and ß are letters of their own and stay."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace("\u0301", ""))


def _lemma_mass(pairs: Pairs, frequency: dict[str, float]) -> dict[str, float]:
    """Uses per lemma; where two readings share a folded form it is split by what each has alone."""
    readings: dict[str, set[str]] = defaultdict(set)
    for form, lemma in pairs.items():
        readings[form.casefold()].add(lemma)
    alone: dict[str, float] = defaultdict(lambda: 1.0)
    for folded, lemmas in readings.items():
        if len(lemmas) == 1:
            alone[next(iter(lemmas))] += math.pow(10, frequency.get(folded, 0.0))
    mass: dict[str, float] = defaultdict(float)
    for folded, lemmas in readings.items():
        whole = sum(alone[lemma] for lemma in sorted(lemmas))
        for lemma in sorted(lemmas):
            mass[lemma] += math.pow(10, frequency.get(folded, 0.0)) * alone[lemma] / whole
    return mass


def _levels(language: Target, mass: dict[str, float]) -> dict[str, Level]:
    """Level of each lemma: the course's own first, then cefrpy for English (within a band), then the frequency rank."""
    ranked = sorted(mass, key=lambda lemma: (-mass[lemma], lemma))
    levels = {lemma: _band(rank) for rank, lemma in enumerate(ranked)}
    if language is Target.ENGLISH:
        for word, level in sources.english_levels().items():
            if word in levels:
                levels[word] = _within(level, levels[word])
    for level, words in EVERYDAY[language].items():
        levels |= {word: min(level, levels.get(word, level), key=lambda one: one.rank) for word in words}
    levels |= _feminines(levels) if language is Target.GERMAN else _plain_verbs(levels)
    for row in sources.course_words(language):
        levels[row["word"]] = min(Level(row["level"]), levels.get(row["word"], Level.C2), key=lambda one: one.rank)
    return levels


def _feminines(levels: dict[str, Level]) -> dict[str, Level]:
    """German women's words are as easy as the men's they are made of (Kellner → Kellnerin)."""
    pairs = ((word, levels.get(word.removesuffix("in"))) for word in levels if word.endswith("in"))
    return {word: min(level, levels[word], key=lambda one: one.rank) for word, level in pairs if level}


def _plain_verbs(levels: dict[str, Level]) -> dict[str, Level]:
    """Spanish verbs are as easy as their reflexive is (levantarse → levantar)."""
    pairs = ((word.removesuffix("se"), levels[word]) for word in levels if word.endswith(("arse", "erse", "irse")))
    return {verb: min(level, levels[verb], key=lambda one: one.rank) for verb, level in pairs if verb in levels}


def _band(rank: int) -> Level:
    return next((level for level, limit in BANDS.items() if rank < limit), Level.C2)


def _within(level: Level, band: Level) -> Level:
    """The judged level, at most one step easier than its frequency allows, and never harder than two steps above."""
    return list(Level)[max(band.rank - 1, min(level.rank, band.rank + 2))]


def _core(language: Target) -> dict[str, Level]:
    return {word: level for level in (Level.A2, Level.A1) for word in CORE[language][level]}


def _strangers(pairs: Pairs, frequency: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Frequent strings outside the dictionary that are not a dictionary word without its marks."""
    known = {form.casefold() for form in pairs}
    blurred = {_blur(form) for form in known if _blur(form) != form}
    wrong = known | MISSPELT | {word.casefold() for word in OLD_GERMAN}
    for word, zipf in frequency.items():
        if zipf >= STRANGER and word.isalpha() and word not in wrong and _blur(word) not in blurred:
            yield word, zipf


def _blur(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("'", ""))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def main() -> None:
    """Build the languages named on the command line, or all."""
    for code in sys.argv[1:] or [target.value for target in Target]:
        rows = build(Target(code))
        path = tables.write(f"{code}_forms", rows)
        sys.stdout.write(f"{path.name}: {len(rows)} forms, {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
