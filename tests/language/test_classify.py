"""An edit is named by the mistake it repairs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.levels import Target
from domain.mistakes import Kind, Severity
from language import align, classify

DE, ES, EN = Target.GERMAN, Target.SPANISH, Target.ENGLISH


def kinds(original: str, corrected: str, language: Target) -> list[Kind]:
    return [classify.kind(edit, original, corrected, language) for edit in align.edits(original, corrected)]


@pytest.mark.parametrize(
    ("original", "corrected", "kind"),
    [
        ("Ich habe einen hund.", "Ich habe einen Hund.", Kind.CASE),
        ("Ich glaube das er kommt", "Ich glaube dass er kommt", Kind.CONF),
        ("Ich sehe die Tisch", "Ich sehe den Tisch", Kind.GENDER),
        ("Ich sehe der Tisch", "Ich sehe den Tisch", Kind.CASE_GOV),
        ("Ich habe Hund", "Ich habe einen Hund", Kind.ART_PRESENCE),
        ("Ich warte für dich", "Ich warte auf dich", Kind.PREP_VERB),
        ("Ich wohne auf Berlin", "Ich wohne in Berlin", Kind.PREP),
        ("Er gehen nach Hause", "Er geht nach Hause", Kind.VERB_FORM),
        ("Er gehst nach Hause", "Er geht nach Hause", Kind.SVA),
        ("Gestern gehe ich", "Gestern ging ich", Kind.TENSE),
        ("Wenn ich Zeit habe", "Wenn ich Zeit hätte", Kind.MOOD),
        ("Ich habe gegangen", "Ich bin gegangen", Kind.AUX),
        ("zwei Hund", "zwei Hunde", Kind.NUMBER),
        ("mit den Kinder", "mit den Kindern", Kind.NOUN_INFL),
        ("ein schöne Tag", "ein schöner Tag", Kind.ADJ_AGR),
        ("Ich freue auf dich", "Ich freue mich auf dich", Kind.PRON),
        ("Er freut auf dich", "Er freut sich auf dich", Kind.REFLEX),
        ("weil ich bin müde", "weil ich müde bin", Kind.WORD_ORDER),
        ("Ich weiß wo er ist", "Ich weiß, wo er ist", Kind.PUNCT),
        ("wieviele Leute", "wie viele Leute", Kind.SPACE),
        ("Das ist gefärlich", "Das ist gefährlich", Kind.SPELL),
        ("Das ist moglich", "Das ist möglich", Kind.DIACRITIC),
    ],
)
def test_german_mistakes_have_their_kind(original, corrected, kind):
    assert kinds(original, corrected, DE) == [kind]


@pytest.mark.parametrize(
    ("original", "corrected", "kind"),
    [
        ("la problema", "el problema", Kind.GENDER),
        ("Soy cansado", "Estoy cansado", Kind.SER_ESTAR),
        ("Es por ti", "Es para ti", Kind.CONF),
        ("Veo mi madre", "Veo a mi madre", Kind.A_PERSONAL),
        ("Es un corazon", "Es un corazón", Kind.DIACRITIC),
        ("Quiero que vienes", "Quiero que vengas", Kind.MOOD),
        ("Ayer como pan", "Ayer comí pan", Kind.TENSE),
        ("Ellos habla", "Ellos hablan", Kind.SVA),
        ("Las casas blanco", "Las casas blancas", Kind.ADJ_AGR),
        ("y yo quiero pan", "y quiero pan", Kind.PRON_DROP),
        ("Voy a el cine", "Voy al cine", Kind.ART_FORM),
        ("Depende en ti", "Depende de ti", Kind.PREP_VERB),
    ],
)
def test_spanish_mistakes_have_their_kind(original, corrected, kind):
    assert kinds(original, corrected, ES) == [kind]


@pytest.mark.parametrize(
    ("original", "corrected", "kind"),
    [
        ("I have a apple", "I have an apple", Kind.ART_FORM),
        ("She go home", "She goes home", Kind.SVA),
        ("I goed home", "I went home", Kind.VERB_FORM),
        ("Yesterday I go home", "Yesterday I went home", Kind.TENSE),
        ("We was here", "We were here", Kind.SVA),
        ("two book", "two books", Kind.NUMBER),
        ("their is a cat", "there is a cat", Kind.CONF),
        ("I depend of you", "I depend on you", Kind.PREP_VERB),
        ("I will recieve it", "I will receive it", Kind.SPELL),
        ("I enjoy to swim", "I enjoy swimming", Kind.VERB_FORM),
        ("Where you live?", "Where do you live?", Kind.AUX),
        ("I like very much it", "I like it very much", Kind.WORD_ORDER),
        ("I saw dog", "I saw a dog", Kind.ART_PRESENCE),
        ("It was purple", "It was enormous", Kind.LEX),
    ],
)
def test_english_mistakes_have_their_kind(original, corrected, kind):
    assert kind in kinds(original, corrected, EN)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(list(Target)))
@settings(max_examples=150, deadline=None)
def test_every_edit_of_any_texts_has_a_kind(original, corrected, language):
    assert all(isinstance(one, Kind) for one in kinds(original, corrected, language))


@given(
    st.integers(-5, 50), st.integers(-5, 50), st.text(max_size=9), st.text(max_size=9), st.sampled_from(list(Target))
)
@settings(deadline=None)
def test_an_edit_that_does_not_fit_the_texts_does_no_harm(start, end, wrong, right, language):
    edit = align.Edit(start, end, wrong, right, start, end)
    assert isinstance(classify.kind(edit, "Ich bin da", "Du bist da", language), Kind)


def test_every_kind_has_a_severity():
    assert {classify.severity(kind) for kind in Kind} == set(Severity)
