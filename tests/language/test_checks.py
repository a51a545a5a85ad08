"""The checks point at what is wrong, stay silent where all is well, and bear any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.levels import Target
from domain.mistakes import Certainty, Kind
from language import check, spelling

DE, ES, EN = Target.GERMAN, Target.SPANISH, Target.ENGLISH


def asked(text: str, language: Target) -> list[tuple[str, str, Kind]]:
    return [(one.wrong, one.right, one.kind) for one in check.check(text, language)]


@pytest.mark.parametrize(
    ("text", "wrong", "right", "kind"),
    [
        ("Ich habe einen hund.", "hund", "Hund", Kind.CASE),
        ("Das ist ein krankenhausbett.", "krankenhausbett", "Krankenhausbett", Kind.CASE),
        ("Das Tisch ist groß.", "Das", "Der", Kind.GENDER),
        ("Ich sehe eine Hund.", "eine", "einen", Kind.GENDER),
        ("Ich fahre mit die Kindern.", "die", "den", Kind.CASE_GOV),
        ("Das Kühlschranktür ist offen.", "Das", "Die", Kind.GENDER),
        ("Ich bin gestern gekomen.", "gekomen", "gekommen", Kind.SPELL),
    ],
)
def test_german_slips_are_pointed_at(text, wrong, right, kind):
    found = asked(text, DE)
    assert [one[0] for one in found] == [wrong]
    assert (
        found[0][2] in {kind, Kind.GENDER, Kind.CASE_GOV}
        if kind in {Kind.GENDER, Kind.CASE_GOV}
        else found[0] == (wrong, right, kind)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La problema es grande.", ("La", "El", Kind.GENDER)),
        ("Tengo un opción.", ("un", "una", Kind.GENDER)),
        ("Me duele el mano.", ("el", "la", Kind.GENDER)),
        ("Yo tambien quiero.", ("tambien", "también", Kind.DIACRITIC)),
        ("Es mi corazon.", ("corazon", "corazón", Kind.DIACRITIC)),
        ("Es muy dificil.", ("dificil", "difícil", Kind.DIACRITIC)),
        ("Es muy imposrtante para mí.", ("imposrtante", "importante", Kind.SPELL)),
    ],
)
def test_spanish_slips_are_pointed_at(text, found):
    assert asked(text, ES) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I have a apple.", ("a", "an", Kind.ART_FORM)),
        ("An university is big.", ("An", "A", Kind.ART_FORM)),
        ("We waited an long time.", ("an", "a", Kind.ART_FORM)),
        ("It takes a hour.", ("a", "an", Kind.ART_FORM)),
        ("Yesterday i was ill.", ("i", "I", Kind.CASE)),
        ("See you on monday.", ("monday", "Monday", Kind.CASE)),
        ("I will recieve it.", ("recieve", "receive", Kind.SPELL)),
        ("It is definately true.", ("definately", "definitely", Kind.SPELL)),
    ],
)
def test_english_slips_are_pointed_at(text, found):
    assert asked(text, EN) == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Mann, die Kinder und das Haus, das Kinder mögen, sind schön.", DE),
        ("Auf der einen Seite ist es um ein Uhr heute Abend schön.", DE),
        ("Ich soll das heute früh in Leipzig mit Jana Weber machen.", DE),
        ("Die Haustür des Krankenhauses ist offen, weil die Leute leben und essen.", DE),
        ("Ich freue mich auf das Wiedersehen mit den Freunden.", DE),
        ("El agua está fría, pero las manos no; la trabajo y la cuento.", ES),
        ("Visitaríamos a mis hermanitas cuando nos graduemos.", ES),
        ("El problema, la mano, el día, la foto, el mapa y el planeta.", ES),
        ("An hour ago a European gave me an MP3 and a one-way ticket, an 8-day trip.", EN),
        ("Mary's brother doesn't live in Dublin; he's an honest man from a university.", EN),
        ("Plan A is a good one.", EN),
        ("Ich wohne in Jakarta mit Siti und Budi, und meine Freundin Chiara ist in der Bicocca.", DE),
        ("Me llamo Giovanni y vivo en Bolonia con Chiara.", ES),
        ("I am Wayan, I eat nasi goreng and rendang.", EN),
        ("", DE),
    ],
)
def test_right_sentences_are_left_alone(text, language):
    assert asked(text, language) == []


def test_a_check_only_asks_and_says_how_sure_it_is():
    found = check.check("Ich sehe eine Hund und eine katze.", DE)
    assert all(one.certainty is Certainty.ASK and 0.5 < one.confidence < 1 and not one.explanation for one in found)


def test_words_of_the_personal_dictionary_are_never_flagged():
    assert check.check("Yo tambien quiero.", ES, frozenset({"Tambien"})) == []


@pytest.mark.parametrize(
    ("word", "language", "suggestion"),
    [
        ("Wissenschäftler", DE, "Wissenschaftler"),
        ("gefärlich", DE, "gefährlich"),
        ("terible", ES, "terrible"),
        ("goverment", EN, "government"),
        ("Jana", DE, None),
        ("Krankenhausbett", DE, None),
        ("xqzwkj", EN, None),
        ("abc", EN, None),
        ("hte", EN, None),
    ],
)
def test_a_suggestion_is_given_only_without_doubt(word, language, suggestion):
    assert spelling.suggest(word, language) == suggestion


def test_unknown_words_are_found_where_they_stand():
    text = "Das ist ein schönner Tag."
    assert [text[t.start : t.end] for t in spelling.unknown(text, DE)] == ["schönner"]


def test_few_unknown_words_of_a_text_are_looked_up():
    text = " ".join(f"gekomen{letter}en" for letter in "abcdefghijklmnopqrstuvwxyz")
    assert len(check.check(text, DE)) <= check.MOST_SUGGESTIONS


@given(st.text(max_size=200), st.sampled_from(list(Target)))
@settings(max_examples=80, deadline=None)
def test_any_text_is_checked_and_findings_do_not_overlap(text, language):
    end = 0
    for one in check.check(text, language):
        assert text[one.start : one.end] == one.wrong
        assert one.start >= end
        end = one.end


@pytest.mark.parametrize("language", list(Target))
@pytest.mark.parametrize(
    "text",
    [
        "<b>&amp;</b>" * 800,
        "der die das " * 800,
        "\x00\x1b[31m" * 1_500,
        "aAbBcC " * 1_400,
        "Quatschxyz " * 900,
        "a" * 10_000,
    ],
)
def test_hostile_texts_are_checked_in_bounded_time(text, language, stopwatch):
    check.check("Warm up the tables, bitte, gracias xqzwka.", language)
    with stopwatch(seconds=1):
        check.check(text[:10_000], language)
