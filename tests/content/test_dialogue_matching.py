import pytest

from domain import dialogue
from domain.guides import Branch, Line, Step

LEMMAS = {"möchte": "mögen", "bezahle": "bezahlen", "cafés": "café"}


def is_match(when, answer):
    words = dialogue.words_of(answer)
    lemmas = [LEMMAS.get(word, word) for word in words]
    return dialogue.matches(Branch(when=tuple(when), next="x"), words, lemmas, answer)


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        (["kaffee"], "Ich möchte einen Kaffee!"),
        (["Kaffee"], "KAFFEE bitte"),
        (["bezahlen"], "Ich bezahle jetzt."),
        (["café"], "un cafe"),
        (["café"], "Dos cafés, por favor"),
        (["sí"], "Si, gracias"),
        (["keinen durst"], "Ich habe keinen Durst."),
        (["straße"], "die Strasse dort"),
        (["8"], "um 8 Uhr"),
        (["9:30"], "It leaves at 9:30."),
        (["?"], "Und Sie?"),
        (["don't"], "I don’t know"),
        (["café"], "cafe\u0301"),
        (["*"], "Alessandra"),
        (["nein", "nichts"], "Nein, danke."),
    ],
)
def test_an_answer_meets_its_keyword(when, answer):
    assert is_match(when, answer)


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        (["tee"], "Ich möchte ein Steak."),
        (["keinen durst"], "Durst habe ich, keinen Hunger."),
        (["8 €"], "Das kostet 18 €."),
        (["kaffee"], ""),
        (["keinen durst"], "keinen"),
        (["*"], "?!"),
    ],
)
def test_a_part_of_a_word_or_scattered_words_do_not_match(when, answer):
    assert not is_match(when, answer)


def test_the_first_branch_that_matches_is_chosen():
    branches = (Branch(when=("no",), next="bye"), Branch(when=("café", "no"), next="pay"))
    step = Step(id="greet", line=Line("¿Qué desea?", {}), branches=branches, otherwise="pay")
    assert dialogue.chosen(step, ["no", "café"], ["no", "café"], "No, café") is branches[0]
    assert dialogue.chosen(step, ["hola"], ["hola"], "hola") is None
