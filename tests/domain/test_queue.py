import datetime as dt
from itertools import pairwise

from card_histories import NOON, calm
from hypothesis import given
from hypothesis import strategies as st

from domain import queue
from domain.levels import Level
from domain.memory import Memory, State
from domain.queue import Card, Limits, NewCard, Skill

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
ROOMY = Limits(reviews=100, new=10)


def card(word, *, overdue=0.0, interval=10, skill=Skill.RECOGNISE, lapses=0):
    """A card of `interval` days that came due so many days ago (negative: comes due)."""
    due = NOON - overdue * DAY
    memory = Memory(State.REVIEW, float(interval), 5.0, due, due - interval * DAY, 5, lapses, interval_days=interval)
    return Card(word, skill, memory)


def on_step(word, *, overdue=HOUR, skill=Skill.RECOGNISE):
    due = NOON - overdue
    return Card(word, skill, Memory(State.LEARNING, 1.0, 5.0, due, due - dt.timedelta(minutes=10), 1))


def new(word, *, level=Level.A1, priority=1, skill=Skill.RECOGNISE, **more):
    return NewCard(word, skill, level, priority, **more)


def words(sitting):
    return [card.word for card in sitting.cards]


def deal(cards=(), fresh=(), limits=ROOMY, **more):
    return queue.sitting(cards, fresh, limits, Level.A1, NOON, **more)


def test_steps_come_first_then_due_cards_then_new_ones():
    assert words(deal([card(1), on_step(2)], [new(3)])) == [2, 1, 3]


def test_what_is_most_likely_forgotten_comes_first():
    assert words(deal([card(1, overdue=5, interval=100), card(2, overdue=1), card(3, overdue=5, interval=2)])) == [
        3,
        2,
        1,
    ]


def test_what_is_not_due_does_not_come():
    assert words(deal([card(1, overdue=-0.01), on_step(2, overdue=-HOUR), card(3)])) == [3]


def test_the_days_limits_hold_for_reviews_and_new_cards():
    cards, fresh = [card(word) for word in range(1, 21)], [new(word) for word in range(100, 120)]
    sitting = deal(cards, fresh, Limits(reviews=30, new=5, reviewed=10, introduced=2))
    assert len(sitting.cards) == 20 + 3
    assert sitting.left_over == 0
    assert deal(cards, fresh, Limits(reviews=20, new=5, reviewed=99, introduced=99)).cards == ()


def test_steps_do_not_count_against_the_limit():
    assert words(deal([on_step(1)], [new(2)], Limits(reviews=0, new=0))) == [1]


def test_a_siblings_card_rests_when_its_word_was_asked():
    recognise, produce = card(1), card(1, overdue=8, skill=Skill.PRODUCE)
    assert deal([recognise, produce]).cards == (produce,)
    assert deal([recognise], asked_today={1}).cards == ()
    assert words(deal([card(1)], [new(1, skill=Skill.PRODUCE), new(2), new(2, skill=Skill.PRODUCE)])) == [1, 2]


def test_a_card_on_a_step_comes_though_its_word_was_asked_today():
    assert words(deal([on_step(1), card(1, skill=Skill.PRODUCE)], asked_today={1})) == [1]


def test_new_cards_are_saved_words_then_the_own_level_then_below_then_above():
    fresh = [
        new(1, level=Level.B2),
        new(2, level=Level.A1),
        new(3, level=Level.B1, priority=3),
        new(4, level=Level.B1, priority=1, frequency_rank=900),
        new(5, level=Level.B1, priority=1, frequency_rank=20),
        new(6, level=Level.C2, is_saved=True),
        new(7, level=Level.A2),
    ]
    assert [card.word for card in queue.in_order_of_teaching(fresh, Level.B1)] == [6, 5, 4, 3, 7, 2, 1]


def test_of_a_new_word_recognition_is_taught_first():
    fresh = [new(1, skill=skill) for skill in (Skill.PRODUCE, Skill.CLOZE, Skill.RECOGNISE, Skill.LISTEN)]
    taught = [card.skill for card in queue.in_order_of_teaching(fresh, Level.A1)]
    assert taught == [Skill.RECOGNISE, Skill.LISTEN, Skill.CLOZE, Skill.PRODUCE]


def test_after_a_holiday_the_easiest_come_first_and_nothing_new():
    pile = [card(word, overdue=30, interval=word) for word in range(1, 31)]
    sitting = deal(pile, [new(99)], Limits(reviews=10, new=5))
    assert words(sitting) == list(range(30, 20, -1))
    assert sitting.is_catching_up
    assert sitting.left_over == 20


def test_catching_up_lasts_until_the_pile_fits_into_a_day():
    pile = [card(word, overdue=30, interval=word) for word in range(1, 12)]
    assert deal(pile[:9], [], Limits(reviews=10, new=5, reviewed=2)).is_catching_up
    assert not deal(pile[:9], [], Limits(reviews=10, new=5, reviewed=1)).is_catching_up


def test_a_leech_is_pointed_out_at_the_8th_lapse_and_each_4th_after():
    memories = [card(1, lapses=lapses).memory for lapses in range(21)]
    told = [after.lapses for before, after in pairwise(memories) if queue.points_out_leech(before, after)]
    assert told == [8, 12, 16, 20]
    assert [queue.is_leech(memories[lapses]) for lapses in (7, 8, 9)] == [False, True, True]
    assert not queue.points_out_leech(memories[8], memories[8])


piles = st.lists(
    st.builds(
        card,
        st.integers(1, 12),
        overdue=st.floats(-3, 60),
        interval=st.integers(1, 400),
        skill=st.sampled_from(Skill),
    ),
    max_size=25,
    unique_by=lambda one: (one.word, one.skill),
)
limits = st.builds(Limits, st.integers(0, 9), st.integers(0, 5), st.integers(0, 12), st.integers(0, 9))
fresh_cards = st.lists(
    st.builds(NewCard, st.integers(1, 30), st.sampled_from(Skill), st.sampled_from(Level), st.integers(1, 5)),
    max_size=12,
)


@calm
@given(piles, fresh_cards, limits, st.randoms())
def test_a_sitting_asks_each_word_once_within_the_limits_whatever_the_order_of_rows(pile, fresh, limits, chance):
    sitting = deal(pile, fresh, limits)
    asked = words(sitting)
    assert len(asked) == len(set(asked))
    assert sum(isinstance(one, Card) for one in sitting.cards) <= limits.reviews_left
    assert sum(isinstance(one, NewCard) for one in sitting.cards) <= limits.new_left
    assert all(one.memory.due <= NOON for one in sitting.cards if isinstance(one, Card))
    shuffled = chance.sample(pile, len(pile))
    assert deal(shuffled, fresh, limits) == sitting
