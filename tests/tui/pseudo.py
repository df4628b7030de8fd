"""A made-up language, a third longer than English, with accents and wide signs, and a walk that reads in it.

`python -m tests.tui.pseudo COLUMNS ROWS PART` prints each word that a screen cuts and each row that is too
long or too short. It is a process of its own: the labels of commands are read when the screens are imported.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import tomlkit
from rich.cells import cell_len

from companion.content import catalog
from companion.content.texts import files_of, texts_of
from companion.content.translation import WORDS
from companion.core.ids import new_id
from companion.flows.context import Context
from companion.store.paths import places
from companion.store.settings import Settings

ACCENTS = str.maketrans("aeiounAEIOUN", "áéíóúñÁÉÍÓÚÑ")
FILLERS = ("漢字", "ñandúes", "本", "çà", "語い", "fußgänger")
KEPT = re.compile(r"(\{[^}]*\}|`[^`]*`)")
NOT_WORDS = re.compile(r"(?:^|\.)(?:key|sign|address|code|name|word|line)\Z")
"""Names in phrases/ whose texts are keys, signs, or typed."""
OWN = "שלום זה שלי وهذا لي (mixed) 漢字 own words"
"""Own words in several scripts, two of them from right to left."""
PARTS: dict[str, list[tuple[str, ...]]] = {
    "worst": [
        ("question_mark",),
        ("escape", "f2"),
        ("escape", "g"),
        ("enter",),
        ("enter",),
        ("escape",),
        ("u",),
        ("9",),
    ],
    "checkin": [("c",), ("u",), ("6",), ("tab",), ("enter",), ("tab",), ("enter",), ("tab",)],
    "after": [("a",), ("s",), ("tab",), ("tab",), ("tab",), ("tab",), ("tab",), ("tab",), ("tab",)],
    "list": [("e",), ("down",), ("down",), ("i",), ("escape",), ("/",), ("escape",)],
    "history": [("h",), ("enter",), ("escape",), ("f",), ("escape",), ("f2",)],
    "more": [
        *(("w",), ("a",), ("escape", "escape"), ("t",), ("escape",), ("h",), ("v",), ("down", "enter")),
        *(("escape", "escape", "escape"), ("n",)),
    ],
    "over": [
        *(("h",), ("o",), ("escape",), ("b",), ("escape", "escape"), ("ctrl+p",), ("escape",)),
        *(("question_mark",), ("w",), ("escape", "c"), ("escape", "a")),
    ],
    "pages": [
        (",",),
        ("down",),
        ("down",),
        ("escape",),
        ("l",),
        ("enter",),
        ("escape",),
        ("escape",),
        ("p",),
    ],
}
"""Keys pressed at home, after each of which the screen is looked at."""


def pseudo(text: str) -> str:
    """Return a text in the made-up language, with the same gaps."""
    parts = KEPT.split(text)
    letters = sum(len(part) for part in parts[::2])
    if letters < 4 or not re.search("[A-Za-z]{3}", text):
        return text
    said = "".join(part if at % 2 else part.translate(ACCENTS) for at, part in enumerate(parts))
    filler, more = cycle(islice(cycle(FILLERS), letters % len(FILLERS), letters % len(FILLERS) + 6)), ""
    while cell_len(more) < letters / 3:
        more += f" {next(filler)}"
    end = said[len(said.rstrip(".?:")) :]
    return said.rstrip(".?:") + more + end


def write(folder: Path) -> None:
    """Write the language: all words of English in its own."""
    for name in files_of(catalog.ENGLISH):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == "help_lines.toml":
            words = {each: pseudo(each) for each in texts_of(name, catalog.ENGLISH)}
            path.write_text(tomlkit.dumps({"words": words}), "utf-8")
        elif name.endswith((".md", ".txt")) and not name.startswith("cover"):
            lines = (catalog.ENGLISH / name).read_text("utf-8").splitlines()
            path.write_text(
                "\n".join(pseudo(line) if line[:1].isalpha() or line[:1] == "#" else line for line in lines),
                "utf-8",
            )
        elif name.startswith(("phrases", "exercises", "body", "feelings", "library")):
            data = catalog.load(catalog.ENGLISH / name)
            path.write_text(tomlkit.dumps(_changed(data, "", everything=name.startswith("phrases"))), "utf-8")
    (folder / "language.toml").write_text(LANGUAGE, "utf-8")


LANGUAGE = """
name = "Ps漢ud"
plural = "n != 1"
forms = ["one", "other"]
decimal = ","
weekdays = ["Móndáy漢字", "Túésdáy漢字", "Wédnésdáy漢字", "Thúrsdáy漢字", "Frídáy漢字", "Sátúrdáy漢字",
    "Súndáy漢字"]
