import asyncio
import time
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.courses import Gender, PartOfSpeech, SourceFile, Topic, WordCategory
from domain.courses import Word as Entry
from domain.guides import Branch, Line, Scenario, Step
from domain.levels import Level, Target
from domain.mistakes import Kind
from storage import courses, seeding
from storage.db import Database
from storage.models import Base, ContentVersion, Context, GrammarTopic, User, Word, WordExample, WordProgress
from storage.word_seeding import Counts
from tests.databases import counted
from tests.storage import rows

FIVE = ("en", "it", "id", "es", "de")


def in_five(text: str) -> dict[str, str]:
    return {code: f"{text} ({code})" for code in FIVE}


def line(say: str) -> Line:
    return Line(say, {code: f"{say} ({code})" for code in FIVE if code != "de"})


def scene(slug: str = "cafe", **changes: Any) -> Scenario:
    greet = Step(
        id="greet",
        line=line("Guten Tag! Was möchten Sie?"),
        branches=(
            Branch(("kaffee", "tee"), "pay", line("Sehr gern.")),
            Branch(("nichts", "nein danke"), "bye"),
        ),
        otherwise="pay",
        example="Einen Kaffee, bitte.",
        tip=in_five("Order a drink."),
        retry=line("Kaffee oder Tee?"),
    )
    pay = Step(id="pay", line=line("Das macht 3 €."), otherwise="bye")
    value = Scenario(
        language=Target.GERMAN,
        slug=slug,
        name=in_five("At the café"),
        category="daily",
        level=Level.A1,
        description=in_five("You order."),
        role="You are Jana, a waitress.",
        goals=(in_five("Order"), in_five("Pay")),
        vocabulary=("der Kaffee", "bestellen"),
        trigger_phrases=("Kaffee bestellen",),
        steps=(greet, pay, Step(id="bye", line=line("Tschüss! 👋"))),
    )
    return replace(value, **changes)


def topic(slug: str = "noun-gender", *kinds: Kind, **changes: Any) -> Topic:
    value = Topic(
        language=Target.GERMAN,
        slug=slug,
        category="nouns",
        level=Level.A1,
        name=in_five("Gender"),
        name_native="Genus",
        kinds=kinds or (Kind.GENDER, Kind.ART_FORM),
        explanation=in_five("Each noun has a gender."),
        order=1,
    )
    return replace(value, **changes)


def entry(word: str = "Tisch", **changes: Any) -> Entry:
    value = Entry(
        language=Target.GERMAN,
        word=word,
        part_of_speech=PartOfSpeech.NOUN,
        article="der",
        gender=Gender.MASCULINE,
        plural=f"{word}e",
        level=Level.A1,
        category=WordCategory.HOME,
        priority=1,
        ipa="tɪʃ",
        meanings={"en": ("table", "desk"), "it": ("tavolo",), "id": ("meja",), "es": ("mesa",)},
        example=f"Der {word} ist groß.",
        example_translations={"en": "The table is big.", "it": "…", "id": "…", "es": "…"},
    )
    return replace(value, **changes)


def words_file(*words: Entry, checksum: str = "1") -> SourceFile:
    return SourceFile("german/words/a1.csv", checksum, Target.GERMAN, words=words)


def scene_file(*scenes: Scenario, slug: str = "cafe", checksum: str = "1") -> SourceFile:
    return SourceFile(f"german/contexts/{slug}.yaml", checksum, Target.GERMAN, scenarios=scenes)


def topic_file(*topics: Topic, checksum: str = "1") -> SourceFile:
    return SourceFile("german/topics/nouns.yaml", checksum, Target.GERMAN, topics=topics)


def everything(db: Session) -> dict[str, list]:
    """All rows of all tables, but for when content was applied."""
    tables = [table for table in Base.metadata.sorted_tables if table.name != "content_versions"]
    return {table.name: sorted(map(repr, db.execute(select(table)).all())) for table in tables}


async def test_a_scenario_comes_back_exactly_as_it_was_seeded(database):
    await database.run(seeding.apply_scenarios, [scene(), scene("free-talk", listed=False)])
    assert await database.run(courses.scenario, Target.GERMAN, "cafe") == scene()
    assert await database.run(courses.scenario, "de", "free-talk") == scene("free-talk", listed=False)
    assert await database.run(courses.scenario, Target.SPANISH, "cafe") is None


async def test_the_list_shows_listed_scenes_easiest_first(database):
    scenes = [scene("b", level=Level.B1), scene("free-talk", listed=False), scene("a"), scene("c", level=Level.A2)]
    await database.run(seeding.apply_scenarios, scenes)
    listed = await database.run(courses.scenarios, Target.GERMAN)
    assert [found.slug for found in listed] == ["a", "c", "b"]
    assert listed[0].name == in_five("At the café")
    found = await database.run(courses.scene, Target.GERMAN, "free-talk")
    assert await database.run(courses.scenario_of, found.id) == scene("free-talk", listed=False)


