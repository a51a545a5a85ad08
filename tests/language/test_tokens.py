"""Tokens keep their place in the text, whatever the text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language import tokens

ODD = (
    "a\u0301 \u202eמילה\u202c \x00\x07 👩‍👩‍👧 🇩🇪 https://x.org/?a=1&b=2. z."
    "B. <b>hola</b> l'été 3,5 20-jährig\u200b don’t  \ufeff"
)


@given(st.text(max_size=300))
def test_every_token_stands_where_it_says(text):
    for found in (tokens.words(text), tokens.tokens(text), tokens.sentences(text)):
        assert all(text[token.start : token.end] == token.text for token in found)


@given(st.text(max_size=300))
def test_tokens_leave_out_nothing_but_white_space(text):
    covered = set()
    for token in tokens.tokens(text):
        covered |= set(range(token.start, token.end))
    assert all(letter.isspace() for index, letter in enumerate(text) if index not in covered)


@given(st.text(alphabet="ab.!? \n", max_size=200))
def test_sentences_hold_every_character_that_is_not_white_space(text):
    assert "".join("".join(s.text.split()) for s in tokens.sentences(text)) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ich don't know, it's l'eau!", ["Ich", "don't", "know", "it's", "l'eau"]),
        ("Mein E-Mail-Konto kostet 3,50 Euro.", ["Mein", "E-Mail-Konto", "kostet", "3,50", "Euro"]),
        ("Siehe https://example.org/a?b=1, bitte 😀", ["Siehe", "bitte"]),
        ("cafe\u0301 con leche", ["cafe\u0301", "con", "leche"]),
        ("z.B. am 3. Mai", ["z.B.", "am", "3", "Mai"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_words_are_what_a_reader_would_count(text, expected):
    assert [word.text for word in tokens.words(text)] == expected


def test_an_address_ends_before_the_full_stop():
    assert [t.text for t in tokens.tokens("Siehe www.palaver.org.")] == ["Siehe", "www.palaver.org", "."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Das ist gut. Das auch!", 2),
        ("Ich komme z. B. am 3. Mai zu Dr. Weber.", 1),
        ("¿Qué tal? Bien… Gracias", 3),
        ("erste Zeile\nzweite Zeile", 2),
        ("He said “yes.” Then he left.", 2),
    ],
)
def test_sentences_end_where_a_reader_stops(text, count):
    assert len(tokens.sentences(text)) == count


def test_odd_characters_do_no_harm():
    assert tokens.words(ODD)
    assert tokens.tokens(ODD * 100)


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "a-" * 5_000, "1." * 5_000, "www." * 2_500, "a@" * 5_000, "'" * 10_000, "\u0301" * 10_000]
)
def test_hostile_repetition_is_read_in_bounded_time(text, stopwatch):
    with stopwatch(seconds=0.5):
        tokens.tokens(text)
        tokens.sentences(text)
