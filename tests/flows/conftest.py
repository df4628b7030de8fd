"""A still context: a temporary home, a fixed day, chance that always takes the first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.core.entry import Entry
from companion.flows.context import Context
from companion.store.paths import Places, places
from tests.still import Still


@pytest.fixture
def still() -> Still:
    return Still()


@pytest.fixture
def context(tmp_path: Path, still: Still) -> Context:
    where = places({"COMPANION_HOME": str(tmp_path / "home")})
    return Context(where, now=still.now, clock=still.clock, choose=lambda several: several[0])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that has a script over plain mode and, where there is time, over the screens."""
    if {"Script", "FormScript"} & set(vars(metafunc.module)):
        screens = pytest.param("screens", marks=pytest.mark.slow)
        metafunc.parametrize("answered", ["scripted", "plain", screens], indirect=True)


@pytest.fixture(autouse=True)
def answered(
    request: pytest.FixtureRequest, context: Context, still: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Have scripts answered in another front end, too."""
    match getattr(request, "param", "scripted"):
        case "plain":
            from tests.flows.over_plain import OverPlain

            OverPlain(context, still).patch(monkeypatch)
        case "screens":
            from tests.flows.over_screens import OverScreens, without_waits

            without_waits(monkeypatch)
            OverScreens(context, still).patch(monkeypatch)


@pytest.fixture
def saved(context: Context) -> Callable[[], list[Entry]]:
    """All entries of the notebook, oldest first."""
    return lambda: list(context.notebook.entries())[::-1]


@pytest.fixture
def blocked(context: Context) -> Path:
    """A file where the notebook's folder would be."""
    data = context.places.data.parent / "data"
    data.parent.mkdir(parents=True)
    data.write_text("")
    context.places = Places(data, context.places.config, context.places.state)
    return data