months = ["Jánúár漢字", "Fébrúár漢字", "März漢字", "Ápríl漢字", "Má漢字", "Júní漢字", "Júlí漢字",
    "Áúgúst漢字", "Séptémbér漢字", "Óktóbér漢字", "Nóvémbér漢字", "Dézémbér漢字"]
short_months = ["Ján漢", "Féb漢", "Már漢", "Ápr漢", "Má漢", "Jún漢", "Júl漢", "Áúg漢", "Sép漢", "Ókt漢",
    "Nóv漢", "Déz漢"]
"""


def _changed(value: Any, name: str, *, everything: bool) -> Any:
    if isinstance(value, dict):
        inside = everything or name == "words"
        return {
            each: _changed(one, f"{name}.{each}" if everything else each, everything=inside)
            for each, one in value.items()
        }
    if isinstance(value, list):
        return [_changed(each, name, everything=everything) for each in value]
    wanted = not NOT_WORDS.search(name) if everything else name in WORDS
    return pseudo(value) if isinstance(value, str) and wanted else value


def vocabulary(folder: Path) -> set[str]:
    """Return every word that may stand on a screen whole."""
    texts = [OWN, "אנה SHOUT GB", *catalog.table("language")["weekdays"], LANGUAGE]
    for each in (folder, catalog.ENGLISH):
        texts += [text for name in files_of(each) for text in texts_of(name, each).values()]
    return {word.lower() for text in texts for word in _words(text)}


def _words(text: str) -> Iterator[str]:
    return filter(None, (word.strip("_") for word in re.split(r"[\W\d]+", text)))


def problems(app: Any, known: set[str], name: str) -> Iterator[str]:
    """Yield each row of the screen that is not as wide as it, and each word that is part of none."""
    size = app.screen.size
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        row = "".join(segment.text for segment in strip)
        if cell_len(row) != size.width:
            yield f"{name}, row {y}, {cell_len(row)} cells: {row!r}"
        # What ends in … is shortened on purpose, and a path or an address is no word.
        whole = re.sub(r"\S*…|/\S+|\w+\.\w+\S*|ctrl", " ", row)
        unknown = [word for word in _words(whole) if len(word) > 1 and word.lower() not in known]
        if unknown:
            yield f"{name}, row {y}, {unknown}: {row.strip()!r}"
    for widget in app.screen.query("*"):
        if widget.styles.text_wrap == "nowrap" and (room := widget.content_size.width):
            text = getattr(widget.render(), "plain", "")
            cut = [line for line in text.split("\n") if cell_len(line.rstrip()) > room]
            if cut:
                yield f"{name}, {widget!r}, {room} cells: {cut}"


def context(home: Path) -> Context:
    """Return a context with some entries, own words in several scripts among them."""
    from companion.core.entry import AfterSession, CheckIn, Practice, Rating, Sensation, State

    where = places({"COMPANION_HOME": str(home)})
    found = Context(where, Settings(country="GB"), now=lambda: datetime(2026, 11, 22, 18, 4, tzinfo=UTC))
    body = (
        Sensation(region="left shoulder", words=("tight", "warm", OWN)),
        Sensation(region="jaw", words=("numb",)),
    )
    for days in range(3):
        at = found.now() - timedelta(days=days * 9)
        rating = Rating(State.UP, 7)
        felt = CheckIn(
            id=new_id(at, b"1234"), at=at, rating=rating, body=body, feelings=("sad", OWN), note=OWN
        )
        at -= timedelta(hours=1)
        said = {"left": rating, "person": "אנה", "bring": OWN, "tags": (OWN,)}
        session = AfterSession(id=new_id(at, b"1234"), at=at, **said)
        at -= timedelta(hours=1)
        name = {"exercise": "feet", "name": "Feet on the floor"}
        for entry in (felt, session, Practice(id=new_id(at, b"1234"), at=at, before=rating, **name)):
            found.notebook.add(entry)
    return found


async def walk(part: str, size: tuple[int, int], home: Path, known: set[str]) -> list[str]:
    """Press the keys of a part, and return what is wrong on each screen."""
    from companion.tui.app import CompanionApp
    from tests.tui.pilot import settle

    app = CompanionApp(context(home), "", catalog.first_words())
    found: dict[str, None] = {}
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        pressed = "home"
        found |= dict.fromkeys(problems(app, known, pressed))
        for keys in PARTS[part]:
            await settle(pilot, *keys)
            await pilot.pause(0.35)
            pressed += f" {' '.join(keys)}"
            found |= dict.fromkeys(problems(app, known, pressed))
    return list(found)


def shown(app: Any) -> str:
    """Return the rows of the screen."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in rows)


def main(columns: str, rows: str, *parts: str) -> int:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = home / "config" / "content" / "xx"
        write(folder)
        catalog.look_in([folder])
        known, wrong = vocabulary(folder), 0
        for part in parts or PARTS:
            for line in asyncio.run(walk(part, (int(columns), int(rows)), home / part, known)):
                print(line)
                wrong += 1
    print("done")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
