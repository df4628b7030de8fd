"""Nothing that a screen draws is acted on by the terminal, whatever an entry holds."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from companion.core.entry import CheckIn, Sensation
from companion.core.printable import UNSAFE
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.printable_lines import PrintableLines
from tests import make
from tests.cli.test_terminal import ODD
from tests.tui.pilot import settle


def drawn(pilot: Pilot[None]) -> str:
    return "\n".join(s.text for strip in pilot.app.screen._compositor.render_strips() for s in strip)


async def test_an_entry_is_read_and_edited_without_codes(context: Context) -> None:
    felt = (Sensation(ODD, (ODD,)),)
    at = make.LAST
    entry = CheckIn(id=context.notebook.new_id(at), at=at, note=ODD, body=felt, feelings=(ODD,), tags=(ODD,))
    context.notebook.add(entry)
    app = CompanionApp(context, "history")
    async with app.run_test(size=(80, 24)) as pilot:
        with_words = 0
        for key in ("enter", "e", *["tab"] * 4):
            await settle(pilot, key)
            with_words += "red" in drawn(pilot)
            assert UNSAFE.findall(drawn(pilot).replace("\n", "")) == []
        assert with_words >= 4


def test_a_line_stays_as_wide_as_it_was() -> None:
    line = [Segment("a\x1b[31mred\u202e b"), Segment("plain"), Segment("\ud800")]
    (first, second, third) = PrintableLines().apply(line, Color(0, 0, 0))
    assert not UNSAFE.search(first.text)
    assert (cell_len(first.text), second.text) == (cell_len(line[0].text), "plain")
    assert cell_len(third.text) == cell_len("\ud800")
