"""Which kind of mistake an edit repairs: rules over word classes, lemmas and endings."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from domain.levels import Target
from domain.mistakes import Kind, Severity
from language import german, lemmas, lexicon, verb_forms
from language import word_classes as classes
from language.align import Edit
from language.tokens import Token, words

_SEVERITY = {
    **dict.fromkeys((Kind.SPELL, Kind.DIACRITIC, Kind.CASE, Kind.SPACE, Kind.PUNCT, Kind.PRON_DROP), Severity.MINOR),
    **dict.fromkeys((Kind.LEX, Kind.FALSE_FRIEND, Kind.WORD_ORDER, Kind.VERB_FORM, Kind.CONF), Severity.MAJOR),
}


@dataclass(frozen=True, slots=True)
class _Change:
    """An edit read as words, with the words beside it in the corrected text."""

    wrong: str
    right: str
    before: str
    after: str
    language: Target

    @property
    def left(self) -> list[str]:
        """Lower-cased words of the learner's side."""
        return [token.text.lower() for token in words(self.wrong)]

    @property
    def fixed(self) -> list[str]:
        """Lower-cased words of the corrected side."""
        return [token.text.lower() for token in words(self.right)]


def kind(edit: Edit, original: str, corrected: str, language: Target) -> Kind:
    """The kind of mistake an edit repairs; LEX when no rule knows better. Offsets outside the texts do no harm."""
    change = _change(edit, original, corrected, Target(language))
    for rule in (_surface, _order, _confusion, _one_sided, _one_for_one, _several):
        found = rule(change)
        if found:
            return found
    return Kind.LEX


def severity(kind: Kind) -> Severity:
    """How grave a kind of mistake is by itself."""
    return _SEVERITY.get(kind, Severity.MODERATE)


def _change(edit: Edit, original: str, corrected: str, language: Target) -> _Change:
    wrong = original[edit.start : edit.end] or edit.original
    before = words(corrected[max(0, edit.corrected_start - 80) : max(0, edit.corrected_start)])
    after = words(corrected[edit.corrected_end : edit.corrected_end + 80])
    return _Change(wrong.strip(), edit.corrected.strip(), _text(before, -1), _text(after, 0), language)


def _text(found: list[Token], index: int) -> str:
    return found[index].text if found else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def _surface(change: _Change) -> Kind | None:
    """White space, punctuation, capitals, marks."""
    wrong, right = change.wrong, change.right
    if not _letters(wrong) and not _letters(right):
        return Kind.PUNCT if wrong or right else Kind.SPACE
    if wrong.casefold() == right.casefold():
        return Kind.CASE
    if _pair(change) in classes.CONFUSABLE[change.language]:
        return None
    if _letters(wrong).casefold() == _letters(right).casefold():
        return Kind.PUNCT if len(wrong.split()) == len(right.split()) and "-" not in wrong + right else Kind.SPACE
    if _bare(wrong) == _bare(right):
        both = change.language is Target.GERMAN and all(_is_form(word, change) for word in (wrong, right))
        return None if both else Kind.DIACRITIC
    return None


def _is_form(word: str, change: _Change) -> bool:
    return bool(lexicon.load(change.language).readings(word))


def _order(change: _Change) -> Kind | None:
    left, fixed = change.left, change.fixed
    return Kind.WORD_ORDER if len(left) > 1 and left != fixed and sorted(left) == sorted(fixed) else None


def _pair(change: _Change) -> frozenset[str]:
    return frozenset((change.wrong.lower().replace("’", "'"), change.right.lower().replace("’", "'")))


def _confusion(change: _Change) -> Kind | None:
    known = classes.CONFUSABLE[change.language]
    if _pair(change) in known:
        return Kind.CONF
    if len(change.left) != 1 or len(change.fixed) != 1:
        return None
    pair = frozenset((_lemma(change.wrong, change), _lemma(change.right, change)))
    if pair == {"ser", "estar"}:
        return Kind.SER_ESTAR
    return Kind.CONF if pair in known and len(pair) > 1 else None


def _lemma(word: str, change: _Change) -> str:
    return lemmas.lemma(word, change.language).lower()


