"""How two forms of the same verb differ: person, tense, mood or finiteness, told from their endings."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from domain.levels import Target
from domain.mistakes import Kind
from language.wordlists import each


class Shape(Enum):
    """What an ending shows a verb form to be."""

    INFINITIVE = auto()
    PARTICIPLE = auto()
    GERUND = auto()
    PRESENT = auto()
    PAST = auto()
    IMPERFECT = auto()
    FUTURE = auto()
    CONDITIONAL = auto()
    SUBJUNCTIVE = auto()


_LOOSE = frozenset({Shape.INFINITIVE, Shape.PARTICIPLE, Shape.GERUND})
_WAS = frozenset({"was", "were"})
_UNREAL = frozenset({Shape.SUBJUNCTIVE, Shape.CONDITIONAL})

_GERMAN_IRREGULAR = {
    **each("bin bist ist sind seid habe hast hat habt werde wirst wird werdet", Shape.PRESENT),
    **each("kann kannst muss musst will willst soll sollst darf darfst mag magst weiß weißt", Shape.PRESENT),
    **each("war warst waren wart hatte hattest hatten hattet wurde wurdest wurden wurdet", Shape.PAST),
    **each("konnte konnten musste mussten wollte wollten durfte durften mochte mochten", Shape.PAST),
    **each("wäre wärst wären wärt hätte hättest hätten würde würdest würden würdet", Shape.SUBJUNCTIVE),
    **each("könnte könnten müsste müssten dürfte dürften möchte möchten sei seien", Shape.SUBJUNCTIVE),
}
_ENGLISH_IRREGULAR = {
    **each("am is are has have do does go goes", Shape.PRESENT),
    **each("was were had did went saw came took gave got made said", Shape.PAST),
    **each("been gone seen done taken given come written spoken eaten known", Shape.PARTICIPLE),
}
_SPANISH = (
    (Shape.GERUND, "ando iendo yendo"),
    (Shape.PARTICIPLE, "ado ido ada ida ados idos adas idas"),
    (Shape.CONDITIONAL, "aría arías aríamos arían ería erías eríamos erían iría irías iríamos irían dría drías drían"),
    (
        Shape.FUTURE,
        "aré arás ará aremos arán eré erás erá eremos erán iré irás irá iremos irán dré drás drá dremos drán",
    ),
    (Shape.SUBJUNCTIVE, "ara aras áramos aran iera ieras iéramos ieran iese iesen ase asen"),
    (Shape.IMPERFECT, "aba abas ábamos aban ía ías íamos ían"),
    (Shape.PAST, "aste aron iste ieron é ó ió í"),
    (Shape.INFINITIVE, "ar er ir arse erse irse"),
)


def difference(wrong: str, right: str, lemma: str, language: Target) -> Kind:
    """Which kind of mistake turns `wrong` into `right`, two forms of the verb `lemma`."""
    before, after = (shape(form.lower(), lemma, language) for form in (wrong, right))
    if before is after:
        alike = before in _LOOSE or (language is Target.ENGLISH and before is Shape.PAST and wrong.lower() not in _WAS)
        return Kind.VERB_FORM if alike else Kind.SVA
    if {before, after} & _LOOSE:
        return Kind.VERB_FORM
    return Kind.MOOD if {before, after} & _UNREAL else Kind.TENSE


def shape(form: str, lemma: str, language: Target) -> Shape:
    """The likeliest reading of a verb form."""
    match language:
        case Target.GERMAN:
            return _german(form, lemma)
        case Target.SPANISH:
            return _spanish(form, lemma)
        case Target.ENGLISH:
            return _english(form, lemma)


def _german(form: str, lemma: str) -> Shape:
    if form in _GERMAN_IRREGULAR:
        return _GERMAN_IRREGULAR[form]
    if form == lemma or re.search(r"zu\w+en$", form):
        return Shape.INFINITIVE
    stem = lemma.removesuffix("en").removesuffix("n")
    if re.match(r"(?:\w{2,4})?ge\w+(?:t|en)$", form) and not form.startswith(stem):
        return Shape.PARTICIPLE
    if form.startswith(stem) and re.fullmatch(r"e?te(?:st|n|t)?", form.removeprefix(stem)):
        return Shape.PAST
    if form.startswith(stem[:2]) and (form.startswith(stem) or form.endswith(("t", "st"))):
        return Shape.PRESENT
    return Shape.PAST


_SPANISH_IRREGULAR = {
    **each("era eras éramos eran iba ibas íbamos iban", Shape.IMPERFECT),
    **each(
        "fui fuiste fue fuimos fueron tuve tuvo hizo hice estuve estuvo puso pude pudo dijo quiso vino dio",
        Shape.PAST,
    ),
    **each("hecho dicho visto puesto escrito abierto vuelto roto muerto", Shape.PARTICIPLE),
    **each(
        "soy eres es somos son estoy está estás están he has ha hemos han voy va vas van vamos sé",
        Shape.PRESENT,
    ),
    **each(
        "sea seas sean vaya vayan haya hayan esté estén sepa tenga haga pueda quiera diga venga",
        Shape.SUBJUNCTIVE,
    ),
    **each("da das dan ve ven", Shape.PRESENT),
}


def _spanish(form: str, lemma: str) -> Shape:
    if form in _SPANISH_IRREGULAR:
        return _SPANISH_IRREGULAR[form]
    for found, endings in _SPANISH:
        if any(form.endswith(ending) and len(form) > len(ending) for ending in endings.split()):
            return found
    return Shape.SUBJUNCTIVE if _has_other_vowel(form, lemma) else Shape.PRESENT


def _has_other_vowel(form: str, lemma: str) -> bool:
    """Present subjunctive: e in verbs in -ar, a in the others."""
    endings = ("e", "es", "emos", "éis", "en") if lemma.endswith("ar") else ("a", "as", "amos", "áis", "an")
    return form.endswith(endings)


def _english(form: str, lemma: str) -> Shape:
    if form in _ENGLISH_IRREGULAR:
        return _ENGLISH_IRREGULAR[form]
    return next((found for found in _english_by_ending(form, lemma)), Shape.PAST)


def _english_by_ending(form: str, lemma: str) -> Iterator[Shape]:
    if form == lemma or form in {lemma + "s", lemma + "es", lemma[:-1] + "ies"}:
        yield Shape.PRESENT
    if form.endswith("ing"):
        yield Shape.GERUND
    if form.endswith("en"):
        yield Shape.PARTICIPLE
