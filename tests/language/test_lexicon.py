"""What learners of a level are expected to know."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.levels import Level, Target
from language import lemmas, lexicon

DE, ES, EN = Target.GERMAN, Target.SPANISH, Target.ENGLISH


@pytest.mark.parametrize(
    ("word", "language", "lemma"),
    [
        ("ging", DE, "gehen"),
        ("häuser", DE, "Haus"),
        ("Häuser", DE, "Haus"),
        ("möchte", DE, "mögen"),
        ("aufgestanden", DE, "aufstehen"),
        ("gegessen", DE, "essen"),
        ("Haustüren", DE, "Haustür"),
        ("weiß", DE, "wissen"),
        ("Xyzabc", DE, "Xyzabc"),
        ("fui", ES, "ser"),
        ("quiero", ES, "querer"),
        ("gusta", ES, "gustar"),
        ("vives", ES, "vivir"),
        ("dámelo", ES, "dar"),
        ("Diciéndole", ES, "decir"),
        ("went", EN, "go"),
        ("don't", EN, "do"),
        ("DON’T", EN, "do"),
        ("children", EN, "child"),
        ("Mary's", EN, "Mary"),
        ("Blorptangs", EN, "blorptangs"),
    ],
)
def test_a_word_leads_to_its_lemma(word, language, lemma):
    assert lemmas.lemma(word, language) == lemma


@pytest.mark.parametrize("word", ["ich", "Ihnen", "möchte", "dem", "war", "Häuser", "vier", "Guten", "Kellnerin"])
def test_first_german_words_are_known_in_every_form(word):
    assert lexicon.level_of(word, DE) is Level.A1


@pytest.mark.parametrize("word", ["soy", "es", "me", "gustaría", "cuatro", "niñas", "levantarme", "quiero"])
def test_first_spanish_words_are_known_in_every_form(word):
    assert lexicon.level_of(word, ES) is Level.A1


@pytest.mark.parametrize("word", ["am", "were", "I'm", "children", "went", "four", "can't", "her"])
def test_first_english_words_are_known_in_every_form(word):
    assert lexicon.level_of(word, EN) is Level.A1


@pytest.mark.parametrize(
    ("easy", "hard", "language"),
    [
        ("Haus", "Rechtsstaatlichkeit", DE),
        ("essen", "veranschaulichen", DE),
        ("casa", "jurisprudencia", ES),
        ("go", "exacerbate", EN),
    ],
)
def test_rare_words_are_harder_than_common_ones(easy, hard, language):
    assert lexicon.level_of(easy, language).rank + 3 <= lexicon.level_of(hard, language).rank


def test_a_german_compound_is_one_level_above_its_parts():
    assert lexicon.level_of("Apfelkuchen", DE) in {Level.A1, Level.A2}
    assert lexicon.level_of("Kuchentasse", DE) is Level.A2


def test_what_is_no_word_has_no_level():
    for language in Target:
        assert lexicon.level_of("xqzwk", language) is None
        assert lexicon.level_of("", language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Guten Tag! Was möchten Sie trinken? Ich heiße Jana und komme aus Leipzig.", DE),
        ("Buenos días, ¿qué desea tomar? Me llamo Lucía y vivo en Madrid.", ES),
        ("Good morning! My name's Emma and I'm from Dublin. Would you like some tea?", EN),
        ("", DE),
        ("12 345 3,50", ES),
        ("👍", EN),
    ],
)
def test_easy_talk_is_covered_at_a1(text, language):
    assert lexicon.coverage(text, language, Level.A1) == 1.0
    assert lexicon.uncovered(text, language, Level.A1) == []


def test_hard_words_lower_the_coverage_and_are_named_once():
    text = "Die Rechtsstaatlichkeit ist gut. Rechtsstaatlichkeit!"
    assert lexicon.uncovered(text, DE, Level.A1) == ["Rechtsstaatlichkeit"]
    assert lexicon.coverage(text, DE, Level.A1) == pytest.approx(3 / 5)


def test_words_the_learner_knows_are_covered_in_every_form():
    text = "Ich beantrage Genehmigungen."
    known = frozenset({"beantragen", "Genehmigung"})
    assert lexicon.coverage(text, DE, Level.A1) < 1
    assert lexicon.coverage(text, DE, Level.A1, known) == 1.0


def test_an_unknown_german_noun_after_an_article_is_no_name():
    assert lexicon.uncovered("Ich sehe den Zwurbel.", DE, Level.A1) == ["Zwurbel"]
    assert lexicon.uncovered("Ich sehe Zwurbel.", DE, Level.A1) == []


@given(st.text(max_size=200), st.sampled_from(list(Target)))
@settings(max_examples=60, deadline=None)
def test_coverage_is_a_share_and_grows_with_the_level(text, language):
    shares = [lexicon.coverage(text, language, level) for level in Level]
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert shares == sorted(shares)


@given(st.text(max_size=60), st.sampled_from(list(Target)))
@settings(deadline=None)
def test_any_text_has_a_lemma(text, language):
    assert isinstance(lemmas.lemma(text, language), str)


def test_a_lexicon_is_read_once_for_all_threads():
    found = []
    threads = [threading.Thread(target=lambda: found.append(lexicon.load(DE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(one) for one in found}) == 1


@pytest.mark.parametrize("word", ["Donaudampfschiff" * 600, "Quark" * 2_000, "xy" * 5_000, "Haus-" * 2_000])
def test_huge_words_are_judged_in_bounded_time(word, stopwatch):
    lexicon.load(DE)
    with stopwatch(seconds=0.5):
        lexicon.coverage(word, DE, Level.A1)