def _one_sided(change: _Change) -> Kind | None:
    """A word too many or too few, by its class."""
    left, fixed = change.left, change.fixed
    if bool(left) == bool(fixed):
        return None
    added = left or fixed
    if added[0] in {"a", "al"} and fixed and change.language is Target.SPANISH and _begins_person(change.after):
        return Kind.A_PERSONAL
    return _class_of(added[0], change) if len(added) == 1 else _class_of_several(added, change)


def _class_of_several(added: list[str], change: _Change) -> Kind | None:
    found = {_class_of(word, change) for word in added}
    return found.pop() if len(found) == 1 else None


def _begins_person(after: str) -> bool:
    return after[:1].isupper() or after.lower() in {
        "mi",
        "mis",
        "tu",
        "tus",
        "su",
        "sus",
        "nuestro",
        "nuestra",
        "alguien",
    }


def _class_of(word: str, change: _Change) -> Kind | None:
    language = change.language
    if word in classes.ARTICLES[language]:
        return Kind.ART_PRESENCE
    if word in classes.PREPOSITIONS[language]:
        return _preposition(change)
    if word in classes.REFLEXIVES[language]:
        return Kind.REFLEX
    if word in classes.SUBJECTS[language] and change.left:
        return Kind.PRON_DROP
    if word in classes.PRONOUNS[language]:
        return Kind.PRON
    return Kind.AUX if _lemma(word, change) in classes.AUXILIARIES[language] else None


def _preposition(change: _Change) -> Kind:
    verb = _lemma(change.before, change) if change.before else ""
    return Kind.PREP_VERB if verb in classes.FIXED_PREPOSITIONS[change.language] else Kind.PREP


def _one_for_one(change: _Change) -> Kind | None:
    """One word for another."""
    if len(change.left) != 1 or len(change.fixed) != 1:
        return None
    wrong, right = change.left[0], change.fixed[0]
    found = _function_word(wrong, right, change)
    if found:
        return found
    lemma = _lemma(change.right, change)
    if _lemma(change.wrong, change) == lemma or _is_stem_of(wrong, lemma):
        return _same_lemma(change, lemma)
    if _lemma(change.wrong, change) in (aux := classes.AUXILIARIES[change.language]) and lemma in aux:
        return Kind.AUX
    return _spelling(wrong, right, change)


def _is_stem_of(wrong: str, lemma: str) -> bool:
    """Whether an unknown form is a wrongly inflected one (gehte, Kulture, goed)."""
    if wrong in {lemma + "ed", lemma + "d"}:
        return True
    return len(lemma) > 4 and wrong[: len(lemma) - 2] == lemma[:-2] and abs(len(wrong) - len(lemma)) < 3  # noqa: PLR2004 - an ending


def _function_word(wrong: str, right: str, change: _Change) -> Kind | None:
    language = change.language
    articles, determiners = classes.ARTICLES[language], classes.ARTICLES[language] | classes.DETERMINERS[language]
    prepositions, reflexives = classes.PREPOSITIONS[language], classes.REFLEXIVES[language]
    if wrong in determiners and right in determiners:
        return _determiner(wrong, right, change)
    if wrong in prepositions and right in prepositions:
        if (wrong in classes.FUSED) != (right in classes.FUSED):
            return (
                Kind.ART_PRESENCE if classes.FUSED.get(wrong, wrong) == classes.FUSED.get(right, right) else Kind.PREP
            )
        same = wrong in classes.FUSED and classes.FUSED[wrong] == classes.FUSED[right]
        return Kind.CASE_GOV if same else _preposition(change)
    pronouns = classes.PRONOUNS[language] | reflexives
    if wrong in pronouns and right in pronouns:
        return Kind.REFLEX if {wrong, right} & reflexives else Kind.PRON
    return Kind.ART_FORM if {wrong, right} <= articles else None


