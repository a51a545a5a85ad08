from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from storage.models import AuditEntry, Base, GrammarCorrection, ModelUsage, User, WordList
from tests.storage import rows


def counts(db: Session) -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    return {table.name: db.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def a_school(db: Session) -> tuple[dict[str, int], dict[str, int], dict[str, int], int]:
    """Rows of every table before anybody came, with one learner, with two; and the second learner's id."""
    shared = rows.course(db)
    nobody = counts(db)
    rows.learner(db, 1, shared)
    one = counts(db)
    second = rows.learner(db, 2, shared)["user"].id
    return nobody, one, counts(db), second


async def test_the_rows_of_these_tests_fill_every_table(database):
    _, one, two, _ = await database.run(a_school)
    assert [name for name, count in two.items() if not count] == []
    assert sum(two.values()) > sum(one.values())


async def test_deleting_a_learner_removes_all_that_is_theirs_and_nothing_else(database):
    _, one, _, second = await database.run(a_school)
    await database.run(lambda db: db.execute(delete(User).where(User.id == second)))
    after = await database.run(counts)
    assert after | {"audit_log": 1} == one
    assert after["audit_log"] == 2
    actors = await database.run(lambda db: db.scalars(select(AuditEntry.actor_id)).all())
    assert second not in actors
    assert None in actors


async def test_deleting_every_learner_leaves_the_course_and_the_books(database):
    nobody, _, _, _ = await database.run(a_school)
    await database.run(lambda db: db.execute(delete(User)))
    assert await database.run(counts) == nobody | {"audit_log": 2}


async def test_a_learner_loaded_as_an_object_is_deleted_with_all_that_is_theirs(database):
    _, one, _, second = await database.run(a_school)
    await database.run(lambda db: db.delete(db.get_one(User, second)))
    assert await database.run(counts) == one | {"audit_log": 2}


async def test_a_deleted_list_leaves_its_words_and_the_sittings_with_it(database):
    await database.run(a_school)
    before = await database.run(counts)
    await database.run(lambda db: db.execute(delete(WordList)))
    gone = {"user_vocabulary_lists": 0, "vocabulary_list_words": 0}
    assert await database.run(counts) == before | gone


async def test_a_deleted_turn_takes_its_corrections_but_not_what_it_cost(database):
    def drop_turns(db: Session) -> tuple[int, list[int | None]]:
        db.execute(update(ModelUsage).values(cost_microusd=5))
        db.execute(delete(Base.metadata.tables["conversation_turns"]))
        left = db.scalar(select(func.count()).select_from(GrammarCorrection))
        return left or 0, list(db.scalars(select(ModelUsage.turn_id)))

    await database.run(a_school)
    assert await database.run(drop_turns) == (0, [None, None])
