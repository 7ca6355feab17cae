"""What is nearly the same is found without comparing each with each, and nothing else."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.proofread.alike import common_start, is_one_letter_apart, near_sets, near_words, share

words = st.text("abc", min_size=1, max_size=5)
sets = st.frozensets(st.integers(0, 12), min_size=1, max_size=8)


def is_one_edit(first: str, second: str) -> bool:
    """The definition, slowly: some insertion, replacement or swap makes the second."""
    inserted = {first[:at] + c + first[at:] for at in range(len(first) + 1) for c in "abc"}
    replaced = {first[:at] + c + first[at + 1 :] for at in range(len(first)) for c in "abc"}
    left_out = {first[:at] + first[at + 1 :] for at in range(len(first))}
    swapped = {first[:at] + first[at + 1] + first[at] + first[at + 2 :] for at in range(len(first) - 1)}
    return first != second and second in inserted | replaced | left_out | swapped


@given(words, words)
def test_one_letter_apart_means_one_edit(first: str, second: str) -> None:
    assert is_one_letter_apart(first, second) == is_one_edit(first, second)


@given(st.sets(words, max_size=8))
def test_all_pairs_of_words_one_letter_apart_are_found_once(many: set[str]) -> None:
    found = list(near_words(many))
    expected = {pair for pair in combinations(sorted(many), 2) if is_one_edit(*pair)}
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(st.lists(sets, max_size=8), st.sampled_from([0.4, 0.6, 0.8]))
def test_for_each_set_the_earlier_one_most_like_it_is_found(many: list[frozenset[int]], least: float) -> None:
    found = {pair.second: pair for pair in near_sets(many, least)}
    for index, each in enumerate(many):
        best = max((share(other, each) for other in many[:index]), default=0.0)
        assert (index in found) == (best >= least)
        if index in found:
            assert found[index].share == best == share(many[found[index].first], each)
            assert found[index].first < index


def test_sets_in_a_crowd_still_find_one_like_them() -> None:
    many = [frozenset({1, 2, 3, 100 + number}) for number in range(200)]
    assert len(list(near_sets(many, 0.6))) == 199


@given(words, words)
def test_the_common_start_is_common_and_longest(first: str, second: str) -> None:
    length = common_start(first, second)
    assert first[:length] == second[:length]
    assert first[length : length + 1] != second[length : length + 1] or length == len(first) == len(second)