def _determiner(wrong: str, right: str, change: _Change) -> Kind:
    match change.language:
        case Target.GERMAN:
            return _german_determiner(wrong, change.after)
        case Target.SPANISH:
            same_number = wrong.endswith("s") == right.endswith("s")
            return (
                Kind.GENDER
                if (same_number and wrong[:2] == right[:2]) or {wrong, right} == {"el", "la"}
                else Kind.ART_FORM
            )
        case Target.ENGLISH:
            return Kind.ART_FORM if {wrong, right} & classes.ARTICLES[Target.ENGLISH] else Kind.PRON


def _german_determiner(wrong: str, noun: str) -> Kind:
    """GENDER when no case of the noun fits the determiner's gender, CASE_GOV when only the case is wrong."""
    analyses = german.analyses_of(Token(noun, 0, len(noun)))
    given = german.readings_of(wrong)
    if not analyses or not given:
        return Kind.ART_FORM
    return Kind.CASE_GOV if {code[0] for code in analyses} & {code[0] for code in given} else Kind.GENDER


def _same_lemma(change: _Change, lemma: str) -> Kind:
    """Two forms of one word: which feature differs, by what kind of word it is."""
    wrong, right, language = change.wrong, change.right, change.language
    if language is Target.GERMAN and right[:1].isupper() and (after := german.nouns().find(right)):
        before = german.nouns().find(wrong)
        return Kind.NUMBER if before and ("p" in before[1]) != ("p" in after[1]) else Kind.NOUN_INFL
    if (
        language is Target.ENGLISH
        and wrong.lower().rstrip("es") == right.lower().rstrip("es")
        and _after_noun_marker(change)
    ):
        return Kind.NUMBER
    if _is_verb(lemma, right, language):
        return verb_forms.difference(wrong, right, lemma, language)
    if language is Target.GERMAN:
        return Kind.ADJ_AGR
    return _spanish_agreement(change) if language is Target.SPANISH else Kind.NOUN_INFL


def _after_noun_marker(change: _Change) -> bool:
    before, english = change.before.lower(), Target.ENGLISH
    return before[:1].isdigit() or before in (
        classes.ARTICLES[english]
        | classes.DETERMINERS[english]
        | classes.PREPOSITIONS[english] - {"to"}
        | classes.NUMERALS
    )


def _spanish_agreement(change: _Change) -> Kind:
    stem = lexicon.load(Target.SPANISH).readings(change.right)
    noun = any(entry.lemma == change.right.lower().removesuffix("s").removesuffix("e") for entry in stem)
    number = change.wrong.endswith("s") != change.right.endswith("s")
    return Kind.NUMBER if number and noun else Kind.ADJ_AGR


def _is_verb(lemma: str, form: str, language: Target) -> bool:
    match language:
        case Target.GERMAN:
            return form[:1].islower() and (lemma.endswith(("en", "ern", "eln")) or lemma in {"sein", "tun"})
        case Target.SPANISH:
            return lemma.endswith(("ar", "er", "ir", "ír", "arse", "erse", "irse"))
        case Target.ENGLISH:
            known = lexicon.load(language)
            stems = (lemma, lemma + lemma[-1:], lemma[:-1])
            return not form.endswith(("est", "ly")) and any(known.entry(stem + "ing") for stem in stems)


def _spelling(wrong: str, right: str, change: _Change) -> Kind | None:
    """A slip: no word and near the right one, or one letter off in a longer word."""
    distance = OSA.distance(wrong[:60], right[:60])
    longest = max(len(wrong), len(right))
    known = lexicon.load(change.language)
    if not known.readings(change.wrong) and known.base(change.wrong) is None:
        return Kind.SPELL if distance <= max(1, longest // 3) else None
    return Kind.SPELL if distance == 1 and longest > 4 else None  # noqa: PLR2004 - short words are near by chance


def _several(change: _Change) -> Kind | None:
    """Several words: the class of what differs, when all of it is of one class."""
    left, fixed = change.left, change.fixed
    if len(left) == 2 and len(fixed) == 1 and classes.FUSED.get(fixed[0]) == left[0]:  # noqa: PLR2004 - in die → ins
        return Kind.ART_FORM
    differing = [word for word in left + fixed if (word in left) != (word in fixed)]
    found = {_class_of(word, change) for word in differing}
    return found.pop() if len(found) == 1 else None
