"""Makes the questions of a quiz: each has exactly one right answer, and no prompt gives it away."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.queue import Skill
from domain.quiz import BOARD_SIZE, Blank, Board, Choice, Entry, Question, QuizType, folded, has_words

OPTIONS = 4
FEWEST_OPTIONS = 3
MOST = {QuizType.MULTIPLE_CHOICE: 8, QuizType.FILL_BLANK: 6, QuizType.LISTENING: 6}
"""Questions of one quiz at most."""
BOARDS = 2
FEWEST = 5
"""A quiz of fewer questions is filled up with words of the learner's level."""
LONGEST_OPTION = 40
"""Characters that a button shows."""
KIN_LETTERS = 4
"""Words that begin with so many equal letters, and with more than half of the shorter one, are kin."""
_SIDES = (Skill.RECOGNISE, Skill.PRODUCE)


@dataclass(frozen=True, slots=True)
class Deck:
    """What questions are made of: words to ask, words to fill up with, and all that may stand beside them."""

    entries: Sequence[Entry]
    fillers: Sequence[Entry]
    pool: Sequence[Entry]


def make(kind: QuizType, deck: Deck, chance: random.Random, *, is_typed: bool = False) -> tuple[Question, ...]:
    """The questions of a quiz; none where nothing can be asked."""
    if kind is QuizType.MATCHING:
        return _boards(deck, chance)
    makers: dict[QuizType, Callable[[Entry], Question | None]] = {
        QuizType.MULTIPLE_CHOICE: lambda entry: either_side(entry, deck.pool, chance),
        QuizType.FILL_BLANK: lambda entry: blank(entry, deck.pool, chance, is_typed=is_typed),
        QuizType.LISTENING: lambda entry: choice(entry, deck.pool, Skill.LISTEN, chance),
    }
    found: list[Question] = []
    for entries, enough in ((deck.entries, MOST[kind]), (deck.fillers, FEWEST)):
        for entry in entries:
            question = makers[kind](entry) if len(found) < enough else None
            found += [question] if question else []
    return tuple(found)


def either_side(entry: Entry, pool: Sequence[Entry], chance: random.Random) -> Choice | None:
    """A choice of meanings or of words, as chance and the word allow."""
    for side in chance.sample(_SIDES, len(_SIDES)):
        if question := choice(entry, pool, side, chance):
            return question
    return None


def choice(entry: Entry, pool: Sequence[Entry], skill: Skill, chance: random.Random) -> Choice | None:
    """One right option among up to four; None where too few words can stand beside it."""
    if not is_askable(entry):
        return None
    beside = beside_it(entry, pool, chance, lambda one: _option(one, skill))
    if len(beside) + 1 < FEWEST_OPTIONS:
        return None
    shown = chance.sample([entry, *beside], len(beside) + 1)
    return Choice(
        word=entry.id,
        language=entry.language,
        skill=skill,
        prompt="; ".join(entry.meanings) if skill is Skill.PRODUCE else entry.label,
        options=tuple(_option(one, skill) for one in shown),
        glosses=tuple(one.label if skill is Skill.RECOGNISE else one.meaning for one in shown),
        right=shown.index(entry),
        label=entry.label,
        meaning="; ".join(entry.meanings),
        example=entry.example,
        translation=entry.translation,
    )


def _option(entry: Entry, skill: Skill) -> str:
    return entry.meaning if skill is Skill.RECOGNISE and entry.meanings else entry.label


def is_askable(entry: Entry) -> bool:
    """Whether neither side of the word gives the other away (Hotel, hotel), and both fit on a button."""
    if not entry.meanings or not entry.stem:
        return False
    if max(len(entry.meaning), len(entry.label)) > LONGEST_OPTION:
        return False
    return not any(_gives_away(entry.stem, folded(meaning)) for meaning in entry.meanings)


def _gives_away(one: str, other: str) -> bool:
    return one in other or other in one


def beside_it(entry: Entry, pool: Sequence[Entry], chance: random.Random, shown: Callable[[Entry], str]) -> list[Entry]:
    """Words for the wrong options: of the same part of speech, nearest in level, then in subject, else by chance."""
    ranked = [
        (abs(other.level.rank - entry.level.rank), other.category != entry.category, chance.random(), other.id, other)
        for other in pool
        if other.part is entry.part and other.meanings and is_apart(entry, other)
    ]
    texts = {folded(shown(entry))}
    found: list[Entry] = []
    for *_, other in sorted(ranked, key=lambda row: row[:4]):
        text = shown(other)
        if len(found) + 1 < OPTIONS and 0 < len(text) <= LONGEST_OPTION and folded(text) not in texts:
            texts.add(folded(text))
            found.append(other)
    return found


