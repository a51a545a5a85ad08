from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select

from domain.levels import Target
from domain.queue import Skill
from domain.quiz import Choice, Picked, QuizType
from storage import quiz_words, quizzes
from storage.models import Quiz, Review, WordProgress
from tests.storage import rows
from tests.storage.plans import full_scans

NOW = rows.NOW
QUESTION = Choice(1, Target.GERMAN, Skill.PRODUCE, "table", ("der Tisch", "die Tafel"), ("table", "board"), 0, "", "")
HOT = {
    "the newest quiz": lambda db: quizzes.newest(db, 1),
    "an answer kept": lambda db: quizzes.save(
        db, quizzes.begin(db, 1, QuizType.MULTIPLE_CHOICE, (QUESTION,), NOW), NOW
    ),
    "an answer noted": lambda db: quizzes.note(db, 1, Skill.PRODUCE, [(1, False), (2, True)], NOW),
    "words kept": lambda db: quiz_words.kept(db, 1, Target.GERMAN),
    "words mistaken": lambda db: quiz_words.mistaken(db, 1, Target.GERMAN),
    "corrections": lambda db: quiz_words.corrected(db, 1, Target.GERMAN),
    "words of the course": lambda db: quiz_words.course(db, Target.GERMAN),
    "words about one thing": lambda db: quiz_words.of_category(db, Target.GERMAN, "food"),
    "what there are words about": lambda db: quiz_words.categories(db, Target.GERMAN, 5),
    "words with their meanings": lambda db: quiz_words.load(db, [1, 2], 1),
}


@pytest.mark.parametrize("name", HOT)
async def test_no_query_of_a_quiz_reads_a_whole_table(database, name):
    await database.run(lambda db: rows.learner(db, 1, rows.course(db)))
    assert await database.run(full_scans, HOT[name]) == []


async def test_the_newest_quiz_is_the_one_begun_last_as_it_was_left(database):
    def play(db):
        rows.learner(db, 1, rows.course(db))
        quizzes.begin(db, 1, QuizType.MATCHING, (QUESTION,), NOW)
        begun = quizzes.begin(db, 1, QuizType.MULTIPLE_CHOICE, (QUESTION, QUESTION), NOW)
        quizzes.save(db, begun.answered(Picked(1, is_right=False)), NOW)
        return begun, quizzes.newest(db, 1)

    begun, found = await database.run(play)
    assert found == begun.answered(Picked(1, is_right=False))


async def test_only_a_finished_quiz_has_a_score(database):
    def play(db):
        rows.learner(db, 1, rows.course(db))
        begun = quizzes.begin(db, 1, QuizType.MULTIPLE_CHOICE, (QUESTION, QUESTION), NOW)
        half = begun.answered(Picked(1, is_right=False))
        query = select(Quiz.score, Quiz.completed_at).where(Quiz.id == begun.id)
        quizzes.save(db, half, NOW)
        before = tuple(db.execute(query).one())
        quizzes.save(db, half.answered(Picked(0, is_right=True)), NOW)
        return before, tuple(db.execute(query).one())

    assert await database.run(play) == ((None, None), (0.5, NOW))


@pytest.mark.parametrize(("has_own_side", "expected"), [(True, Skill.PRODUCE), (False, Skill.RECOGNISE)])
async def test_a_wrong_answer_brings_back_the_card_of_its_side_or_else_the_plain_one(database, has_own_side, expected):
    def play(db):
        rows.learner(db, 1, rows.course(db))
        word = quiz_words.course(db, Target.GERMAN)[-1].id
        sides = [Skill.RECOGNISE, Skill.PRODUCE] if has_own_side else [Skill.RECOGNISE]
        db.execute(delete(WordProgress).where(WordProgress.word_id == word))
        card = {"user_id": 1, "word_id": word, "due_at": NOW + timedelta(days=9), "state": "review"}
        db.execute(insert(WordProgress), [card | {"skill": side} for side in sides])
        added = quizzes.note(db, 1, Skill.PRODUCE, [(word, False)], NOW)
        due = select(WordProgress.skill).where(WordProgress.word_id == word, WordProgress.due_at == NOW)
        logged = select(Review.skill).where(Review.word_id == word).order_by(Review.id.desc()).limit(1)
        return added, list(db.execute(due).scalars()), db.execute(logged).scalar_one()

    assert await database.run(play) == (frozenset(), [expected], expected)


@pytest.mark.parametrize("values", [{"suspended": True}, {"state": "learning"}])
async def test_a_card_put_aside_or_on_a_step_is_left_alone(database, values):
    def play(db):
        rows.learner(db, 1, rows.course(db))
        word = quiz_words.course(db, Target.GERMAN)[-1].id
        db.execute(delete(WordProgress).where(WordProgress.word_id == word))
        card = {"user_id": 1, "word_id": word, "due_at": NOW + timedelta(minutes=9), "state": "review"} | values
        db.execute(insert(WordProgress).values(card))
        quizzes.note(db, 1, Skill.RECOGNISE, [(word, False)], NOW)
        return db.execute(select(WordProgress.due_at).where(WordProgress.word_id == word)).scalar_one()

    assert await database.run(play) == NOW + timedelta(minutes=9)
