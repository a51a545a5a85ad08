import pytest

from content import load
from domain.guides import Scenario
from domain.mistakes import Kind
from language import lexicon

SCENES = [path for path in load.files() if "/contexts/" in path]
FOLDERS = [folder.name for folder in load.folders()]
LEAST_KNOWN_WORDS = 0.92


def scene(path: str) -> Scenario:
    return load.file(load.ROOT / path).scenarios[0]


def tutor_lines(scenario: Scenario):
    for step in scenario.steps:
        yield step.line
        yield from (branch.reply for branch in step.branches if branch.reply)
        if step.retry:
            yield step.retry


@pytest.mark.parametrize("path", SCENES)
def test_the_tutor_of_a_scene_speaks_at_its_level(path):
    scenario = scene(path)
    said = " ".join(line.say for line in tutor_lines(scenario))
    known = lexicon.coverage(said, scenario.language, scenario.level)
    assert known >= LEAST_KNOWN_WORDS, lexicon.uncovered(said, scenario.language, scenario.level)


@pytest.mark.parametrize("path", SCENES)
def test_every_question_of_a_scene_can_lead_to_different_reactions(path):
    for step in scene(path).steps:
        reactions = {(branch.reply.say if branch.reply else "", branch.next) for branch in step.branches}
        assert not step.branches or len(reactions) > 1, step.id


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_course_has_a_hundred_words_with_examples_to_start_with(folder):
    words = load.course(load.ROOT / folder).words
    assert len(words) >= 100
    assert not [word.word for word in words if " " not in word.example]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_mistake_of_any_kind_finds_at_most_one_topic(folder):
    kinds = [kind for topic in load.course(load.ROOT / folder).topics for kind in topic.kinds]
    assert len(kinds) == len(set(kinds))
    assert {Kind.SPELL, Kind.TENSE, Kind.WORD_ORDER} <= set(kinds)
