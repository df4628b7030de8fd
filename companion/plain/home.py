"""What bare `companion` asks, again after each flow, until the person leaves."""

from __future__ import annotations

from companion.content.catalog import capital, first_words, is_translated, phrase
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.plain.choices import Choice, choose
from companion.plain.terminal import Back, Terminal

CHOICES = {"ground": "g", "exercises": "e", "checkin": "c", "after": "a", "history": "h"}
WAITING = {"resume": "r", "undelete": "z", "put_away": "d", "plan": "p"}
WAYS = {"breath": "", "flashback": "k", "flat": "f"}
"""What may be said before anything is begun; `b` goes back everywhere, so a breath has no letter."""
MORE = {"learn": "l", "cards": "w", "plan": "p", "import": "", "settings": ","}
"""What is listed behind one more choice, so that the first question is short."""


async def ask_home(front: FrontEnd, terminal: Terminal, context: Context) -> str:
    """Return the name of the flow that is chosen; Enter alone grounds. Raises Left."""
    from companion.flows.waiting import waiting

    question = [first_words(), phrase("home.question")]
    if is_translated() and context.places.are_unused:
        terminal.once = (phrase("home.translated", letter=MORE["learn"]),)
    while True:
        found = waiting(context)
        for notice in context.pop_notices():
            terminal.say(phrase(notice.key, **notice.facts))
        try:
            more = [Choice(name, phrase(f"plain.home.{name}"), key) for name, key in MORE.items()]
            chosen = choose(terminal, question, _choices(context, found), phrase("plain.home.enter"), more)
            if chosen == "more":
                chosen = choose(terminal, [phrase("titles.more")], more, phrase("plain.back"))
            elif not chosen:
                return "ground"
            match chosen:
                case "plan" | "cards" | "settings":
                    await _open(chosen, front, terminal, context)
                case str(flow) if flow:
                    return flow
        except Back:
            # There is nothing before this.
            continue


def _choices(context: Context, found: list[str]) -> list[Choice]:
    listed = [Choice(name, phrase(f"home.choices.{name}"), key) for name, key in CHOICES.items()]
    listed += [Choice(name, phrase(f"home.choices.{name}"), WAITING[name]) for name in found]
    listed += [Choice(name, _capital(f"ways.commands.{name}.label"), key) for name, key in WAYS.items()]
    if context.places.are_unused:
        listed.append(Choice("welcome", _capital("home.commands.welcome.label"), "n"))
    return [*listed, Choice("more", phrase("plain.home.more"), "m")]


def _capital(key: str) -> str:
    return capital(phrase(key))


async def _open(name: str, front: FrontEnd, terminal: Terminal, context: Context) -> None:
    match name:
        case "plan":
            from companion.plain.plan import show_plan

            await show_plan(front, terminal, context)
        case "cards":
            from companion.plain.cards import show_cards

            await show_cards(front, terminal, context)
        case _:
            from companion.plain.settings import show_settings

            await show_settings(front, terminal, context)
