"""The chart on paper."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

from companion.core.entry import State
from companion.core.timeline import Span, lanes, spans_of
from companion.export.svg import SIGNS, chart
from tests import make

SVG = "{http://www.w3.org/2000/svg}"


def test_each_state_has_its_own_bars_and_a_gap_has_none() -> None:
    spans = [
        Span(date(2026, 11, 2), {State.UP: 10.0, State.FLAT: 0.0}, 0, 0, 2),
        Span(date(2026, 11, 9), {}, 0, 0, 0),
        Span(date(2026, 11, 16), {State.UP: 5.0, State.SETTLED: None}, 0, 0, 2),
    ]
    drawn = chart(spans, "week")
    assert [float(high) for high in re.findall(r"v-([\d.]+)", drawn)] == [36.0, 18.0, 1.0]
    assert "polyline" not in drawn
    assert drawn.count(SIGNS["settled"]) == 1


def test_every_point_is_drawn_and_every_lane_named() -> None:
    spans = spans_of(make.entries(300, years=2), "week")
    root = ElementTree.fromstring(chart(spans, "week"))
    found = lanes(spans)
    paths = [path for path in root.iter(f"{SVG}path") if path.get("stroke") != "#ddd"]
    assert len(paths) == sum(len(lane.points) for lane in found)
    named = [text.text for text in root.iter(f"{SVG}text")]
    assert {"▲ up", "▽ flat", "● settled", "◌ can't tell", "session", "exercise"} <= set(named)
