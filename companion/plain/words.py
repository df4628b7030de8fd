"""Words for what is felt: typed, or found in a list of a few kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from companion.content.catalog import phrase
from companion.content.wordlists import WordFamily
from companion.core.layout import TOGETHER
from companion.plain.choices import Choice, exactly, listed, plain
from companion.plain.terminal import Back, Terminal

Answer = Callable[[tuple[str, ...]], None]
BETWEEN = ", "
KIND = "kind "
"""What the names of the kinds begin with."""
LONGEST = 200
"""The most characters of a word."""
MOST_OWN = 3
"""The most words of the person's own that are listed with the kinds."""


def ask_words(
    terminal: Terminal,
    question: Sequence[str],
    families: Sequence[WordFamily],
    given: Sequence[str],
    answer: Answer,
    *,
    own: Sequence[str] = (),
    more: Sequence[Choice] = (),
) -> str:
    """Ask for words until Enter alone; return "on", or the name of one of `more`. Raises Back, Left.

    `answer` is called with all words after each change. A kind is listed by its number; a word that is
    there already is taken away by typing it again. `own` are words that the person has used before.
    """
    chosen, every, kind = list(given), words_by_key(families), families[0] if len(families) == 1 else None
    own, lists = [word for word in own if word not in every], True
    while True:
        choices = [*_offered(families, kind, own), *more]
        lines = _lines(question if lists else (), choices, chosen, every)
        try:
            said = terminal.ask(*lines, phrase("plain.enter_on"), own=True)
        except Back:
            if kind is None or len(families) == 1:
                raise
            kind, lists = None, True
            continue
        name = exactly(said, choices) or ""
        if not said or name in [each.name for each in more]:
            return name or "on"
        if lists := name.startswith(KIND):
            kind, name = _opened(name, said, families, every)
        if name or not lists:
            _toggle_all(chosen, [name] if name else said.split(","), every)
            answer(tuple(chosen))


def _opened(
    name: str, said: str, families: Sequence[WordFamily], every: dict[str, str]
) -> tuple[WordFamily, str]:
    """Return the kind that is opened, and the key of its name, if that is a word and was typed, else ""."""
    kind = families[int(name.removeprefix(KIND))]
    key = _meant(kind.name, every)
    return kind, key if key in every and not said.isdecimal() else ""


def _lines(
    question: Sequence[str], choices: Sequence[Choice], chosen: Sequence[str], every: dict[str, str]
) -> list[str]:
    """Return a question with its choices and the words so far; without a question those words alone."""
    words = BETWEEN.join(every.get(key, key) for key in chosen)
    so_far = [phrase("plain.so_far", words=words)] if words else []
    if not question:
        return so_far
    again = [phrase("plain.type_again")] if words else []
    return [*question, *so_far, *listed(choices), phrase("plain.type_words"), *again]


def words_by_key(families: Sequence[WordFamily]) -> dict[str, str]:
    """Return the words of all families by their keys."""
    return {key: word for family in families for key, word in family.every.items()}


def _offered(families: Sequence[WordFamily], kind: WordFamily | None, own: Sequence[str]) -> list[Choice]:
    """Return the words of a kind, or with none of them opened the kinds, and words of the person's own."""
    if kind and len(families) > 1:
        own = ()
    if kind:
        return [Choice(key, word) for key, word in {**kind.every, **{word: word for word in own}}.items()]
    kinds = [Choice(f"{KIND}{at}", _name(each)) for at, each in enumerate(families)]
    return [*kinds, *(Choice(word, word) for word in own[:MOST_OWN])]


def _name(family: WordFamily) -> str:
    """Return what a family is listed as: its name, or its words where it has none."""
    words = [word.replace(" ", TOGETHER) for word in family.words.values()]
    return family.name or BETWEEN.join(words)


def _meant(word: str, every: dict[str, str]) -> str:
    """Return the key of a typed word; a person's own word is its own key."""
    said = plain(word)
    return next((key for key, shown in every.items() if said in (plain(shown), plain(key))), word.strip())


def _toggle_all(chosen: list[str], words: Iterable[str], every: dict[str, str]) -> None:
    """Add each word that is not there, and take away each that is."""
    for word in (_meant(each, every)[:LONGEST] for each in words):
        if word in chosen:
            chosen.remove(word)
        elif word:
            chosen.append(word)
