import pytest
from course_files import ALL, FILES, MEANING, SCENE, TOPICS, WORDS, write

from content import load

CAFE, TOPIC, WORD = "contexts/cafe.yaml", "topics/all.yaml", "words/first.csv"

CASES = {
    # scenes
    "a missing key": (CAFE, "category: daily\n", "", 1, "scene: 'category' is missing"),
    "an unknown key": (CAFE, "level: A1\n", "level: A1\nmood: fine\n", 5, "scene: unknown key 'mood'"),
    "a key that stands twice": (CAFE, "level: A1\n", "level: A1\nlevel: A1\n", 5, "'level' stands twice"),
    "an unknown level": (CAFE, "level: A1", "level: A7", 4, "unknown level 'A7': expected one of A1, A2"),
    "an unknown category": (CAFE, "category: daily", "category: fun", 3, "unknown category 'fun'"),
    "a slug unlike the file": (CAFE, "slug: cafe", "slug: bar", 1, "the slug must be the file's name, 'cafe'"),
    "a list instead of a text": (
        CAFE,
        "role: You are a waiter.",
        "role: [a]",
        6,
        "'role' must be a text, found a list",
    ),
    "a text instead of a list": (CAFE, "[uno, dos, tres]", "uno", 11, "'trigger_phrases' must be a list, found a text"),
    "too few entries": (CAFE, "[uno, dos, tres]", "[uno]", 11, "'trigger_phrases' has 1 entries, expected 3 to 6"),
    "an empty text": (CAFE, '"Adiós."', '""', 39, "step 'bye': 'say' is empty"),
    "a nothing": (CAFE, "role: You are a waiter.", "role:", 6, "scene: 'role' is empty"),
    "a missing translation": (CAFE, f"name: {ALL}", "name: {en: a, it: b, es: d, de: e}", 2, "no translation for id"),
    "an empty translation": (CAFE, f"name: {ALL}", f"name: {ALL.replace('c,', ' ,')}", 2, "'id' is empty"),
    "an unknown language": (CAFE, f"name: {ALL}", f"name: {ALL.replace('}', ', fr: f}')}", 2, "unknown key 'fr'"),
    "a translation into itself": (
        CAFE,
        f"meaning: {MEANING}\n    ex",
        f"meaning: {ALL}\n    ex",
        15,
        "unknown key 'es'",
    ),
    "too long a line": (CAFE, "Adiós.", "a" * 201, 39, "'say' has 201 characters, at most 200 fit"),
    "two spaces": (CAFE, "Son dos", "Son  dos", 27, "'say' has two spaces in a row"),
    "listed that is no truth value": (CAFE, "level: A1", "level: A1\nlisted: maybe", 5, "must be true or false"),
    "a second unlisted guide": (
        CAFE,
        "level: A1",
        "level: A1\nlisted: false",
        1,
        "only 'free-talk' is 'listed: false'",
    ),
    "a step id twice": (CAFE, "id: bye", "id: pay", 38, "step 'pay' stands twice"),
    "an unknown next": (CAFE, "next: pay", "next: eat", 13, "step 'greet' leads to 'eat', which does not exist"),
    "an unknown otherwise": (CAFE, "otherwise: bye", "otherwise: by", 26, "step 'pay' leads to 'by'"),
    "an endless miss": (CAFE, "otherwise: bye", "otherwise: pay", 26, "'otherwise' must lead on"),
    "an unreachable step": (
        CAFE,
        "steps:\n",
        f"steps:\n  - id: lost\n    say: Eh\n    meaning: {MEANING}\n",
        16,
        "step 'greet' cannot be reached from 'lost'",
    ),
    "no ending": (
        CAFE,
        "  - id: bye\n",
        "  - id: bye\n    otherwise: greet\n    example: Sí.\n    retry: {say: a, meaning: "
        + MEANING
        + f"}}\n    tip: {ALL}\n    branches: [{{when: [sí], next: pay}}, {{when: [no], next: pay}}]\n",
        13,
        "the dialogue has no ending",
    ),
    "a branch alone": (CAFE, "      - when: [tarjeta]\n        next: bye\n", "", 32, "'branches' has 1 entries"),
    "a step without retry": (
        CAFE,
        f'    retry: {{say: "¿Paga?", meaning: {MEANING}}}\n',
        "",
        26,
        "step 'pay': 'retry' is missing",
    ),
    "a deaf example": (CAFE, "Aquí tiene.", "Muy bien.", 26, "the example 'Muy bien.' matches no branch"),
    "a keyword that never works": (CAFE, "[no, nada]", "[no, CAFE]", 13, "keyword 'cafe' stands twice"),
    "a branch that is never taken": (CAFE, "[café, té]", '[café, "*"]', 13, "a branch after '*' is never taken"),
    "unknown vocabulary": (CAFE, "[el café, el té, a", "[el café, el pan, a", 10, "no word list: el pan, a"),
    "broken YAML": (CAFE, "goals:\n", "goals: ]\n", 7, "not valid YAML"),
    "a tab": (CAFE, "level: A1", "level:\tA1", 4, "a tab"),
    "a control character": (CAFE, "level: A1", "level: A\x011", 4, "not valid YAML"),
    "a separate accent": (CAFE, "Adiós.", "Adio\u0301s.", 39, "NFC"),
    # topics
    "a topic slug twice": (TOPIC, "slug: rest", "slug: gender", 7, "topic 'gender' stands twice: first at spanish/"),
    "an ill-formed slug": (TOPIC, "slug: rest", "slug: Rest_1", 7, "may hold only a-z"),
    "a kind twice": (
        TOPIC,
        "[GENDER]",
        "[GENDER, SPELL]",
        7,
        "kind SPELL stands twice: first at spanish/topics/all.yaml:1",
    ),
    "an unknown kind": (TOPIC, "[GENDER]", "[GENRE]", 5, "topic 'gender': unknown kind 'GENRE'"),
    "an impossible kind": (TOPIC, "[GENDER]", "[GENDER, CASE_GOV]", 5, "kind CASE_GOV cannot occur in this language"),
    "a kind without topic": (TOPIC, "[GENDER]", "[]", 1, "no topic explains mistakes of kind GENDER"),
    "topics that are no list": (TOPIC, TOPICS, "slug: gender\n", 1, "a topics file is a list of topics"),
    "an empty file": (TOPIC, TOPICS, "", 1, "the file is empty"),
    "a name without native": (TOPIC, "native: N, ", "", 4, "no translation for native"),
    # words
    "a missing column": (WORD, "priority,", "", 1, "missing columns: priority"),
    "an unknown column": (WORD, ",flags\n", ",flags,mood\n", 1, "unknown columns: mood"),
    "columns out of order": (WORD, "word,pos", "pos,word", 1, "the columns must stand in this order"),
    "too many columns": (WORD, "Bebo té.", "Bebo, té.", 4, "20 columns, expected 19"),
    "an unknown part of speech": (WORD, "beber,verb", "beber,verbo", 4, "word 'beber': unknown pos 'verbo'"),
    "an unknown word category": (WORD, "A1,food,2", "A1,drinks,2", 4, "unknown category 'drinks'"),
    "a priority out of range": (WORD, "A1,food,2", "A1,food,9", 4, "priority '9' must be a number from 1 to 5"),
    "an empty example": (WORD, "Bebo té.", "", 4, "'example' is empty"),
    "a missing meaning": (WORD, "minum,trinken", ",trinken", 4, "'id' is empty"),
    "a meaning twice": (WORD, "coffee; café", "coffee; coffee", 2, "'en' has a meaning twice"),
    "an empty meaning": (WORD, "coffee; café", "coffee;", 2, "'en' has an empty meaning"),
    "a word twice": (WORD, "té,noun", "café,noun", 3, "noun 'café' stands twice: first at spanish/words/first.csv:2"),
    "an article of another language": (WORD, "café,noun,el,m", "café,noun,der,m", 2, "article 'der' is none of this"),
    "a gender unlike its article": (
        WORD,
        "café,noun,el,m",
        "café,noun,la,m",
        2,
        "gender 'm' does not go with article 'la'",
    ),
    "a verb with an article": (WORD, "beber,verb,,", "beber,verb,el,m", 4, "only nouns have an article"),
    "an unknown flag": (WORD, "idiom|compound", "idiom|funny", 3, "unknown flag 'funny'"),
    "a marker in the IPA": (WORD, "kafˈe", "(en)kafˈe(es)", 2, "must be bare IPA"),
    "too long a cell": (WORD, "Bebo té.", "a" * 201, 4, "'example' has 201 characters, at most 200 fit"),
    "a line break in a cell": (WORD, "Bebo té.", '"Bebo\nté."', 4, "'example' has a line break"),
    "an open quote": (WORD, "Bebo té.", '"Bebo té.', 4, "not valid CSV"),
    "no words": (WORD, WORDS[WORDS.index("\n") + 1 :], "", 1, "the file has no words"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_problem_is_told_with_file_line_and_what_is_wrong(case, tmp_path):
    name, right, wrong, line, message = CASES[case]
    assert right in FILES[name]
    write(tmp_path, {name: FILES[name].replace(right, wrong, 1)})
    found = [str(problem) for problem in load.problems(tmp_path)]
    start = f"spanish/topics:{line}:" if "no topic explains" in message else f"spanish/{name}:{line}:"
    assert any(text.startswith(start) and message in text for text in found), found


def test_bytes_that_are_not_utf8_are_told_with_their_line(tmp_path):
    write(tmp_path, {WORD: WORDS.encode().replace(b"trinken", b"tr\xefnken")})
    assert str(load.problems(tmp_path)[0]) == "spanish/words/first.csv:4: not UTF-8 (byte 0xef)"


def test_a_course_without_a_guide_of_free_talk_is_not_complete(tmp_path):
    (write(tmp_path) / "contexts/free-talk.yaml").unlink()
    assert any("guide of free talk is missing" in problem.message for problem in load.problems(tmp_path))


def test_an_unknown_language_folder_is_told(tmp_path):
    write(tmp_path)
    (tmp_path / "klingon").mkdir()
    assert any(problem.file == "klingon" and not problem.warning for problem in load.problems(tmp_path))


def test_a_file_that_nothing_reads_is_a_warning(tmp_path):
    (write(tmp_path) / "contexts/bar.yml").write_text("slug: bar")
    found = [problem for problem in load.problems(tmp_path) if problem.file == "spanish/contexts/bar.yml"]
    assert [(problem.message, problem.warning) for problem in found] == [("nothing reads this file", True)]


def test_every_problem_of_a_file_is_told_at_once(tmp_path):
    scene = SCENE.replace("level: A1", "level: A7").replace("category: daily", "category: fun")
    write(tmp_path, {CAFE: scene.replace('"Adiós."', '""')})
    assert [problem.line for problem in load.problems(tmp_path) if not problem.warning] == [3, 4, 39]
