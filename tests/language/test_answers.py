import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.answers import Finding, Slip
from domain.courses import PartOfSpeech
from language.answers import judge

NOUN, VERB, PHRASE = PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.PHRASE
calm = settings(deadline=None)


def finding(given, accepted, language, part=None, others=()):
    return judge(given, [accepted], language, part, others).finding


@pytest.mark.parametrize(
    ("given", "accepted", "language", "part"),
    [
        ("der Tisch", "der Tisch", "de", NOUN),
        ("  DER   Tisch. ", "der Tisch", "de", NOUN),
        ("Tisch", "der Tisch", "de", NOUN),
        ("ein Tisch", "der Tisch", "de", NOUN),
        ("Gehen!", "gehen", "de", VERB),
        ("Maedchen", "das Mädchen", "de", NOUN),
        ("Groesse", "die Größe", "de", NOUN),
        ("groeße", "größe", "de", None),
        ("Strasse", "die Straße", "de", NOUN),
        ("daß", "dass", "de", None),
        ("waschen", "(sich) waschen", "de", VERB),
        ("sich waschen", "(sich) waschen", "de", VERB),
        ("table", "the table", "en", NOUN),
        ("a table", "table", "en", NOUN),
        ("walk", "to go; to walk", "en", VERB),
        ("to walk", "go; walk", "en", VERB),
        ("table, desk", "desk; table", "en", NOUN),
        ("desk / table", "desk; table", "en", NOUN),
        ("bank", "bank [for money]", "en", NOUN),
        ("bank for money", "bank [for money]", "en", NOUN),
        ("monday", "Monday", "en", NOUN),
        ("don’t", "don't", "en", None),
        ("un café", "el café", "es", NOUN),
        ("gracias", "¡Gracias!", "es", PHRASE),
        ("acqua", "l'acqua", "it", NOUN),
        ("un’ acqua", "l'acqua", "it", NOUN),
        ("the", "the", "en", None),
        ("die", "der; die; das", "de", None),
        ("?", "?", "en", None),
        (unicodedata.normalize("NFD", "schön"), "schön", "de", None),
    ],
)
def test_this_is_right(given, accepted, language, part):
    assert finding(given, accepted, language, part) is Finding.RIGHT


@pytest.mark.parametrize(
    ("given", "accepted", "language", "part"),
    [
        ("", "Tisch", "de", NOUN),
        ("...", "Tisch", "de", NOUN),
        ("Stuhl", "der Tisch", "de", NOUN),
        ("der", "der Tisch", "de", NOUN),
        ("Maus", "das Haus", "de", NOUN),  # four letters: no typo is forgiven
        ("table, chair", "table; desk", "en", NOUN),
        ("Tafel", "Tabelle", "de", NOUN),
        ("anything", "", "en", None),
    ],
)
def test_this_is_wrong(given, accepted, language, part):
    assert finding(given, accepted, language, part) is Finding.WRONG


@pytest.mark.parametrize(
    ("given", "accepted", "language", "slips"),
    [
        ("Tsich", "Tisch", "de", [Slip("si", "is", 1)]),
        ("Krankehaus", "Krankenhaus", "de", [Slip("", "n", 6)]),
        ("Krankkenhaus", "Krankenhaus", "de", [Slip("k", "", 5)]),
        ("Kramkenhais", "Krankenhaus", "de", [Slip("m", "n", 3), Slip("i", "u", 9)]),
        ("Schluessl", "Schlüssel", "de", [Slip("", "e", 8)]),
        ("telefno", "teléfono", "es", [Slip("e", "é", 3), Slip("", "o", 5)]),
        ("dre Tisch", "der Tisch", "de", [Slip("re", "er", 1)]),
        ("lacqua", "l'acqua", "it", [Slip("", "'", 1)]),
    ],
)
def test_a_typo_is_named_by_its_letters(given, accepted, language, slips):
    verdict = judge(given, [accepted], language, NOUN)
    assert verdict.finding is Finding.TYPO
    assert list(verdict.slips) == slips


@pytest.mark.parametrize(
    ("word", "typo", "expected"),
    [
        ("Haus", "Hau", Finding.WRONG),
        ("Tisch", "Tich", Finding.TYPO),
        ("Tisch", "ich", Finding.WRONG),
        ("Bäckerei", "Bäkerie", Finding.WRONG),
        ("Bäckereien", "Bäkerein", Finding.TYPO),
        ("Krankenhaus", "Kankenhau", Finding.TYPO),
        ("Krankenhaus", "ankenhau", Finding.WRONG),
    ],
)
def test_one_typo_is_forgiven_from_five_letters_and_two_from_nine(word, typo, expected):
    assert finding(typo, word, "de", NOUN) is expected


def test_a_typo_that_makes_another_entry_is_wrong_and_names_it():
    verdict = judge("Kirche", ["die Kirsche"], "de", NOUN, others=["der Tisch", "die Kirche"])
    assert verdict.finding is Finding.WRONG
    assert verdict.other == "die Kirche"
    assert finding("Kirche", "die Kirsche", "de", NOUN) is Finding.TYPO


def test_an_umlaut_that_makes_another_entry_is_wrong():
    assert finding("schon", "schön", "de") is Finding.UMLAUT
    assert judge("schon", ["schön"], "de", others=["schon"]).other == "schon"