def is_apart(one: Entry, other: Entry) -> bool:
    """Whether the words have no meaning in common, in any language, and are no kin of one another."""
    return one.id != other.id and not is_kin(one.stem, other.stem) and not _share_a_sense(one, other)


def is_kin(one: str, other: str) -> bool:
    """Whether two folded words are forms or compounds of one another, or begin alike (Freund, Freundin)."""
    if one == other or (min(len(one), len(other)) >= KIN_LETTERS - 1 and (one in other or other in one)):
        return True
    if " " in one or " " in other:
        return False
    alike = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return alike >= KIN_LETTERS and alike * 2 > min(len(one), len(other))


def _share_a_sense(one: Entry, other: Entry) -> bool:
    """Whether a meaning of one, in some language, is or holds a meaning of the other."""
    return not (one.held_senses.isdisjoint(other.folded_senses) and other.held_senses.isdisjoint(one.folded_senses))


def blank(entry: Entry, pool: Sequence[Entry], chance: random.Random, *, is_typed: bool) -> Blank | None:
    """The word's example with a gap where it stands, to be written or chosen; None where that cannot be asked."""
    if entry.gap is None or not entry.translation or not entry.form:
        return None
    start, end = entry.gap
    before, after = entry.example[:start], entry.example[end:]
    if _is_given_away(entry, f"{before} {after}"):
        return None
    beside = beside_it(entry, _alike(entry, pool), chance, lambda one: one.form)
    if not is_typed and len(beside) + 1 < FEWEST_OPTIONS:
        return None
    shown = [] if is_typed else chance.sample([entry, *beside], len(beside) + 1)
    return Blank(
        word=entry.id,
        language=entry.language,
        part=entry.part,
        before=before,
        form=entry.form,
        after=after,
        label=entry.label,
        meaning="; ".join(entry.meanings),
        translation=entry.translation,
        options=tuple(_cased(one.form, entry.form) for one in shown),
        right=shown.index(entry) if shown else 0,
    )


def _is_given_away(entry: Entry, rest: str) -> bool:
    """Whether the sentence or its translation still says the word."""
    form, texts = folded(entry.form), (folded(rest), folded(entry.translation))
    return not form or any(has_words(text, said) for text in texts for said in (form, entry.stem))


def _alike(entry: Entry, pool: Sequence[Entry]) -> list[Entry]:
    """Words whose examples have them in a form that could stand in this gap: with the same ending, where some are."""
    blanks = [one for one in pool if one.form]
    same = [one for one in blanks if one.form[-1:] == entry.form[-1:]]
    return same if len({folded(one.form) for one in same}) >= OPTIONS else blanks


def _cased(form: str, like: str) -> str:
    """The form with a first letter as large as that of `like`, so that a capital betrays nothing."""
    return (form[:1].upper() if like[:1].isupper() else form[:1].lower()) + form[1:]


def _boards(deck: Deck, chance: random.Random) -> tuple[Board, ...]:
    boards: list[Board] = []
    left = [entry for entry in (*deck.entries, *deck.fillers) if is_askable(entry)]
    wanted = max(1, min(BOARDS, len(deck.entries) // BOARD_SIZE))
    while len(boards) < wanted:
        chosen = _apart(left)
        if len(chosen) < BOARD_SIZE:
            break
        left = [entry for entry in left if entry not in chosen]
        boards.append(_board(chosen, chance))
    return tuple(boards)


def _apart(entries: Sequence[Entry]) -> list[Entry]:
    """The first words that can stand on one board: of each, only its own meaning is right."""
    chosen: list[Entry] = []
    for entry in entries:
        if len(chosen) < BOARD_SIZE and all(is_apart(entry, other) for other in chosen):
            chosen.append(entry)
    return chosen


def _board(chosen: Sequence[Entry], chance: random.Random) -> Board:
    rights = chance.sample(chosen, len(chosen))
    return Board(
        words=tuple(entry.id for entry in chosen),
        language=chosen[0].language,
        lefts=tuple(entry.label for entry in chosen),
        rights=tuple(entry.meaning for entry in rights),
        pairs=tuple(rights.index(entry) for entry in chosen),
    )
