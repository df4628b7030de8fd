"""The person's own plan for when it gets hard: read, and written line by line."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.content.people import here
from companion.content.plan import PARTS, Plan, own_plan
from companion.flows import plan as flow
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.flows.unlock import unlock_own
from companion.plain.choices import Choice, choose, named
from companion.plain.terminal import Back, Terminal
from companion.store.errors import StoreError
from companion.text.people import emergency

UNLOCK = "unlock"
"""The choice that asks for the passphrase of what is locked."""


async def show_plan(front: FrontEnd, terminal: Terminal, context: Context) -> None:
    """Write the emergency number and the plan, and let parts be changed, until the person goes back.

    A locked plan can be opened here.
    """
    while True:
        plan = own_plan(context.places.plan)
        shown = [part for part in PARTS if part not in plan.hidden and not plan.is_locked]
        choices = [Choice(part, phrase(f"plan.headings.{part}")) for part in shown]
        if plan.hidden:
            choices.append(Choice("all", phrase("plan.show_all")))
        if plan.is_locked:
            choices = [Choice(UNLOCK, phrase("plain.unlock"))]
        try:
            part = choose(terminal, _paragraphs(context, plan, shown), choices, phrase("plain.back"))
        except Back:
            return
        if not part:
            return
        try:
            if part == UNLOCK:
                await unlock_own(front, context)
            elif part == "all":
                flow.hide(context, ())
            else:
                _change(terminal, context, plan, part)
        except Back:
            continue
        except StoreError as error:
            terminal.say(phrase(error.key, **error.facts))


def _paragraphs(context: Context, plan: Plan, shown: list[str]) -> list[str]:
    paragraphs = [*map(str, emergency(here(context.settings.country)))]
    if plan.problem:
        paragraphs.append(plan.problem.sentence())
    for part in shown:
        if words := plan.texts.get(part):
            paragraphs += [phrase(f"plan.headings.{part}"), *words.splitlines()]
    if plan.is_locked:
        return paragraphs
    return [*paragraphs, phrase("plan.any_time"), phrase("plain.plan.change")]


def _change(terminal: Terminal, context: Context, plan: Plan, part: str) -> None:
    """Add lines to a part, write it anew, or hide it. Raises Back, Left, StoreError."""
    now = plan.texts.get(part, "")
    does = ("add", "write_anew", "hide") if now else ("add", "hide")
    choices = named({name: phrase(f"plain.plan.{name}") for name in does})
    question = [phrase(f"plan.headings.{part}"), phrase(f"plan.hints.{part}"), *now.splitlines()]
    match choose(terminal, question, choices, phrase("plain.back")):
        case "hide":
            flow.hide(context, (*plan.hidden, part))
        case "add":
            _write(terminal, context, part, now)
        case "write_anew":
            _write(terminal, context, part, "")


def _write(terminal: Terminal, context: Context, part: str, text: str) -> None:
    """Ask for lines until an empty one; each is saved as it is typed. Raises Back, Left, StoreError."""
    enter = phrase("plain.enter", does=phrase("plain.back"))
    while line := terminal.ask(phrase("plain.plan.line"), enter, own=True):
        text = f"{text}\n{line}".strip()
        flow.save_text(context, part, text)
