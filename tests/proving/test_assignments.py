"""The search for signs, checked against trying every assignment."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from converter.proving.signs import Figures, assignments, plain_signs


def figures(rows: list[tuple[int, ...]], target: tuple[int, ...], slack: tuple[str, ...]) -> Figures:
    return Figures(
        rows=tuple(tuple(Decimal(value) for value in row) for row in rows),
        target=tuple(Decimal(value) for value in target),
        slack=tuple(Decimal(value) for value in slack),
    )


def by_trying_all(given_figures: Figures) -> set[tuple[int, ...]]:
    """Every assignment that holds in every column; a row of zeros is +1."""
    choices = [(1, -1) if any(row) else (1,) for row in given_figures.rows]
    return {signs for signs in product(*choices) if holds(given_figures, signs)}


def holds(given_figures: Figures, signs: tuple[int, ...]) -> bool:
    """Whether signs make rows come to the target in every column."""
    return all(
        abs(sum(s * row[i] for s, row in zip(signs, given_figures.rows, strict=True)) - target) <= slack
        for i, (target, slack) in enumerate(zip(given_figures.target, given_figures.slack, strict=True))
    )


def test_one_assignment_is_found() -> None:
    # 900 - 350 + 25 = 575; 800 - 310 + 40 = 530.
    found = assignments(figures([(900, 800), (350, 310), (25, 40)], (575, 530), ("0", "0")))
    assert list(found) == [(1, -1, 1)]


def test_both_are_found_where_two_hold() -> None:
    found = assignments(figures([(900,), (70,), (70,)], (900,), ("0",)))
    assert set(found) == {(1, 1, -1), (1, -1, 1)}


def test_a_row_of_zeros_is_only_ever_plus() -> None:
    assert list(assignments(figures([(900, 800), (0, 0)], (900, 800), ("0", "0")))) == [(1, 1)]


def test_figures_with_cents_are_compared_exactly() -> None:
    cents = Figures(rows=((Decimal("0.1"),), (Decimal("0.2"),)), target=(Decimal("0.3"),), slack=(Decimal(0),))
    assert list(assignments(cents)) == [(1, 1)]


def test_the_slack_is_that_of_the_column() -> None:
    rows = [(100, 100), (10, 10)]
    assert list(assignments(figures(rows, (111, 110), ("1", "0")))) == [(1, 1)]
    assert list(assignments(figures(rows, (110, 111), ("1", "0")))) == []


@settings(max_examples=400)
@given(st.data())
def test_the_search_finds_what_trying_all_assignments_finds(data: st.DataObject) -> None:
    columns = data.draw(st.integers(1, 3))
    value = st.integers(-12, 12)
    row = st.tuples(*[value] * columns)
    rows = data.draw(st.lists(row, min_size=2, max_size=6))  # 2**6 = 64 is the most that is ever given
    signs = data.draw(st.tuples(*[st.sampled_from([1, -1])] * len(rows)))
    target = tuple(sum(s * r[i] for s, r in zip(signs, rows, strict=True)) for i in range(columns))
    off = data.draw(st.tuples(*[st.integers(-1, 1)] * columns))
    slack = data.draw(st.tuples(*[st.sampled_from(["0", "0.5", "1.5"])] * columns))
    drawn = figures(rows, tuple(t + o for t, o in zip(target, off, strict=True)), slack)
    found = list(assignments(drawn))
    assert len(found) == len(set(found))
    assert set(found) == by_trying_all(drawn)


@settings(max_examples=100)
@given(st.lists(st.integers(1, 3), min_size=8, max_size=10))
def test_at_most_64_assignments_are_given_and_each_of_them_holds(values: list[int]) -> None:
    drawn = figures([(value,) for value in values], (sum(values) % 2,), ("0",))
    found = set(assignments(drawn))
    every = by_trying_all(drawn)
    assert found <= every
    assert len(found) == min(len(every), 64)


@settings(max_examples=100)
@given(st.data())
def test_of_many_rows_the_plain_forms_are_found_with_up_to_two_rows_against_them(data: st.DataObject) -> None:
    value = st.integers(-900, 900)
    rows = data.draw(st.lists(st.tuples(value, value), min_size=13, max_size=16))
    signs = list(data.draw(st.sampled_from(plain_signs(len(rows)))))
    for turned in data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=3)):
        signs[turned] = -signs[turned]
    target = tuple(sum(s * row[i] for s, row in zip(signs, rows, strict=True)) for i in range(2))
    drawn = figures(rows, target, ("1", "1"))
    filled = [at for at, row in enumerate(rows) if any(row)]
    near = {
        tuple(-sign if at in against else sign if any(rows[at]) else 1 for at, sign in enumerate(form))
        for form in plain_signs(len(rows))
        for count in range(3)
        for against in combinations(filled, count)
    }
    found = list(assignments(drawn))
    assert len(found) == len(set(found))
    every = {each for each in near if holds(drawn, each)}
    assert set(found) == every if len(every) <= 64 else set(found) <= every