async def test_seeding_twice_changes_nothing(database):
    files = [words_file(entry(), entry("Stuhl")), scene_file(scene()), topic_file(topic())]
    for file in files:
        assert (await database.run(seeding.apply, file, rows.NOW)).new > 0
    before = await database.run(everything)
    again = [await database.run(seeding.apply, file, rows.NOW) for file in files]
    assert again == [Counts(unchanged=2), Counts(unchanged=1), Counts(unchanged=1)]
    assert await database.run(everything) == before


async def test_a_changed_file_changes_only_its_rows(database):
    await database.run(seeding.apply, words_file(entry(), entry("Stuhl")), rows.NOW)
    before = await database.run(everything)
    better = entry("Stuhl", meanings={"en": ("chair",), "it": ("sedia",), "id": ("kursi",), "es": ("silla",)})
    counts = await database.run(seeding.apply, words_file(entry(), better, checksum="2"), rows.NOW)
    assert counts == Counts(changed=1, unchanged=1)
    after = await database.run(everything)

    def of_the_table(found: dict[str, list]) -> list:
        return [row for row in found["vocabulary"] if "'Tisch'" in row]

    assert of_the_table(after) == of_the_table(before)
    met = await database.run(courses.words_by_forms, "de", ["Stuhl", "Tisch"], "en")
    assert {word.word: word.translation for word in met} == {"Stuhl": "chair", "Tisch": "table"}


async def test_each_part_of_a_word_is_noticed_when_it_changes(database):
    changes = [
        {"plural": "Tischen"},
        {"priority": 2},
        {"example": "Wo ist der Tisch?"},
        {"ipa": "tiʃ"},
        {"is_compound": True},
        {"gender": None, "article": ""},
        {"meanings": {"en": ("desk", "table")}},
        {"example_translations": {"en": "Big table."}},
    ]
    await database.run(seeding.apply_words, [entry()])
    for change in changes:
        assert await database.run(seeding.apply_words, [entry(**change)]) == Counts(changed=1), change
        assert await database.run(seeding.apply_words, [entry(**change)]) == Counts(unchanged=1), change


async def test_rows_keep_their_ids_and_learners_their_progress(database):
    def learn(db: Session) -> int:
        user = rows.add(db, User(telegram_id=1))
        word = db.scalars(select(Word)).one()
        return rows.add(db, WordProgress(user_id=user.id, word_id=word.id, times_reviewed=3, times_correct=3)).word_id

    await database.run(seeding.apply, words_file(entry()), rows.NOW)
    word_id = await database.run(learn)
    await database.run(seeding.apply, words_file(entry(plural="Tischlein"), checksum="2"), rows.NOW)
    progress = await database.run(lambda db: db.scalars(select(WordProgress)).one())
    assert (progress.word_id, progress.times_correct) == (word_id, 3)


async def test_a_learners_own_word_is_never_taken_for_the_courses(database):
    def own(db: Session) -> int:
        user = rows.add(db, User(telegram_id=1))
        return rows.shared_word(db, "Tisch", owner=user.id).id

    owned = await database.run(own)
    assert await database.run(seeding.apply, words_file(entry()), rows.NOW) == Counts(new=1)
    await database.run(seeding.retire, ["german/words/a1.csv"])
    active = await database.run(lambda db: db.scalars(select(Word.id).where(Word.is_active)).all())
    assert active == [owned]


async def test_what_left_its_file_is_retired_and_comes_back_when_it_returns(database):
    await database.run(seeding.apply, words_file(entry(), entry("Stuhl")), rows.NOW)
    assert await database.run(seeding.apply, words_file(entry(), checksum="2"), rows.NOW) == Counts(
        unchanged=1, retired=1
    )
    assert await database.run(courses.words_by_forms, "de", ["Stuhl"], "en") == []
    counts = await database.run(seeding.apply, words_file(entry(), entry("Stuhl"), checksum="3"), rows.NOW)
    assert counts == Counts(changed=1, unchanged=1)
    assert len(await database.run(courses.words_by_forms, "de", ["Stuhl"], "en")) == 1


async def test_a_vanished_scene_is_hidden_but_a_talk_begun_in_it_can_go_on(database):
    file = scene_file(scene())
    await database.run(seeding.apply, file, rows.NOW)
    stale = await database.run(seeding.stale, {})
    assert stale.vanished == (file.path,)
    assert await database.run(seeding.retire, stale.vanished) == Counts(retired=1)
    assert await database.run(courses.scenarios, "de") == []
    assert await database.run(courses.scene, "de", "cafe") is None
    assert await database.run(courses.scenario, "de", "cafe") == scene()
    assert not await database.run(seeding.stale, {})


async def test_a_word_that_moves_to_another_file_stays(database):
    other = SourceFile("german/words/b.csv", "1", Target.GERMAN, words=(entry(),))
    await database.run(seeding.apply, words_file(entry()), rows.NOW)
    await database.run(seeding.apply, other, rows.NOW)
    await database.run(seeding.apply, words_file(checksum="2"), rows.NOW)
    assert len(await database.run(courses.words_by_forms, "de", ["Tisch"], "en")) == 1


