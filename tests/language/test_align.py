"""Edits are minimal to a reader and exact to the character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language import align

WORDS = st.lists(
    st.sampled_from(["der", "die", "Das", " ", "  ", ",", ".", "gehe", "ging", "\n", "ich", "B.A.", "né", "'"]),
    max_size=25,
)


def changes(original: str, corrected: str) -> list[tuple[str, str]]:
    return [(edit.original, edit.corrected) for edit in align.edits(original, corrected)]


@given(st.text(max_size=80), st.text(max_size=80))
def test_applying_the_edits_gives_the_corrected_text(original, corrected):
    assert align.apply(original, align.edits(original, corrected)) == corrected


@given(WORDS, WORDS)
@settings(max_examples=300)
def test_applying_the_edits_gives_the_corrected_sentence(left, right):
    original, corrected = "".join(left), "".join(right)
    assert align.apply(original, align.edits(original, corrected)) == corrected


@given(WORDS, WORDS)
def test_edits_know_their_place_in_both_texts(left, right):
    original, corrected = "".join(left), "".join(right)
    end = corrected_end = 0
    for edit in align.edits(original, corrected):
        assert original[edit.start : edit.end] == edit.original
        assert corrected[edit.corrected_start : edit.corrected_end] == edit.corrected
        assert edit.original != edit.corrected
        assert edit.start >= end
        assert edit.corrected_start >= corrected_end
        end, corrected_end = edit.end, edit.corrected_end


@given(st.text(max_size=100))
def test_a_text_that_is_right_has_no_edits(text):
    assert align.edits(text, text) == []


@pytest.mark.parametrize(
    ("original", "corrected", "expected"),
    [
        ("Ich gehe in die Kino.", "Ich gehe ins Kino.", [("in die", "ins")]),
        ("der Tisch", "den Tisch", [("der", "den")]),
        ("Ich habe gesehen wie er", "Ich habe gesehen, wie er", [("", ",")]),
        ("weil ich bin heute müde", "weil ich heute müde bin", [("bin heute müde", "heute müde bin")]),
        ("ein re cent plan", "ein recent plan", [("re cent", "recent")]),
        ("wieviele Leute", "wie viele Leute", [("wieviele", "wie viele")]),
        ("Ich gehe zu dem Arzt", "Ich gehe zum Arzt", [("zu dem", "zum")]),
        ("Voy a el cine", "Voy al cine", [("a el", "al")]),
        ("Ich  gehe", "Ich gehe", [("  ", " ")]),
        ("ich gehe", "Ich gehe", [("ich", "Ich")]),
        ("Yo estudio.", "Estudio.", [("Yo ", ""), ("estudio", "Estudio")]),
        ("I have 20 year", "I am 20 years old", [("have", "am"), ("year", "years"), ("", " old")]),
        ("Die Hund bellt laut", "Der Hund bellt laut", [("Die", "Der")]),
        ("", "Hallo", [("", "Hallo")]),
        ("Hallo", "", [("Hallo", "")]),
    ],
)
def test_edits_are_what_a_teacher_would_mark(original, corrected, expected):
    assert changes(original, corrected) == expected


@pytest.mark.parametrize(
    ("original", "corrected"),
    [
        ("x " * 5_000, "y " * 5_000),
        ("a, " * 3_000, "b. a " * 2_000),
        ("wort" * 2_500, "wort " * 2_000),
        ("".join(chr(33 + i % 90) for i in range(10_000)), "".join(chr(33 + i % 89) for i in range(10_000))),
    ],
)
def test_hostile_texts_are_aligned_in_bounded_time(original, corrected, stopwatch):
    with stopwatch(seconds=3):
        found = align.edits(original, corrected)
    assert align.apply(original, found) == corrected
