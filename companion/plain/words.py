"""Words for what is felt: typed, or found in a list of a few kinds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.content.catalog import phrase
from companion.content.wordlists import WordFamily
from companion.core.layout import TOGETHER
from companion.plain.choices import Choice, exactly, listed, plain
from companion.plain.terminal import Back, Terminal

Answer = Callable[[tuple[str, ...]], None]
BETWEEN = ", "


def ask_words(
    terminal: Terminal,
    question: Sequence[str],
    families: Sequence[WordFamily],
    given: Sequence[str],
    answer: Answer,
    *,
    own: Sequence[str] = (),
    more: Sequence[Choice] = (),
    longest: int = 200,
) -> str:
    """Ask for words until Enter alone; return "on", or the name of one of `more`. Raises Back, Left.

    `answer` is called with all words after each change. A kind is listed by its number; a word that is
    there already is taken away by typing it again. `own` are words that the person has used before.
    """
    chosen, every = list(given), words_by_key(families)
    kinds = [Choice(f"kind {at}", _name(each)) for at, each in enumerate(families)]
    shown = families[0] if len(families) == 1 else None
    while True:
        offered = _offered(shown, own) if shown else [*kinds, *(Choice(word, word) for word in own[:3])]
        choices = [*offered, *more]
        so_far = [phrase("plain.so_far", words=BETWEEN.join(every.get(key, key) for key in chosen))]
        lines = [*question, *(so_far if chosen else []), *listed(choices), phrase("plain.type_words")]
        try:
            said = terminal.ask(*lines, phrase("plain.enter", does=phrase("plain.on")), own=True)
        except Back:
            if shown is None or len(families) == 1:
                raise
            shown = None
            continue
        name = exactly(said, choices) or ""
        if not said or name in [each.name for each in more]:
            return name or "on"
        if name.startswith("kind "):
            shown = families[int(name.removeprefix("kind "))]
            continue
        for word in [name] if name else said.split(","):
            _toggle(chosen, _meant(word, every)[:longest])
        answer(tuple(chosen))


def words_by_key(families: Sequence[WordFamily]) -> dict[str, str]:
    """Return the words of all families by their keys."""
    return {key: word for family in families for key, word in family.every.items()}


def _offered(family: WordFamily, own: Sequence[str]) -> list[Choice]:
    words = {**family.every, **({word: word for word in own} if not family.name else {})}
    return [Choice(key, word) for key, word in words.items()]


def _name(family: WordFamily) -> str:
    """Return what a family is listed as: its name, or its words where it has none."""
    words = [word.replace(" ", TOGETHER) for word in family.words.values()]
    return family.name or BETWEEN.join(words)


def _meant(word: str, every: dict[str, str]) -> str:
    """Return the key of a typed word; a person's own word is its own key."""
    said = plain(word)
    return next((key for key, shown in every.items() if said in (plain(shown), plain(key))), word.strip())


def _toggle(chosen: list[str], word: str) -> None:
    if word in chosen:
        chosen.remove(word)
    elif word:
        chosen.append(word)