async def test_only_files_that_changed_are_stale(database):
    file = scene_file(scene())
    assert await database.run(seeding.stale, {file.path: "1"}) == seeding.Stale((file.path,), ())
    await database.run(seeding.apply, file, rows.NOW)
    assert not await database.run(seeding.stale, {file.path: "1"})
    assert await database.run(seeding.stale, {file.path: "2"}) == seeding.Stale((file.path,), ())
    version = await database.run(lambda db: db.scalars(select(ContentVersion)).one())
    assert (version.source_file, version.checksum, version.applied_at) == (file.path, "1", rows.NOW)


async def test_processes_that_seed_at_once_seed_once(database_url):
    doors = [Database(database_url) for _ in range(3)]
    file = words_file(entry(), entry("Stuhl"))
    counts = await asyncio.gather(*(door.run(seeding.apply, file, rows.NOW) for door in doors))
    for door in doors:
        await door.close()
    assert sorted(count.new for count in counts) == [0, 0, 2]


async def test_each_kind_of_mistake_finds_its_topic(database):
    topics = [topic(), topic("spelling", Kind.SPELL), topic("aux", Kind.AUX, language=Target.SPANISH)]
    assert await database.run(seeding.apply_topics, topics) == Counts(new=3)
    found = await database.run(courses.topic_for_kind, Target.GERMAN, Kind.ART_FORM)
    assert (found.slug, found.name_native, found.name, found.explanation["id"]) == (
        "noun-gender",
        "Genus",
        in_five("Gender"),
        "Each noun has a gender. (id)",
    )
    assert await database.run(courses.topic_for_kind, Target.GERMAN, Kind.AUX) is None
    assert (await database.run(courses.topic_for_kind, Target.GERMAN, Kind.SPELL)).slug == "spelling"
    assert await database.run(courses.topic_for_kind, Target.GERMAN, Kind.CASE) is None


async def test_a_changed_topic_keeps_its_id(database):
    ids = []
    for text in ("Genus", "Das Genus"):
        await database.run(seeding.apply_topics, [topic(name_native=text)])
        ids.append(await database.run(lambda db: db.execute(select(GrammarTopic.id, GrammarTopic.name_native)).one()))
    assert ids[0].id == ids[1].id
    assert ids[1].name_native == "Das Genus"


async def test_words_met_in_talk_are_found_by_lemma_and_by_form(database):
    await database.run(seeding.apply_words, [entry(), entry("Stuhl")])
    found = await database.run(courses.words_by_forms, "de", ["Tische", "gehen", "Tisch"], "it")
    assert [(word.word, word.article, word.plural, word.translation) for word in found] == [
        ("Tisch", "der", "Tische", "tavolo")
    ]
    assert await database.run(courses.words_by_forms, "es", ["Tisch"], "it") == []
    assert await database.run(courses.words_by_forms, "de", [], "it") == []
    without = await database.run(courses.words_by_forms, "de", ["Tisch"], "de")
    assert [word.translation for word in without] == [None]


async def test_a_learners_own_words_are_found_only_for_them(database):
    def own(db: Session) -> int:
        user = rows.add(db, User(telegram_id=1))
        rows.shared_word(db, "Tischlein", owner=user.id)
        return user.id

    owner = await database.run(own)
    assert await database.run(courses.words_by_forms, "de", ["Tischlein"], "en") == []
    found = await database.run(courses.words_by_forms, "de", ["Tischlein"], "en", owner=owner)
    assert [word.word for word in found] == ["Tischlein"]


async def test_looking_up_the_course_takes_one_statement_each(database):
    await database.run(seeding.apply_scenarios, [scene()])
    await database.run(seeding.apply_topics, [topic()])
    await database.run(seeding.apply_words, [entry()])
    lookups = [
        lambda db: courses.scenarios(db, "de"),
        lambda db: courses.scenario(db, "de", "cafe"),
        lambda db: courses.topic_for_kind(db, "de", Kind.GENDER),
        lambda db: courses.words_by_forms(db, "de", ["Tisch", "Stuhl", "Tische"], "en"),
    ]
    for lookup in lookups:
        with counted(database) as sent:
            await database.run(lookup)
        assert len(sent) == 1, sent


async def test_a_whole_course_is_seeded_within_a_second(database):
    words = [entry(f"Wort{number}") for number in range(500)]
    scenes = [scene(f"scene-{number}") for number in range(15)]

    def seed(db: Session) -> None:
        seeding.apply(db, words_file(*words), rows.NOW)
        for value in scenes:
            seeding.apply(db, scene_file(value, slug=value.slug), rows.NOW)

    began = time.process_time()
    await database.run(seed)
    assert time.process_time() - began < 1.0
    assert await database.run(lambda db: db.scalar(select(func.count()).select_from(WordExample))) == 2000
    assert await database.run(lambda db: db.scalar(select(func.count()).select_from(Context))) == 15
