"""Questions made from the shipped words of all languages: one right answer each, never given away."""

import random
from functools import cache

import pytest

from content import load
from domain import asking, quiz
from domain.courses import MEANING_CODES, PartOfSpeech, Word
from domain.levels import Level, Native, Target
from domain.queue import Skill
from domain.quiz import Blank, Board, Choice, Entry, Pairing, Picked, Quiz, QuizType, Typed, folded
from language import blanks

PAIRS = [(target, Native(code)) for target, codes in MEANING_CODES.items() for code in codes]
each_pair = pytest.mark.parametrize(("target", "native"), PAIRS)
SKILLS = (Skill.RECOGNISE, Skill.PRODUCE, Skill.LISTEN)


@cache
def words(target: Target) -> tuple[Word, ...]:
    """Every third word of a course; all of a short one."""
    found = next(one for one in map(load.course, load.folders()) if one.language is target).words
    return found[:: len(found) // 200 + 1]


@cache
def gaps(target: Target) -> list[tuple[int, int] | None]:
    return [blanks.find(one.example, one.word, one.part_of_speech, target) for one in words(target)]


@cache
def shipped(target: Target, native: Native) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            id=number,
            language=target,
            label=f"{one.article} {one.word}".strip(),
            word=one.word,
            part=one.part_of_speech,
            level=one.level,
            category=one.category.value,
            meanings=one.meanings[native.value],
            senses=frozenset((code, text) for code, texts in one.meanings.items() for text in texts),
            example=one.example,
            translation=one.example_translations[native.value],
            gap=gaps(target)[number - 1],
        )
        for number, one in enumerate(words(target), start=1)
    )


@cache
def by_id(target: Target, native: Native) -> dict[int, Entry]:
    return {entry.id: entry for entry in shipped(target, native)}


def found_by(entries: tuple[Entry, ...], text: str, skill: Skill) -> list[Entry]:
    """The words that an option could stand for."""
    if skill is Skill.RECOGNISE:
        return [one for one in entries if folded(text) in {folded(meaning) for meaning in one.meanings}]
    return [one for one in entries if one.label == text]


@cache
def choices(target: Target, native: Native) -> list[Choice]:
    pool = shipped(target, native)
    made = [asking.choice(one, pool, skill, random.Random(one.id)) for one in pool for skill in SKILLS]
    return [one for one in made if one]


@cache
def typed_and_tapped(target: Target, native: Native) -> list[Blank]:
    pool = shipped(target, native)
    made = [
        asking.blank(one, pool, random.Random(one.id), is_typed=is_typed) for one in pool for is_typed in (True, False)
    ]
    return [one for one in made if one]


@each_pair
def test_most_words_of_each_course_can_be_asked_in_each_way(target, native):
    pool = shipped(target, native)
    asked = {skill: {one.word for one in choices(target, native) if one.skill is skill} for skill in SKILLS}
    written = {one.word for one in typed_and_tapped(target, native) if one.is_typed}
    tapped = {one.word for one in typed_and_tapped(target, native) if not one.is_typed}
    shares = [len(words) / len(pool) for words in (*asked.values(), written, tapped)]
    assert min(shares) > 0.55, shares


@each_pair
def test_a_choice_has_one_right_option_and_no_option_twice(target, native):
    asked = by_id(target, native)
    for question in choices(target, native):
        entry = asked[question.word]
        assert 3 <= len(question.options) == len(question.glosses) <= 4
        assert len({folded(option) for option in question.options}) == len(question.options)
        for at, option in enumerate(question.options):
            rivals = found_by(shipped(target, native), option, question.skill)
            is_right = entry in rivals
            assert is_right == (at == question.right), (question, option)


@each_pair
def test_no_wrong_option_means_the_same_is_kin_or_of_another_kind(target, native):
    entries = shipped(target, native)
    asked = by_id(target, native)
    for question in choices(target, native):
        entry = asked[question.word]
        for at, option in enumerate(question.options):
            labels = question.glosses if question.skill is Skill.RECOGNISE else question.options
            other = next(one for one in entries if one.label == labels[at] and one.part is entry.part)
            if at == question.right:
                assert other == entry or option in {entry.meaning, entry.label}
                continue
            assert not entry.senses & other.senses
            assert not asking.is_kin(entry.stem, other.stem)


@each_pair
def test_a_prompt_never_holds_its_answer(target, native):
    for question in choices(target, native):
        if question.skill is not Skill.LISTEN:
            prompt, answer = folded(question.prompt), folded(question.options[question.right])
            assert answer not in prompt
            assert prompt not in answer
    for question in typed_and_tapped(target, native):
        shown = folded(f"{question.before} {question.after}"), folded(question.translation)
        assert not any(quiz.has_words(text, folded(question.form)) for text in shown), question


@each_pair
def test_a_blank_is_the_example_with_the_form_taken_out(target, native):
    asked = by_id(target, native)
    for question in typed_and_tapped(target, native):
        assert question.before + question.form + question.after == asked[question.word].example
        if not question.is_typed:
            assert question.options[question.right] == question.form
            assert len({folded(option) for option in question.options}) == len(question.options) >= 3


