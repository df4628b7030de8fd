"""The board of blocks stays valid whatever is played, and the play never ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.core.blocks import PIECES, Board

LINE, SQUARE = PIECES[0], PIECES[1]


def board(rows: int = 8, columns: int = 6, piece: int = 1) -> Board:
    return Board(rows, columns, lambda pieces: pieces[piece])


def drop(board: Board) -> None:
    while board.fall():
        pass


def test_a_full_row_clears() -> None:
    some = board()
    for by in (-2, 0, 2):
        some.move(by // 2)
        some.move(by // 2)
        drop(some)
    assert some.filled == frozenset()


def test_a_block_turns_and_makes_room_at_the_wall() -> None:
    some = board(piece=0)
    some.turn()
    assert len({column for _, column in some.piece.board_cells}) == 1
    for _ in range(9):
        some.move(1)
    some.turn()
    assert len({row for row, _ in some.piece.board_cells}) == 1
    assert all(0 <= column < 6 for _, column in some.piece.board_cells)


def test_a_block_turns_up_to_three_columns_aside() -> None:
    some = board(columns=8, piece=0)
    some.turn()
    for _ in range(9):
        some.move(-1)
    some.filled = frozenset({(0, 1), (0, 2)})
    some.turn()
    assert sorted(some.piece.board_cells) == [(0, 3), (0, 4), (0, 5), (0, 6)]


def test_a_full_board_loses_rows_at_the_bottom() -> None:
    some = board()
    for _ in range(4):
        drop(some)
    assert {row for row, _ in some.filled} == {4, 5, 6, 7}
    for _ in range(40):
        drop(some)
        assert some.piece.row == 0


def test_a_smaller_board_keeps_the_cells_at_the_bottom() -> None:
    some = board()
    drop(some)
    some.resize(5)
    assert {row for row, _ in some.filled} == {3, 4}
    some.resize(9)
    assert {row for row, _ in some.filled} == {7, 8}


@given(
    st.lists(
        st.tuples(st.sampled_from(["left", "right", "turn", "fall", "drop", "resize"]), st.integers(0, 20))
    ),
    st.randoms(use_true_random=False),
    st.integers(0, 20),
    st.integers(0, 14),
)
def test_any_moves_leave_the_board_whole(
    play: list[tuple[str, int]], random: object, rows: int, columns: int
) -> None:
    some = Board(rows, columns, random.choice)  # type: ignore[attr-defined]
    for what, size in play:
        match what:
            case "left" | "right":
                some.move(-1 if what == "left" else 1)
            case "resize":
                some.resize(size)
            case "drop":
                drop(some)
            case _:
                getattr(some, what)()
        cells = [*some.filled, *some.piece.board_cells]
        assert len(cells) == len(set(cells))
        assert all(0 <= row < some.rows and 0 <= column < some.columns for row, column in cells)
