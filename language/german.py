"""Safe checks for German: capitals of nouns, and determiners that no reading of their noun agrees with."""

from collections.abc import Iterator
from functools import cache

from domain.levels import Target
from domain.mistakes import Kind
from language import lexicon, tables
from language.findings import Finding, Sentence, at, like
from language.tokens import Token, is_word
from language.wordlists import each, listed

_ENDINGS = {
    "": "m1 n1 n4",
    "e": "f1 f4 p1 p4",
    "en": "m4 p3",
    "em": "m3 n3",
    "er": "f2 f3 p2",
    "es": "m2 n2",
}
_ARTICLE = {
    "der": "m1 f2 f3 p2",
    "die": "f1 f4 p1 p4",
    "das": "n1 n4",
    "dem": "m3 n3",
    "den": "m4 p3",
    "des": "m2 n2",
}
_DIES = {"er": "m1 f2 f3 p2", "e": "f1 f4 p1 p4", "es": "n1 n4 m2 n2", "em": "m3 n3", "en": "m4 p3"}
_FUSED = {"im": "m3 n3", "am": "m3 n3", "zum": "m3 n3", "vom": "m3 n3", "beim": "m3 n3", "zur": "f3", "ins": "n4"}

Readings = dict[str, frozenset[str]]


def _families() -> Iterator[Readings]:
    """Determiners that replace one another, each with the gender and case it can stand for."""
    yield {form: frozenset(codes.split()) for form, codes in _ARTICLE.items()}
    singular = {end: frozenset(c for c in codes.split() if c[0] != "p") for end, codes in _ENDINGS.items()}
    yield {"ein" + end: codes for end, codes in singular.items()}
    for stem in ("kein", "mein", "dein"):
        yield {stem + end: frozenset(codes.split()) for end, codes in _ENDINGS.items()}
    for stem in ("sein", "ihr", "unser"):  # alone these are a verb or pronouns
        yield {stem + end: frozenset(codes.split()) for end, codes in _ENDINGS.items() if end}
    for stem in ("dies", "jed"):
        yield {stem + end: frozenset(codes.split()) for end, codes in _DIES.items()}


_FAMILY_OF: dict[str, Readings] = {form: family for family in _families() for form in family}
_CASE_OF_PREPOSITION = {
    **each("durch für gegen ohne um", "4"),
    **each("mit nach von zu bei aus seit gegenüber", "3"),
}
_GOVERNS = {**each("durch für gegen ohne", "4"), **each("mit von zu bei aus", "3")}
"""Prepositions with one case that are nothing else before a determiner."""
_GENITIVE = frozenset({"m2", "n2"})
_PRONOUNS = listed("der die das den dem des einer eines keiner einen einem diese dieses dieser diesem dies")
_ADVERBIAL = listed("""
    weg statt dank trotz laut kraft paar bisschen recht heim schade zuliebe mittels hunderte hunderten tausende
    tausenden dutzende quatsch
    """)

_NOT_AFTER_ITS_ARTICLE = frozenset({"Uhr", "Herr", "Frau"})
"""Nouns before which "ein" is a figure or "die" a pronoun."""


@cache
def nouns() -> tables.Table:
    """Noun forms with their analyses; read once."""
    return tables.read("de_nouns")


def capitals(sentence: Sentence) -> Iterator[Finding]:
    """Nouns without their capital: the lower-case spelling is no word, the capitalised one is a noun."""
    known = lexicon.load(Target.GERMAN)
    for token in sentence:
        word = token.text
        if len(word) > 3 and word.isalpha() and word.islower() and _is_only_noun(word, known):  # noqa: PLR2004 - short ones are ambiguous
            yield at("capitals", token, word.capitalize(), Kind.CASE)


def _is_only_noun(word: str, known: lexicon.Lexicon) -> bool:
    if known.entry(word) or word in _ADVERBIAL:
        return False
    capital = word.capitalize()
    if nouns().find(capital):
        return True
    parts = known.compound(capital)
    return bool(parts) and nouns().find(parts[-1]) is not None and known.entry(parts[-1].lower()) is None


def determiners(sentence: Sentence) -> Iterator[Finding]:
    """Determiners directly before a noun none of whose readings they can go with."""
    for index, token in enumerate(sentence[:-1]):
        family = _FAMILY_OF.get(token.text.lower())
        if family is None or _may_be_pronoun(sentence, index):
            continue
        noun = sentence[index + 1]
        analyses = analyses_of(noun)
        if (
            noun.text in _NOT_AFTER_ITS_ARTICLE
            or _is_misgoverned(sentence, index)
            or (index and sentence[index - 1].text.lower() in _FAMILY_OF)
        ):
            continue
        if analyses and not analyses & family[token.text.lower()]:
            yield from _disagreement(sentence, index, family, analyses)