@each_pair
@pytest.mark.parametrize("seed", range(5))
def test_on_a_board_each_word_has_one_meaning(target, native, seed):
    chance = random.Random(seed)
    pool = shipped(target, native)
    deck = asking.Deck(chance.sample(pool, 12), (), pool)
    boards = asking.make(QuizType.MATCHING, deck, chance)
    assert len(boards) == 2
    asked = by_id(target, native)
    for board in boards:
        assert isinstance(board, Board)
        assert sorted(board.pairs) == [0, 1, 2, 3]
        for place, word in enumerate(board.words):
            assert board.rights[board.pairs[place]] == asked[word].meaning
            others = [asked[other] for other in board.words if other != word]
            assert not any(asked[word].senses & other.senses for other in others)


@pytest.mark.parametrize("kind", QuizType)
def test_the_same_chance_makes_the_same_quiz(kind):
    pool = shipped(Target.GERMAN, Native.ENGLISH)
    deck = asking.Deck(pool[40:60], pool[60:80], pool)
    once, again, other = (asking.make(kind, deck, random.Random(seed)) for seed in (1, 1, 2))
    assert once == again != other


@pytest.mark.parametrize("kind", [QuizType.MULTIPLE_CHOICE, QuizType.FILL_BLANK])
def test_a_quiz_of_few_words_is_filled_up_to_five(kind):
    pool = shipped(Target.GERMAN, Native.ENGLISH)
    own = pool[20:22]
    made = asking.make(kind, asking.Deck(own, pool[100:130], pool), random.Random(3))
    assert [question.words[0] for question in made[: len(own)]] == [one.id for one in own]
    assert len(made) == 5


def test_a_quiz_has_at_most_ten_questions():
    pool = shipped(Target.GERMAN, Native.ENGLISH)
    for kind in QuizType:
        assert 1 <= len(asking.make(kind, asking.Deck(pool, pool, pool), random.Random(1))) <= 10


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("freund", "freundin", True),
        ("fahren", "abfahren", True),
        ("arbeit", "arbeiten", True),
        ("montag", "monat", False),
        ("guten morgen", "guten abend", False),
        ("verstehen", "verkaufen", False),
    ],
)
def test_kin_are_words_of_one_stem(one, other, are):
    assert asking.is_kin(one, other) is are


@pytest.mark.parametrize(
    ("sentence", "word", "part", "language", "form"),
    [
        ("Der Zug fährt um acht.", "fahren", PartOfSpeech.VERB, Target.GERMAN, "fährt"),
        ("Guten Morgen, Herr Weber!", "Guten Morgen", PartOfSpeech.PHRASE, Target.GERMAN, "Guten Morgen"),
        ("Das Essen ist gut, wir essen viel.", "essen", PartOfSpeech.VERB, Target.GERMAN, None),
        ("My colleagues are very friendly.", "colleague", PartOfSpeech.NOUN, Target.ENGLISH, "colleagues"),
        ("Hier steht nichts davon.", "Zug", PartOfSpeech.NOUN, Target.GERMAN, None),
    ],
)
def test_a_word_is_found_in_its_sentence_in_any_form(sentence, word, part, language, form):
    found = blanks.find(sentence, word, part, language)
    assert (sentence[slice(*found)] if found else None) == form


def one_of_each() -> Quiz:
    pool = shipped(Target.GERMAN, Native.ENGLISH)
    deck = asking.Deck(pool[60:80], (), pool)
    kinds = (QuizType.MULTIPLE_CHOICE, QuizType.FILL_BLANK, QuizType.MATCHING)
    return Quiz(1, kinds[0], tuple(asking.make(kind, deck, random.Random(4))[0] for kind in kinds))


def test_a_quiz_out_of_its_row_is_the_quiz_that_was_put_there():
    made = one_of_each()
    answers = (Picked(2, is_right=False), Typed("Zug", is_right=True), Pairing((0, 2), 1, ((1, 3),)))
    assert quiz.questions_from(quiz.to_json(made.questions)) == made.questions
    assert quiz.answers_from(quiz.to_json(answers)) == answers


def test_the_score_is_the_share_of_words_known_at_once():
    played = one_of_each().answered(Picked(0, is_right=True)).answered(Typed("x", is_right=False))
    assert (played.at, played.right, played.total, played.is_over) == (2, 1, 6, False)
    played = played.answered(Pairing((0, 1), None, ((0, 2),)))
    assert (played.at, played.is_over) == (2, False)
    played = played.answered(Pairing((0, 1, 2, 3), None, ((0, 2), (0, 3))))
    assert (played.right, played.score, played.is_over) == (4, 4 / 6, True)
    assert [is_right for _, is_right in played.results(2)] == [False, True, True, True]


def test_words_of_all_levels_fill_up_for_a_level_without_words():
    pool = shipped(Target.SPANISH, Native.ITALIAN)
    assert {one.level for one in pool} == {Level.A1, Level.A2}
