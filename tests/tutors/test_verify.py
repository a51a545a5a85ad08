"""Only what stands in the learner's text and agrees with the minimal diff is shown."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.levels import Target
from domain.mistakes import Kind, Severity
from prompts.learners import printable
from prompts.talk import Claim
from tutors.verify import UNCLAIMED_CONFIDENCE, verify


def claim(wrong, right, kind=Kind.LEX, severity=Severity.MODERATE, confidence=0.9, explanation="why"):
    return Claim(wrong=wrong, right=right, kind=kind, severity=severity, explanation=explanation, confidence=confidence)


def shown(text, corrected, *claims, language=Target.GERMAN, **more):
    return verify(text, corrected, claims, language, **more)


def pairs(verified):
    return [(correction.wrong, correction.right) for correction in verified.corrections]


HOUND = ("ein Hund sehe ich", "einen Hund sehe ich")


def test_a_claim_that_agrees_is_kept_with_its_kind_and_explanation():
    verified = shown("Ich habe ein Hund.", "Ich habe einen Hund.", claim("ein", "einen", Kind.CASE_GOV))
    (correction,) = verified.corrections
    assert (correction.start, correction.end, correction.kind) == (9, 12, Kind.CASE_GOV)
    assert (correction.explanation, correction.confidence, verified.dropped) == ("why", 0.9, 0)


def test_a_claim_with_words_around_the_mistake_is_narrowed_to_it():
    verified = shown("Ich gehe in der Schule.", "Ich gehe in die Schule.", claim("in der Schule", "in die Schule"))
    assert pairs(verified) == [("der", "die")]
    assert verified.corrections[0].explanation == "why"


@pytest.mark.parametrize(
    "false",
    [
        claim("Katze", "Katzen"),
        claim("Hund", "Hunde"),
        claim("ein", "eine"),
        claim("Ich", "Wir"),
        claim("", "sehr"),
        claim("habe ein", "habe einen alten"),
        claim("", ""),
    ],
)
def test_a_claim_that_does_not_agree_is_dropped_and_counted(false):
    verified = shown("Ich habe ein Hund.", "Ich habe einen Hund.", claim("ein", "einen"), false)
    assert pairs(verified) == [("ein", "einen")]
    assert verified.dropped == 1


def test_an_edit_without_a_claim_is_shown_with_little_confidence_and_no_explanation():
    verified = shown("Ich habe ein Hund gesehen.", "Ich habe einen Hund gesehen.")
    (correction,) = verified.corrections
    assert (correction.wrong, correction.explanation, correction.confidence) == ("ein", "", UNCLAIMED_CONFIDENCE)


def test_the_right_occurrence_of_a_repeated_word_is_meant():
    text = "Das ist ein Hund und ich habe ein Hund."
    (correction,) = shown(text, "Das ist ein Hund und ich habe einen Hund.", claim("ein", "einen")).corrections
    assert correction.start == text.rindex("ein ")


def test_two_equal_mistakes_take_two_claims():
    verified = shown("ein Hund, ein Hund sehe ich", "einen Hund, einen Hund sehe ich", *[claim("ein", "einen")] * 2)
    assert [correction.start for correction in verified.corrections] == [0, 10]
    assert verified.dropped == 0


def test_what_only_changes_a_capital_is_called_so_whatever_was_claimed():
    (correction,) = shown("Das ist mein hund.", "Das ist mein Hund.", claim("hund", "Hund", Kind.NOUN_INFL)).corrections
    assert correction.kind is Kind.CASE


def test_an_accent_that_changes_the_tense_may_be_claimed_as_tense():
    text, right = "Ayer compro un libro.", "Ayer compró un libro."
    (correction,) = shown(text, right, claim("compro", "compró", Kind.TENSE), language=Target.SPANISH).corrections
    assert correction.kind is Kind.TENSE


def test_a_comma_that_comes_with_a_missing_word_does_not_spoil_the_claim():
    verified = shown("Ich denke du kommst heute.", "Ich denke, dass du kommst heute.", claim("", "dass", Kind.CONF))
    assert [(correction.right, correction.kind) for correction in verified.corrections] == [(", dass", Kind.CONF)]


@pytest.mark.parametrize("words", [("", "zur"), ("gehe Schule", "gehe zur Schule"), ("Schule", "zur Schule")])
def test_a_missing_word_may_be_claimed_in_several_ways(words):
    verified = shown("Ich gehe Schule um acht Uhr.", "Ich gehe zur Schule um acht Uhr.", claim(*words, Kind.PREP))
    (correction,) = verified.corrections
    assert (correction.wrong, correction.right, correction.kind) == ("", "zur", Kind.PREP)
    assert correction.start == correction.end
    assert verified.corrected == "Ich gehe zur Schule um acht Uhr."


def test_a_superfluous_word_has_nothing_on_its_right():
    verified = shown("Ich gehe zu nach Hause heute.", "Ich gehe nach Hause heute.", claim("zu", "", Kind.PREP))
    assert pairs(verified) == [("zu", "")]
    assert verified.corrected == "Ich gehe nach Hause heute."


def test_the_gravest_comes_first():
    verified = shown(
        "Ich habe gehen nach der Schule mit mein Freund.",
        "Ich bin gegangen nach der Schule mit meinem Freund.",
        claim("mein", "meinem", severity=Severity.MINOR),
        claim("habe", "bin", Kind.AUX, Severity.MODERATE),
        claim("gehen", "gegangen", Kind.VERB_FORM, Severity.MAJOR),
    )
    assert [correction.severity for correction in verified.corrections] == ["major", "moderate", "minor"]


def test_a_rewrite_shows_nothing():
    verified = shown("ich wollen kaufen das auto rot", "Gern würde ich mir jenen Wagen zulegen", claim("ich", "Gern"))
    assert (verified.corrections, verified.corrected, verified.dropped) == ((), None, 1)


def test_one_wrong_word_of_one_is_no_rewrite():
    assert pairs(shown("hause", "Hause", claim("hause", "Hause"))) == [("hause", "Hause")]


@pytest.mark.parametrize("word", ["Kaffi", "kaffi"])
def test_a_word_of_the_personal_dictionary_is_never_flagged(word):
    verified = shown(
        "Ein Kaffi bitte.", "Ein Kaffee bitte.", claim("Kaffi", "Kaffee"), personal_dictionary=frozenset({word})
    )
    assert (verified.corrections, verified.corrected, verified.dropped) == ((), "Ein Kaffi bitte.", 1)


def test_unclaimed_punctuation_is_not_worth_a_tip():
    assert shown("Hallo wie geht es dir", "Hallo, wie geht es dir?").corrections == ()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("It’s fine, isn’t it", "It's fine, isn't it"),
        ("scho\u0308n ist das Wetter", "schön ist das Wetter"),
        ("a  b c d", "a b c d"),
        ("bell\x07 und mehr hier", "bell und mehr hier"),
        ("alles gut hier", "alles\x00 gut\ufeff hier"),
        ("„gut“ sagte er da", '"gut" sagte er da'),
    ],
)
def test_what_no_reader_tells_apart_is_no_mistake(text, same):
    verified = shown(text, same)
    assert (verified.corrections, verified.corrected) == ((), text)


@pytest.mark.parametrize("corrected", ["", "  ", "\n"])
def test_an_empty_correction_judges_nothing(corrected):
    assert shown("Ich bin da.", corrected, claim("Ich", "")).corrected is None


def test_a_right_text_has_no_corrections_whatever_is_claimed():
    verified = shown("Ich bin da.", "Ich bin da.", claim("bin", "war"), claim("da", "hier"))
    assert (verified.corrections, verified.corrected, verified.dropped) == ((), "Ich bin da.", 2)


def test_confidence_is_never_above_one():
    for confidence in (7.0, float("inf")):
        (correction,) = shown(*HOUND, claim("ein", "einen", confidence=confidence)).corrections
        assert correction.confidence == 1.0


@pytest.mark.parametrize("confidence", [0.3, -3.0, float("nan")])
def test_a_claim_that_the_model_doubts_is_not_shown(confidence):
    verified = shown(*HOUND, claim("ein", "einen", confidence=confidence))
    assert (verified.corrections, verified.corrected, verified.dropped) == ((), HOUND[0], 1)


def test_an_explanation_is_plain_and_short():
    (correction,) = shown(*HOUND, claim("ein", "einen", explanation="**acc.** " + "molto " * 90)).corrections
    assert correction.explanation.startswith("acc. molto")
    assert len(correction.explanation) <= 200


WORDS = [
    "ich",
    "habe",
    "ein",
    "einen",
    "der",
    "die",
    "Hund",
    "hund",
    "gehe",
    "zur",
    "Schule",
    "schön",
    "schon",
    ",",
    ".",
    "!",
    "das",
    "dass",
    "😀",
    "’",
    "é",
    "é",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60)


@st.composite
def answers(draw):
    text = draw(TEXTS)
    words = text.split(" ")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words) - 1)) if words else 0
        words[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(WORDS), max_size=2))
    corrected = draw(st.just(" ".join(words)) | TEXTS)
    pieces = st.sampled_from([*WORDS, *text.split(), *corrected.split(), "", text, corrected]) | st.text(max_size=9)
    made = st.builds(
        Claim,
        wrong=pieces,
        right=pieces,
        kind=st.sampled_from(Kind),
        severity=st.sampled_from(Severity),
        explanation=st.text(max_size=9),
        confidence=st.floats(),
    )
    return text, corrected, draw(st.lists(made, max_size=5))


@settings(max_examples=400, deadline=None)
@given(answers(), st.sampled_from(Target), st.frozensets(st.sampled_from(WORDS), max_size=2))
def test_nothing_false_is_shown_and_nothing_raises(answer, language, own):
    text, corrected, claims = answer
    verified = verify(text, corrected, claims, language, own)
    by_place = sorted(verified.corrections, key=lambda correction: (correction.start, correction.end))
    for correction in by_place:
        assert text[correction.start : correction.end] == correction.wrong
        assert correction.wrong != correction.right
        assert 0 <= correction.confidence <= 1
        assert printable(correction.right + correction.explanation) == correction.right + correction.explanation
    assert all(a.end <= b.start for a, b in pairwise(by_place))
    assert 0 <= verified.dropped <= len(claims)
    assert agrees(text, corrected, by_place, verified.corrected)


def agrees(text, corrected, corrections, made):
    """Whether every right piece stands in the correction, and the pieces put into the text give `made`."""
    if made is None:
        return not corrections
    pieces, at = [], 0
    for correction in corrections:
        if solid(correction.right) not in solid(printable(corrected)):
            return False
        pieces += [text[at : correction.start], correction.right]
        at = correction.end
    return solid("".join(pieces) + text[at:]) == solid(made)


def solid(text):
    return "".join(text.split())
