"""Sealing from the settings: asked step by step, left at each of them with nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from companion.content.plan import own_plan
from companion.core.entry import CheckIn
from companion.flows import sealing as flow
from companion.flows.context import Context
from companion.flows.front import Left, Offer
from companion.flows.plan import save_text
from companion.store import age
from tests.flows.script import Chooses, Reply, Script, Types, run
from tests.store.seal import MARK, be_quick, plain_files

WORDS = "seven slow words"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    be_quick(monkeypatch)


@pytest.fixture
def filled(context: Context) -> Context:
    """A home with an entry and a plan, the marked word in both."""
    at = context.now()
    context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at, note=MARK))
    save_text(context, "notice", MARK)
    context.notebook.merge_copies()
    return context


def shown(script: Script) -> str:
    """Return the recovery code that was shown."""
    return next(offer.more for offer in script.asked if isinstance(offer, Offer) and "-" in offer.more[:5])


class Sees(Script):
    """Types the code that was shown in the place of "code"."""

    async def line(self, question: str, words: str = "", *, saves: bool = True) -> str | None:
        typed = await super().line(question, words, saves=saves)
        return shown(self).lower().replace("-", " ") if typed == "code" else typed


def go(context: Context, *replies: Reply, script: Callable[..., Script] = Sees) -> Script:
    front = script(*replies)
    with suppress(Left):
        run(flow.sealing(front, context))
    return front


SEAL = (Chooses("seal"), Chooses("own"), Types(WORDS), Types(WORDS), Chooses("written"), Types("code"))


def home(context: Context) -> dict[Path, bytes]:
    root = context.places.data.parent
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_seal_with_plan_and_people_then_open_these_then_everything(filled: Context) -> None:
    front = go(filled, *SEAL)
    assert front.replies == []
    assert plain_files(filled.places.data.parent) == []
    assert flow.state(filled) == "own"
    assert own_plan(filled.places.plan).texts == {"notice": MARK}
    assert not any(shown(front) in sentence or WORDS in sentence for sentence in front.sentences)
    filled.lock()
    go(filled, Chooses("open_own"), Types("wrong"), Types(WORDS))
    assert flow.state(filled) == "open"
    assert plain_files(filled.places.data.parent) == ["plan.toml"]
    filled.lock()
    go(filled, Chooses("own"))
    assert flow.state(filled) == "own"
    assert plain_files(filled.places.data.parent) == []
    go(filled, Chooses("change"), Types(shown(front)), Types("new words"), Types("new words"))
    filled.lock()
    assert filled.unlock("new words")
    filled.lock()
    go(filled, Chooses("unseal"), Chooses("unseal"), Types("new words"))
    assert flow.state(filled) == "plain"
    assert not filled.is_open
    assert [getattr(entry, "note", "") for entry in filled.notebook.entries()] == [MARK]
    assert own_plan(filled.places.plan).texts == {"notice": MARK}


@pytest.mark.parametrize("number", range(len(SEAL) + 1))
@pytest.mark.parametrize("leaves", [True, False])
def test_left_at_each_question_nothing_is_changed(filled: Context, number: int, leaves: bool) -> None:
    before = home(filled)
    replies: list[Reply] = list(SEAL[:number])
    if number == len(SEAL):
        # A code that is none, and then nothing.
        replies = [*SEAL[:-1], Types("wrong"), Chooses("written"), Types("")]
    elif not leaves:
        replies.append(Chooses(None) if isinstance(SEAL[number], Chooses) else Types(None))
    front = go(filled, *replies)
    assert front.replies == []
    assert home(filled) == before
    assert flow.state(filled) == "plain"


def test_the_same_passphrase_is_asked_for_until_it_is(filled: Context) -> None:
    replies = (Types(WORDS), Types("another"), *SEAL[2:])
    assert go(filled, *SEAL[:2], *replies).replies == []
    assert flow.state(filled) == "own"


def test_a_key_that_opens_nothing_leaves_the_notebook_plain(
    filled: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "decrypt_by_passphrase", lambda data, passphrase: None)
    go(filled, *SEAL)
    assert flow.state(filled) == "plain"
    assert own_plan(filled.places.plan).texts == {"notice": MARK}
    assert not (filled.places.config / "identity.age").exists()
    assert not Context(filled.places).is_locked


def test_what_can_be_changed_asks_for_the_passphrase_first(filled: Context) -> None:
    go(filled, *SEAL)
    filled.lock()
    before = home(filled)
    for replies in (
        (Chooses("change"), Types(None)),
        (Chooses("open_own"), Types("")),
        (Chooses("unseal"), Chooses("leave")),
        (Chooses("unseal"), Chooses("unseal"), Types(None)),
        (Chooses("leave"),),
        (Chooses(None),),
    ):
        assert go(filled, *replies).replies == []
        assert home(filled) == before
