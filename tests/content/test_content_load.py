import hashlib
import time

import pytest
from course_files import FILES, write

from content import load
from content.problems import ContentError
from domain.courses import Gender, PartOfSpeech
from domain.levels import Level, Target
from domain.mistakes import Kind


def test_a_course_folder_becomes_one_value_with_scenes_topics_and_words(tmp_path):
    course = load.course(write(tmp_path))
    assert course.language is Target.SPANISH
    assert [scenario.slug for scenario in course.scenarios] == ["cafe", "free-talk"]
    assert [(topic.slug, topic.order) for topic in course.topics] == [("gender", 1), ("rest", 2)]
    assert course.topics[0].kinds == (Kind.GENDER,)
    assert [word.word for word in course.words] == ["café", "té", "beber"]


def test_a_word_keeps_its_meanings_in_order_and_its_flags(tmp_path):
    coffee, tea, drink = load.course(write(tmp_path)).words
    assert coffee.meanings["en"] == ("coffee", "café")
    assert (coffee.article, coffee.gender, coffee.plural) == ("el", Gender.MASCULINE, "cafés")
    assert (tea.is_idiom, tea.is_compound, tea.is_separable_verb) == (True, True, False)
    assert (drink.part_of_speech, drink.gender, drink.level) == (PartOfSpeech.VERB, None, Level.A1)
    assert drink.example_translations["id"] == "Minum teh."


def test_words_that_yaml_takes_for_truth_values_stay_words(tmp_path):
    scenario = load.course(write(tmp_path)).scenarios[0]
    assert scenario.steps[0].branches[1].when == ("no", "nada")


def test_an_open_question_needs_no_retry(tmp_path):
    scene = FILES["contexts/cafe.yaml"].replace("[no, nada]", '["*"]')
    start = scene.index("    retry:")
    scene = scene[:start] + scene[scene.index("    otherwise: pay") :]
    write(tmp_path, {"contexts/cafe.yaml": scene})
    assert load.file(tmp_path / "spanish/contexts/cafe.yaml").scenarios[0].steps[0].retry is None


def test_the_last_step_of_a_dialogue_has_nowhere_to_go(tmp_path):
    last = load.course(write(tmp_path)).scenarios[0].steps[-1]
    assert (last.branches, last.otherwise, last.retry) == ((), None, None)


def test_one_file_is_read_alone_with_its_checksum(tmp_path):
    path = write(tmp_path) / "words/first.csv"
    file = load.file(path)
    assert (file.path, file.language) == ("spanish/words/first.csv", Target.SPANISH)
    assert file.checksum == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (len(file.words), file.topics, file.scenarios) == (3, (), ())


def test_checksums_are_told_without_reading_what_the_files_say(tmp_path):
    write(tmp_path, {"topics/all.yaml": "[["})
    sums = load.files(tmp_path)
    assert sorted(sums) == sorted(f"spanish/{name}" for name in FILES)
    assert sums["spanish/topics/all.yaml"] == hashlib.sha256(b"[[").hexdigest()


def test_a_file_with_a_problem_gives_no_course_at_all(tmp_path):
    broken = FILES["words/first.csv"].replace("A1,food,2", "A9,food,2")
    with pytest.raises(ContentError, match=r"words/first.csv:4: .*unknown level 'A9'"):
        load.course(write(tmp_path, {"words/first.csv": broken}))
    with pytest.raises(ContentError, match="A9"):
        load.courses(tmp_path)
    with pytest.raises(ContentError, match="A9"):
        load.file(tmp_path / "spanish/words/first.csv")


def test_a_warning_does_not_keep_a_course_from_loading(tmp_path):
    folder = write(tmp_path)
    warnings = load.problems(tmp_path)
    assert [problem.warning for problem in warnings] == [True, True]
    assert load.course(folder).scenarios[0].vocabulary[0] == "el café"


def test_an_example_may_match_by_its_lemma(tmp_path):
    scene = FILES["contexts/cafe.yaml"].replace("Un café, por favor.", "Dos cafeses.")
    write(tmp_path, {"contexts/cafe.yaml": scene})
    assert any("matches no branch" in problem.message for problem in load.problems(tmp_path))
    found = load.problems(tmp_path, lambda _, word: "café" if word == "cafeses" else word)
    assert not any("matches no branch" in problem.message for problem in found)


def test_the_shipped_courses_have_no_problems():
    assert [str(problem) for problem in load.problems() if not problem.warning] == []
    assert {course.language for course in load.courses()} == set(Target)


def test_the_shipped_courses_load_fast():
    load.courses()
    start = time.process_time()
    courses = load.courses()
    assert courses
    assert time.process_time() - start < 1.0  # a third of it on an idle machine
