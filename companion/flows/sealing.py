"""Sealing the notebook, another passphrase, making it plain again.

Each question can be left, and nothing is changed then.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.front import Asks, Offer
from companion.flows.unlock import unlock
from companion.store import sealing as store
from companion.store.errors import StoreError
from companion.store.keys import Key, as_code, change_passphrase, make_key
from companion.store.own import are_sealed
from companion.store.presence import check_presence
from companion.store.strays import Progress, no_progress

if TYPE_CHECKING:
    from pathlib import Path


def state(context: Context) -> str:
    """Return how the notebook is: "plain", "open" where own files of a sealed one are, or "own"."""
    try:
        if not context.seal.is_on:
            return "plain"
    except StoreError:
        # Its public half can't be read.
        pass
    return "own" if are_sealed(context.places) else "open"


async def sealing(front: Asks, context: Context) -> None:
    """Say how it is, and offer what can be done; nothing that Enter alone would do."""
    now = state(context)
    names = {"plain": ("seal",), "open": ("own", "change", "unseal"), "own": ("open_own", "change", "unseal")}
    choices = {name: phrase(f"sealing.choices.{name}") for name in (*names[now], "leave")}
    if now == "plain":
        more = "\n".join(phrase(f"sealing.first.{name}") for name in ("once", "lost"))
        offer = Offer(phrase("sealing.ask.seal"), choices, "leave", more)
    else:
        offer = Offer(phrase(f"sealing.now.{now}"), choices, "leave")
    chosen = await front.choose(offer)
    try:
        match chosen:
            case "seal":
                await seal(front, context)
            case "own":
                await seal_own(front, context)
            case "open_own":
                await open_own(front, context)
            case "change":
                await change(front, context)
            case "unseal":
                await _unseal_if_wanted(front, context)
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))


async def seal(front: Asks, context: Context, progress: Progress = no_progress) -> bool:
    """Ask for a passphrase, show the recovery code and ask for it; seal once both have opened a test.

    False where nothing was changed. Raises StoreError.
    """
    check_presence(context.places)
    own = await _own_too(front)
    passphrase = "" if own is None else await _new_passphrase(front)
    if not passphrase:
        return _stopped(front)
    front.notify(phrase("sealing.said.working"))
    key = await front.in_thread(partial(make_key, passphrase))
    if not await _code_typed_back(front, key):
        return _stopped(front)
    front.notify(phrase("sealing.said.checking"))
    turn_on = partial(store.make_sealed, context.places, key, passphrase, own=bool(own), progress=progress)
    identity = await front.in_thread(turn_on)
    if identity is None:
        front.notify(phrase("sealing.said.failed"))
        return False
    # It was typed just now; what is open stays open until it is locked.
    context.seal.open(identity)
    context.read_exercises()
    done = "done_own" if own else "done"
    front.notify(" ".join(phrase(f"sealing.said.{name}") for name in (done, "old_blocks")))
    return True


async def _own_too(front: Asks) -> bool | None:
    """Return whether own files are to be sealed too, None where nothing is to be sealed."""
    choices = {"stay_open": phrase("sealing.choices.stay_open"), "own": phrase("sealing.choices.own")}
    offer = Offer(phrase("sealing.ask.own"), choices, "stay_open", phrase("sealing.ask.locked"))
    chosen = await front.choose(offer)
    return None if chosen is None else chosen == "own"


async def _new_passphrase(front: Asks) -> str:
    """Return a passphrase that was typed twice, "" where nothing is typed."""
    while passphrase := await front.secret(phrase("sealing.ask.passphrase")):
        again = await front.secret(phrase("sealing.ask.again"))
        if again == passphrase:
            return passphrase
        if not again:
            return ""
        front.notify(phrase("sealing.said.differ"))
    return ""


async def _code_typed_back(front: Asks, key: Key) -> bool:
    """Show the recovery code until it was typed as it is; False where it was not."""
    offer = Offer(
        phrase("sealing.ask.code"), {"written": phrase("sealing.choices.written")}, "written", key.code
    )
    while await front.choose(offer):
        if not (typed := await front.line(phrase("sealing.ask.back"), saves=False)):
            return False
        if as_code(typed) == key.code:
            return True
        front.notify(phrase("sealing.said.wrong_code"))
    return False


async def change(front: Asks, context: Context) -> bool:
    """Ask for the passphrase or the code, and for a new passphrase. Returns and raises as `seal`."""
    if not await unlock(front, context) or not (passphrase := await _new_passphrase(front)):
        return _stopped(front)
    front.notify(phrase("sealing.said.working"))
    await front.in_thread(partial(change_passphrase, context.places, context.seal, passphrase))
    front.notify(phrase("sealing.said.changed"))
    return True


async def seal_own(front: Asks, context: Context) -> bool:
    """Seal own files too, which asks for nothing. Returns and raises as `seal`."""
    await front.in_thread(partial(store.seal_own, context.places))
    context.read_exercises()
    front.notify(phrase("sealing.said.own_sealed"))
    return True


async def open_own(front: Asks, context: Context) -> bool:
    """Make own files plain again. Returns and raises as `seal`."""
    if not await unlock(front, context):
        return _stopped(front)
    left = await front.in_thread(partial(store.open_own, context.places, context.seal))
    context.read_exercises()
    return _say_done(front, left, "own_open")


async def _unseal_if_wanted(front: Asks, context: Context) -> None:
    choices = {name: phrase(f"sealing.choices.{name}") for name in ("unseal", "leave")}
    if await front.choose(Offer(phrase("sealing.ask.unseal"), choices, "leave")) == "unseal":
        await unseal(front, context)


async def unseal(front: Asks, context: Context, progress: Progress = no_progress) -> bool:
    """Make everything plain again. False also where a file can't be decrypted. Raises StoreError."""
    if not await unlock(front, context):
        return _stopped(front)
    front.notify(phrase("sealing.said.unsealing"))
    turn_off = partial(store.turn_off, context.places, context.seal, context.notebook, progress)
    left = await front.in_thread(turn_off)
    context.seal.lock()
    context.read_exercises()
    return _say_done(front, left, "unsealed", "others")


def _say_done(front: Asks, left: list[Path], *names: str) -> bool:
    sentences = [phrase("sealing.said.left", path=path) for path in left]
    front.notify(" ".join([*sentences, *(phrase(f"sealing.said.{name}") for name in names)]))
    return not left


def _stopped(front: Asks) -> bool:
    front.notify(phrase("sealing.said.stopped"))
    return False
