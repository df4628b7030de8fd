"""`seal` and `unseal`: a notebook that a passphrase opens, and one that is plain again."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from companion.cli.notebook import ask_secret, ask_shown, can_ask
from companion.cli.output import print_error, print_notices, progress
from companion.content.catalog import phrase
from companion.store.paths import places

if TYPE_CHECKING:
    from companion.flows.context import Context
    from companion.flows.front import Offer

T = TypeVar("T")


class CommandLine:
    """Asks on the terminal of a command: what is typed is a line each, a passphrase is not shown."""

    _show: Callable[..., None]

    async def choose(self, offer: Offer) -> str | None:
        """Return the name of the choice whose number is typed; with nothing what Enter alone does."""
        print("\n".join(filter(None, (offer.sentence, offer.more))))
        if len(names := list(offer.choices)) == 1:
            return offer.on
        for number, name in enumerate(names, 1):
            print(phrase("plain.choice", number=number, words=offer.choices[name]))
        while typed := ask_shown(phrase("command_line.seal.number", enter=offer.choices[offer.on])):
            if typed.isdecimal() and 0 < int(typed) <= len(names):
                return names[int(typed) - 1]
        return offer.on

    async def line(self, question: str, words: str = "", *, saves: bool = True) -> str | None:
        """Return a line that is shown while it is typed."""
        return ask_shown(phrase("command_line.seal.line", question=question))

    async def secret(self, question: str) -> str | None:
        """Return a line that is not shown."""
        return ask_secret(phrase("command_line.seal.line", question=question))

    def notify(self, sentence: str) -> None:
        """Print a sentence."""
        print(sentence, file=sys.stderr)

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do slow work, and show how many files are done, where it says so."""
        with progress("command_line.seal.progress") as show:
            self._show = show
            return work()

    def progress(self, done: int, of: int) -> None:
        """Show how many files are done."""
        self._show(done=done, of=of)


def options() -> dict[str, dict[str, Any]]:
    """Return the options of `seal`."""
    return {"--change": {"action": "store_true"}, "--own": {"action": "store_true"}}


def seal(options: Namespace) -> int:
    """Seal the notebook, or own files too, or change the passphrase; 1 where nothing was changed."""
    from companion.flows import sealing as flows
    from companion.flows.context import Context

    context = Context(places())
    if not can_ask():
        print_error("command_line.seal.no_terminal")
        return 1
    front, is_on = CommandLine(), context.seal.is_on
    if not is_on and (options.change or options.own):
        print_error("command_line.unseal.not_sealed")
        return 1
    if options.change:
        return _finish(flows.change(front, context), context)
    if options.own:
        return _finish(flows.seal_own(front, context), context)
    if is_on:
        context.notebook.merge_copies()
        print(phrase("command_line.seal.already"))
        return _close(context)
    for name in ("once", "lost"):
        print(phrase(f"sealing.first.{name}"))
    status = _finish(flows.seal(front, context, front.progress), context)
    if not status:
        print(phrase("sealing.said.scrollback"))
    return status


def unseal(options: Namespace) -> int:
    """Decrypt everything, or own files alone; 1 where nothing was changed, or a file is left."""
    from companion.flows import sealing as flows
    from companion.flows.context import Context

    context = Context(places())
    if not context.seal.is_on:
        print_error("command_line.unseal.not_sealed")
        return 1
    if not can_ask():
        print_error("command_line.unlock.no_terminal")
        return 1
    front = CommandLine()
    if options.own:
        return _finish(flows.open_own(front, context), context)
    return _finish(flows.unseal(front, context, front.progress), context)


def _finish(flow: Coroutine[Any, Any, bool], context: Context) -> int:
    """Run a flow whose front end answers at once; return the exit status."""
    try:
        flow.send(None)
    except StopIteration as ended:
        return 0 if ended.value else 1
    finally:
        _close(context)
    raise RuntimeError("the front end did not answer at once")


def _close(context: Context) -> int:
    context.close()
    print_notices(context.pop_notices())
    return 0
