"""The breath's shape: its outline, and that what is painted bit by bit is what would be drawn afresh."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset, Size
from textual.strip import Strip

from companion.core.pacing import Beat, Phase
from companion.tui.themes import themes
from companion.tui.widgets.breath_shape import MOST_ROWS, SIZES, BreathShape
from companion.tui.widgets.frame_timing import LATEST, LATEST_WHEN_STILL, SOONEST, seconds_to_next
from companion.tui.widgets.shape_cells import (
    LINE,
    TONES,
    Cell,
    cell,
    half_widths,
    line_of_time,
    rows_of_cells,
    widest,
    with_word,
)
from tests.e2e.screen import Feed, TerminalScreen

openness = st.floats(0, 1)
odd_rows = st.integers(0, MOST_ROWS // 2).map(lambda n: n * 2 + 1)
most = st.integers(4, 100)
ROOM = 6
MIRRORED = str.maketrans("▀▄", "▄▀")
BEATS = [
    Beat(phase, fraction, open_, 0, 4 * (1 - fraction))
    for phase, fraction, open_ in [
        (Phase.IN, 0.0, 0.0),
        (Phase.IN, 0.1, 0.02),
        (Phase.IN, 0.4, 0.37),
        (Phase.IN, 0.5, 0.43),
        (Phase.SIP, 0.1, 0.82),
        (Phase.HOLD, 0.5, 1.0),
        (Phase.OUT, 0.4, 0.6),
        (Phase.OUT, 0.6, 0.35),
        (Phase.REST, 0.9, 0.0),
    ]
]


@given(openness, odd_rows, most)
def test_each_tone_lies_within_the_one_around_it(open_: float, rows: int, room: int) -> None:
    outer, middle, inner = half_widths(open_, rows, room, ROOM)
    assert len(outer) == rows
    for widths in zip(inner, middle, outer, strict=True):
        assert list(widths) == sorted(widths)
        assert widths[2] <= room


@given(openness, openness, odd_rows, most)
def test_the_more_open_the_wider(one: float, other: float, rows: int, room: int) -> None:
    less, more = (half_widths(open_, rows, room, ROOM) for open_ in sorted((one, other)))
    for before, after in zip(less, more, strict=True):
        assert all(was <= now for was, now in zip(before, after, strict=True))


@given(openness, odd_rows, most)
def test_it_is_soft_and_round(open_: float, rows: int, room: int) -> None:
    for tone in half_widths(open_, rows, room, ROOM):
        drawn = [*filter(None, tone), 0]
        steps = [above - below for above, below in pairwise(drawn)]
        # Outwards the steps grow, as along a circle, up to half a point of rounding at either end.
        assert all(step >= 0 for step in steps)
        assert all(now >= before - 1 for before, now in pairwise(steps[:-1]))
        # Neither a tip nor a flat bar across: no row ends in fewer points than a fifth of the widest.
        assert drawn[-2] * 5 >= drawn[0]


@given(odd_rows)
def test_where_there_is_room_it_is_a_circle(rows: int) -> None:
    outer, _, inner = half_widths(1.0, rows, 100, ROOM)
    assert widest(rows, ROOM) // 2 - 1 <= max(outer) <= widest(rows, ROOM) // 2
    assert rows < 11 or max(outer) == rows
    assert sum(width > 0 for width in outer) == rows
    assert max(inner) >= ROOM / 2 + 1


@given(openness, odd_rows, st.integers(1, 200), st.booleans())
def test_the_cells_mirror_one_another(open_: float, rows: int, columns: int, shaded: bool) -> None:
    drawn = rows_of_cells(open_, rows, columns, ROOM, shaded)
    assert len(drawn) == rows
    assert {len(row) for row in drawn} == {columns}
    even = columns - columns % 2
    for above, below in zip(drawn, reversed(drawn), strict=True):
        assert above[:even] == above[:even][::-1]
        for one, other in zip(map(cell, above), map(cell, below), strict=True):
            assert one
            assert other
            assert one == other._replace(text=other.text.translate(MIRRORED))


@given(openness, odd_rows, st.integers(4, 200), st.booleans())
def test_it_never_quite_goes_away(open_: float, rows: int, columns: int, shaded: bool) -> None:
    middle = rows_of_cells(open_, rows, columns, ROOM, shaded)[rows // 2]
    inner = {cell(sign) for sign in middle[columns // 2 - 1 : columns // 2 + 1]}
    assert inner == {Cell(TONES[0], "▓") if shaded else Cell(TONES[2], " ", reverse=True)}


@given(openness, odd_rows, st.sampled_from(["in", "out", "wait", "rest"]))
def test_the_word_stands_in_the_inner_tone(open_: float, rows: int, word: str) -> None:
    plain = rows_of_cells(open_, rows, 60, ROOM, False)
    row = with_word(plain, word, False)[rows // 2]
    begin = row.index(word)
    assert abs(begin + len(word) / 2 - 30) <= 0.5
    # The word makes the shape no wider than it is, so it doesn't jump when the word changes.
    for at, sign in enumerate(plain[rows // 2]):
        inner = cell(sign)
        assert inner
        if begin - 1 <= at <= begin + len(word):
            assert (inner.component, inner.reverse) == (TONES[2], True)
        else:
            assert row[at] == sign


@given(st.floats(0, 1), st.integers(1, 60))
def test_the_line_of_time_fills(part: float, columns: int) -> None:
    words, line = line_of_time(part, columns, "out 4")
    assert len(words) == len(line) == columns
    signs = "".join(found.text for found in map(cell, line) if found)
    assert signs.count("━") == round(part * min(LINE, columns))
    assert signs.strip() == "━" * signs.count("━") + "─" * signs.count("─")


@given(st.lists(openness, min_size=2, max_size=2), st.floats(0, 1), st.floats(0, 1), st.floats(0, 2))
def test_it_looks_neither_too_often_nor_too_seldom(
    open_: list[float], before: float, now: float, passed: float
) -> None:
    beats = [
        Beat(Phase.IN, fraction, o, 0, 4 * (1 - fraction))
        for fraction, o in zip((before, now), open_, strict=True)
    ]
    assert 0 < seconds_to_next(*beats, passed, False, SIZES) <= LATEST
    assert 0 < seconds_to_next(*beats, passed, True, SIZES) <= LATEST_WHEN_STILL


def test_it_looks_when_a_phase_turns() -> None:
    before, now = Beat(Phase.OUT, 0.97, 0.002, 0, 0.16), Beat(Phase.OUT, 0.99, 0.001, 0, 0.06)
    assert 0.06 < seconds_to_next(before, now, 0.1, False, SIZES) < SOONEST


def test_a_still_one_looks_when_a_second_is_over() -> None:
    before, now = Beat(Phase.OUT, 0.4, 0.5, 0, 2.2), Beat(Phase.OUT, 0.5, 0.4, 0, 2.1)
    assert 0.1 < seconds_to_next(before, now, 0.1, True, SIZES) < 0.11


def test_it_waits_patiently_while_it_is_paused_just_before_a_turn() -> None:
    paused = Beat(Phase.OUT, 0.9999, 0.0, 0, 0.0004)
    assert seconds_to_next(paused, paused, 0.1, False, SIZES) == LATEST
    assert seconds_to_next(paused, paused, 0.1, True, SIZES) == LATEST_WHEN_STILL


class Harness(App[None]):
    """An app with nothing but a shape, whose beat a test sets."""

    def __init__(self, still: bool = False) -> None:
        super().__init__()
        self.beat = BEATS[0]
        self.still = still
        for theme in themes():
            self.register_theme(theme)
        self.theme = "dusk"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield BreathShape(lambda: self.beat, still=self.still)

    @property
    def shape(self) -> BreathShape:
        return self.query_one(BreathShape)


def lines(shape: BreathShape) -> list[Strip]:
    return [shape.render_line(y) for y in range(shape.size.height)]


def shown(app: Harness) -> list[str]:
    """What Textual would put on the terminal now, row by row."""
    size = app.screen.size
    return [
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips(size)
    ]


SIZES_OF_TERMINALS = [(80, 24), (40, 9), (41, 8), (20, 5), (10, 3), (3, 12), (1, 1)]


@pytest.mark.parametrize("size", SIZES_OF_TERMINALS[::2], ids=str)
@pytest.mark.parametrize("still", [False, True])
async def test_beat_by_beat_it_shows_what_a_fresh_one_shows(size: tuple[int, int], still: bool) -> None:
    app = Harness(still)
    async with app.run_test(size=size) as pilot:
        for beat in BEATS[1:]:
            app.beat = beat
            app.shape.look()
            await pilot.pause()
            step_by_step = shown(app)
            fresh = Harness(still)
            fresh.beat = beat
            async with fresh.run_test(size=size):
                assert shown(fresh) == step_by_step


@pytest.mark.parametrize("size", SIZES_OF_TERMINALS, ids=str)
async def test_what_is_written_to_a_terminal_is_what_would_be_drawn(size: tuple[int, int]) -> None:
    columns, rows = size
    app = Harness()
    terminal = TerminalScreen(columns, rows)
    feed = Feed(terminal)
    async with app.run_test(size=size):
        shape = app.shape
        for y, line in enumerate(lines(shape)):
            feed.feed(f"\x1b[{y + 1};1H{line.render(app.console)}".encode())
        for beat in [*BEATS, *reversed(BEATS)]:
            app.beat = beat
            before, now = shape._rows, shape._look()
            shape._rows = now
            sequence = shape._painter.sequence(shape._changes(before, now), Offset(0, 0))
            feed.feed(sequence.encode())
            fresh = TerminalScreen(columns, rows)
            for y, line in enumerate(lines(shape)):
                Feed(fresh).feed(f"\x1b[{y + 1};1H{line.render(app.console)}".encode())
            assert visible(terminal) == visible(fresh)


async def test_the_cells_beside_a_changed_one_are_drawn_again() -> None:
    # Half blocks of some fonts reach into them, and would leave thin lines behind.
    app = Harness()
    async with app.run_test(size=(80, 24)):
        shape = app.shape
        for beat in [*BEATS, *reversed(BEATS)]:
            app.beat = beat
            before, now = shape._rows, shape._look()
            shape._rows = now
            drawn = {
                (run.y, run.x + at) for run in shape._changes(before, now) for at in range(len(run.text))
            }
            for y, (old, new) in enumerate(zip(before, now, strict=True)):
                changed = {
                    shape._left + x for x, signs in enumerate(zip(old, new, strict=True)) if len({*signs}) > 1
                }
                ends = range(shape._left, shape._left + len(new))
                assert {(y, x + by) for x in changed for by in (-1, 0, 1) if x + by in ends} <= drawn


def visible(terminal: TerminalScreen) -> list[tuple[object, ...]]:
    """Signs, colours and reverse of all cells; of a blank one only the ground."""
    return [
        (cell.data, cell.bg, *((cell.fg, cell.reverse) if cell.data != " " else ()))
        for row in terminal.cells
        for cell in row
    ]


async def test_reduced_motion_counts_seconds_and_fills_a_line_once_a_second() -> None:
    app = Harness(still=True)
    async with app.run_test(size=(40, 12)) as pilot:
        seen = []
        for fraction in (0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.8, 0.9, 0.99):
            app.beat = Beat(Phase.OUT, fraction, 1 - fraction, 0, 4 * (1 - fraction))
            app.shape.look()
            await pilot.pause()
            rows = [row.strip() for row in shown(app) if row.strip()]
            assert len(rows) == 2
            if rows not in seen:
                seen.append(rows)
        assert [words for words, _ in seen] == ["out 4", "out 3", "out 2", "out 1"]
        filled = [line.count("━") for _, line in seen]
        assert filled == sorted(filled, reverse=True)
        assert filled[0] == LINE


@pytest.mark.parametrize(
    ("terminal", "free", "rows"),
    [
        ((80, 24), 20, 11),
        ((40, 15), 9, 5),
        ((50, 12), 4, 3),
        ((20, 8), 2, 1),
        ((20, 8), 3, 3),
        ((200, 60), 40, 19),
    ],
)
def test_it_takes_three_fifths_of_the_height(terminal: tuple[int, int], free: int, rows: int) -> None:
    shape = BreathShape(lambda: BEATS[0])
    assert shape.get_content_height(Size(terminal[0], free), Size(*terminal), terminal[0]) == rows


@pytest.mark.parametrize("theme", ["terminal", "dusk"])
async def test_named_colours_shade_it(theme: str) -> None:
    app = Harness()
    async with app.run_test(size=(40, 20)) as pilot:
        app.theme = theme
        await pilot.pause()
        app.beat = BEATS[5]
        app.shape.look()
        await pilot.pause()
        signs = set("".join(shown(app)))
        assert (set("░▒▓") <= signs) is (theme == "terminal")
        assert bool(signs & set("▀▄")) is (theme == "dusk")


async def test_it_follows_by_itself() -> None:
    app = Harness()
    async with app.run_test(size=(40, 12)) as pilot:
        before = shown(app)
        app.beat = BEATS[5]
        for _ in range(40):
            await pilot.pause(0.02)
            if shown(app) != before:
                break
        assert shown(app) != before