def analyses_of(noun: Token) -> frozenset[str]:
    """What a capitalised word can be ("m1": masculine nominative), from the table or the last part of a compound."""
    if not noun.text[:1].isupper() or not noun.text.isalpha():
        return frozenset()
    row = nouns().find(noun.text)
    if row is None:
        known = lexicon.load(Target.GERMAN)
        parts = () if known.readings(noun.text) else known.compound(noun.text)
        row = nouns().find(parts[-1]) if parts else None
    if row is None:
        return frozenset()
    return frozenset(group[0] + case for group in row[1].split() for case in group[1:])


def governed(sentence: Sentence) -> Iterator[Finding]:
    """Determiners after a preposition whose case they can never stand in (mit die Kinder)."""
    for index, token in enumerate(sentence[1:-1], 1):
        if _is_misgoverned(sentence, index) and _opens_noun_phrase(sentence, index):
            case = _GOVERNS[sentence[index - 1].text.lower()]
            family = _FAMILY_OF[token.text.lower()]
            right = _in_case(family, case, analyses_of(sentence[index + 1]), readings_of(token.text))
            yield at("governed", token, like(token.text, right), Kind.CASE_GOV)


def _is_misgoverned(sentence: Sentence, index: int) -> bool:
    """Whether a preposition with one case stands before a determiner that has no form in it."""
    case = _GOVERNS.get(sentence[index - 1].text.lower()) if index else None
    given = readings_of(sentence[index].text)
    return case is not None and bool(given) and not any(code[1] == case for code in given)


def _opens_noun_phrase(sentence: Sentence, index: int) -> bool:
    """Whether a noun follows, at once or after one word that ends as an adjective does."""
    after = [token.text for token in sentence[index + 1 : index + 3]]
    if after and after[0][:1].isupper():
        return True
    return len(after) == 2 and after[1][:1].isupper() and after[0].endswith(("e", "en", "er", "es", "em"))  # noqa: PLR2004 - adjective and noun


def _in_case(family: Readings, case: str, analyses: frozenset[str], given: frozenset[str]) -> str:
    """The form of a determiner in a case: of the noun's gender where it is known, else of the form's own."""
    genders = {code[0] for code in analyses if code[1] == case} or {code[0] for code in given}
    return max(family, key=lambda form: sum(code[1] == case and code[0] in genders for code in family[form]))


def readings_of(determiner: str) -> frozenset[str]:
    """Genders and cases a determiner can stand for; empty for what is none."""
    family = _FAMILY_OF.get(determiner.lower())
    return family[determiner.lower()] if family else frozenset()


def _may_be_pronoun(sentence: Sentence, index: int) -> bool:
    """Relative and demonstrative uses: after a comma, or after a comma and a preposition; "das" before a plural."""
    word = sentence[index].text.lower()
    if word not in _PRONOUNS:
        return False
    before = [token.text for token in sentence[max(0, index - 2) : index]]
    if not before:
        return False
    return "," in before or not is_word(before[-1])


def _disagreement(sentence: Sentence, index: int, family: Readings, analyses: frozenset[str]) -> Iterator[Finding]:
    token = sentence[index]
    given = family[token.text.lower()]
    plural_only = {code[0] for code in analyses} == {"p"}
    if plural_only and token.text.lower() in {"das", "ein", "dem", "des", "eines"}:
        return  # "das Leute sind", "ein Leute-Magnet": too often something else
    before = sentence[index - 1].text.lower() if index else ""
    wanted = _CASE_OF_PREPOSITION.get(before, "14" if index == 0 else "")
    fitting = {form: codes & analyses for form, codes in family.items() if codes & analyses}
    if not fitting:
        return
    noun = sentence[index + 1]
    better = _other_form(noun.text, given) if {code[0] for code in given} & {code[0] for code in analyses} else None
    if better:
        yield at("determiners", noun, better, Kind.NOUN_INFL)
        return
    cases = {code[1] for code in given}
    best = max(fitting, key=lambda form: _fit(fitting[form], wanted, cases))
    kind = Kind.CASE_GOV if {code[0] for code in given} & {code[0] for code in fitting[best]} else Kind.GENDER
    yield at("determiners", token, like(token.text, best), kind)


def _other_form(noun: str, given: frozenset[str]) -> str | None:
    """The form of a noun with another ending that goes with the determiner as it stands (den Kinder → Kindern)."""
    lemma = (nouns().find(noun) or ("",))[0] or noun
    wanted = given if given <= _GENITIVE else given - _GENITIVE
    shorter = [noun.removesuffix(ending) for ending in ("n", "en", "e", "s", "es") if noun.endswith(ending)]
    for form in [*shorter, *(noun + ending for ending in ("n", "en", "s", "es"))]:
        row = nouns().find(form)
        if row and (row[0] or form) == lemma and analyses_of(Token(form, 0, len(form))) & wanted:
            return form
    return None


def _fit(codes: frozenset[str], wanted: str, cases: set[str]) -> tuple[bool, int, bool]:
    found = {code[1] for code in codes}
    return (any(case in wanted for case in found), len(found & cases), "1" in found)


CHECKS = (capitals, governed, determiners)