def test_a_wrong_answer_that_is_another_entry_names_it():
    assert judge("silla", ["la mesa"], "es", NOUN, others=["la silla"]).other == "la silla"


def test_missing_dots_and_accents_are_named():
    umlaut = judge("Madchen", ["das Mädchen"], "de", NOUN)
    assert (umlaut.finding, umlaut.slips, umlaut.given) == (Finding.UMLAUT, (Slip("a", "ä", 1),), "Madchen")
    accent = judge("cafe", ["el café"], "es", NOUN)
    assert (accent.finding, accent.slips) == (Finding.ACCENT, (Slip("e", "é", 3),))
    assert finding("ano", "el año", "es", NOUN) is Finding.ACCENT


@pytest.mark.parametrize(
    ("given", "accepted", "language"),
    [
        ("die Tisch", "der Tisch", "de"),
        ("den Tisch", "der Tisch", "de"),
        ("eine Tisch", "der Tisch", "de"),
        ("la problema", "el problema", "es"),
        ("il case", "le case", "it"),
    ],
)  # fmt: skip - a table
def test_a_wrong_article_is_told_apart_from_the_noun(given, accepted, language):
    verdict = judge(given, [accepted], language, NOUN)
    assert verdict.finding is Finding.WRONG_ARTICLE
    assert verdict.article == accepted.split(" ", maxsplit=1)[0]
    assert verdict.is_recall


def test_an_article_left_out_is_shown_and_no_flaw():
    verdict = judge("Tisch", ["der Tisch"], "de", NOUN)
    assert (verdict.finding, verdict.article, verdict.expected) == (Finding.RIGHT, "der", "der Tisch")


def test_a_typo_with_a_wrong_article_says_both():
    verdict = judge("das Tsich", ["der Tisch"], "de", NOUN)
    assert (verdict.finding, verdict.article, verdict.slips) == (Finding.TYPO, "der", (Slip("si", "is", 1),))


@pytest.mark.parametrize(
    ("given", "accepted", "part", "expected"),
    [
        ("der tisch", "der Tisch", NOUN, Finding.WRONG_CASE),
        ("tisch", "Tisch", NOUN, Finding.WRONG_CASE),
        ("guten Tag", "Guten Tag", PHRASE, Finding.RIGHT),
        ("Guten tag", "Guten Tag", PHRASE, Finding.WRONG_CASE),
        ("TISCH", "der Tisch", NOUN, Finding.RIGHT),
    ],
)
def test_german_nouns_keep_their_capital(given, accepted, part, expected):
    assert finding(given, accepted, "de", part) is expected


def test_the_nearest_of_several_answers_counts():
    verdict = judge("Strase", ["der Weg", "die Straße", "die Gasse"], "de", NOUN)
    assert verdict.expected == "die Straße"
    assert judge("xyz", ["der Weg", "die Straße"], "de", NOUN).expected == "der Weg"


languages = st.sampled_from(["de", "es", "en", "it", "id", "xx"])
parts = st.none() | st.sampled_from(PartOfSpeech)
entries = st.text(st.sampled_from("abßäéñ AT();,/[]'-. 1der"), min_size=1, max_size=16) | st.text(max_size=12)
spaces = st.text(st.sampled_from(" \t\n\u00a0"), max_size=3)


@calm
@given(st.text(), st.lists(st.text() | entries, max_size=4), languages, parts, st.lists(entries, max_size=3))
def test_no_answer_raises(given, accepted, language, part, others):
    verdict = judge(given, accepted, language, part, others)
    assert verdict.is_recall == (verdict.finding is not Finding.WRONG)
    for slip in verdict.slips:
        assert verdict.given[slip.at : slip.at + len(slip.given)] == slip.given
        assert slip.given != slip.right


@calm
@given(st.lists(entries, min_size=1, max_size=4), st.integers(0, 3), languages, parts, st.lists(entries, max_size=3))
def test_an_accepted_answer_is_always_right(accepted, which, language, part, others):
    given = accepted[which % len(accepted)]
    assume(given.strip())
    assert judge(given, accepted, language, part, others).finding is Finding.RIGHT


@calm
@given(entries, languages, parts, spaces, spaces)
def test_space_around_and_between_words_says_nothing(entry, language, part, before, after):
    assume(entry.strip())
    spaced = before + entry.replace(" ", f" {after} ") + after
    assert judge(spaced, [entry], language, part).finding is Finding.RIGHT


words = st.text(st.sampled_from("abcdefghijklmnoprstuvwzäöüß"), min_size=5, max_size=14)


@calm
@given(words, st.integers(0, 13), st.sampled_from("qxy"))
def test_one_letter_too_many_is_a_typo_that_names_this_letter(word, place, letter):
    assume(not {"ss", "ß"} & {word[at : at + 2] for at in range(len(word))})
    place = min(place, len(word))
    verdict = judge(word[:place] + letter + word[place:], [word], "de")
    assert verdict.finding is Finding.TYPO
    assert [(slip.given, slip.right) for slip in verdict.slips] == [(letter, "")]


@calm
@given(words)
def test_every_umlaut_may_be_written_out(word):
    written_out = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    assert judge(written_out, [word], "de").finding is Finding.RIGHT
