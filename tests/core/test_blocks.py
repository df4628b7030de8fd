"""Blocks to play with: whatever is done, the board stays whole and the play never ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.core.blocks import PIECES, Board

LINE, SQUARE = PIECES[0], PIECES[1]


def board(rows: int = 8, columns: int = 6, piece: int = 1) -> Board:
    return Board(rows, columns, lambda pieces: pieces[piece])


def test_a_full_row_clears() -> None:
    some = board()
    for by in (-2, 0, 2):
        some.move(by // 2)
        some.move(by // 2)
        some.drop()
    assert some.lying == frozenset()


def test_a_block_turns_and_makes_room_at_the_wall() -> None:
    some = board(piece=0)
    some.turn()
    assert len({column for _, column in some.piece.on_board}) == 1
    for _ in range(9):
        some.move(1)
    some.turn()
    assert len({row for row, _ in some.piece.on_board}) == 1
    assert all(0 <= column < 6 for _, column in some.piece.on_board)


def test_a_full_board_softens_from_the_bottom() -> None:
    some = board()
    for _ in range(4):
        some.drop()
    assert {row for row, _ in some.lying} == {4, 5, 6, 7}
    for _ in range(40):
        some.drop()
        assert some.piece.row == 0


def test_a_smaller_board_keeps_what_lies_on_the_ground() -> None:
    some = board()
    some.drop()
    some.resize(5)
    assert {row for row, _ in some.lying} == {3, 4}
    some.resize(9)
    assert {row for row, _ in some.lying} == {7, 8}


@given(
    st.lists(
        st.tuples(st.sampled_from(["left", "right", "turn", "fall", "drop", "resize"]), st.integers(0, 20))
    ),
    st.randoms(use_true_random=False),
    st.integers(0, 20),
    st.integers(0, 14),
)
def test_it_goes_on_whatever_is_done(
    play: list[tuple[str, int]], random: object, rows: int, columns: int
) -> None:
    some = Board(rows, columns, random.choice)  # type: ignore[attr-defined]
    for what, size in play:
        match what:
            case "left" | "right":
                some.move(-1 if what == "left" else 1)
            case "resize":
                some.resize(size)
            case _:
                getattr(some, what)()
        cells = [*some.lying, *some.piece.on_board]
        assert len(cells) == len(set(cells))
        assert all(0 <= row < some.rows and 0 <= column < some.columns for row, column in cells)
