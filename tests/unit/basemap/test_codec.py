"""Numbers and columns come back as they were, in as few bytes as their size asks for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.basemap.codec import from_varints, to_varints, unzigzag, zigzag
from caribmap.basemap.columns import join_columns, parts_of, split_columns

MOST = 2**35 - 1


@given(st.lists(st.integers(0, MOST)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert from_varints(to_varints(numbers)).tolist() == numbers


@given(st.lists(st.integers(-(2**33), 2**33)))
def test_signs_come_back(numbers: list[int]) -> None:
    assert unzigzag(zigzag(numbers)).tolist() == numbers
    assert (zigzag(numbers) >= 0).all()


@pytest.mark.parametrize(
    ("number", "length"), [(0, 1), (127, 1), (128, 2), (16383, 2), (16384, 3), (MOST, 5)]
)
def test_small_numbers_take_few_bytes(number: int, length: int) -> None:
    assert len(to_varints([number])) == length


@given(st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(0, MOST))))
def test_columns_come_back_by_their_names(columns: dict[str, list[int]]) -> None:
    header, found = split_columns(join_columns({"über": [1, "x"]}, columns))
    assert header["über"] == [1, "x"]
    assert {name: column.tolist() for name, column in found.items()} == columns


def test_a_list_is_parted_by_lengths() -> None:
    assert parts_of([1, 2, 3, 4], np.array([1, 0, 3])) == [[1], [], [2, 3, 4]]
    assert parts_of([], np.array([], dtype=np.int64)) == []
