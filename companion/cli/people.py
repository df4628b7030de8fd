"""`companion people`: whom to reach, as text, the emergency number first."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from textwrap import fill
from typing import Any

from companion.cli.output import refuse
from companion.content.catalog import phrase
from companion.core.bare import bare
from companion.core.layout import TOGETHER
from companion.core.nearest import near_names
from companion.store.paths import places

WIDTH = 72
CODE = 2
"""The letters of a code."""
MOST_NEAR = 5
"""The most countries that are named in the place of one that is none."""


def options() -> dict[str, dict[str, Any]]:
    """Return the options of the command."""
    return {
        "--country": {"metavar": "CODE", "type": country_code},
        "--violence": {"action": "store_true"},
    }


def run(given: Namespace) -> int:
    """Print the numbers of a country: the given one, the one that is set, or a guess; return 0."""
    from companion.content import people as help_lines
    from companion.content.own_files import LockedFile
    from companion.content.own_people import own_lines, own_people
    from companion.flows.context import Context
    from companion.store.settings import read
    from companion.text.help_lines import Own, laid_out, sections, violence_sections
    from companion.text.people import emergency

    where, context = places(), Context(places())
    here = help_lines.here(given.country or read(where.settings)[0].country)
    numbers = "\n".join(fill(str(line).replace(TOGETHER, " "), WIDTH) for line in emergency(here))
    print(numbers)
    if here.country is None:
        print(phrase("command_line.people.choose"))
    (people, broken), (lines, broken_line) = own_people(where.people), own_lines(where.people)
    problem = broken or broken_line
    words = phrase("command_line.people.locked") if isinstance(problem, LockedFile) else ""
    own, today = Own(people, lines, problem, words), context.today
    for section in (violence_sections if given.violence else sections)(here, own, today):
        print("\n" + fill(section.title, WIDTH))
        column = max((len(row.number) for row in section.rows), default=0) + 2
        for row in section.rows:
            print("\n".join(each for part in laid_out(row, column, WIDTH) for each in part))
    print("\n" + fill(phrase(f"command_line.people.{'correct' if given.violence else 'more'}"), WIDTH))
    if sys.stdout.isatty():
        # The first lines may have scrolled out of sight.
        print("\n" + numbers)
    return 0


def country_code(given: str) -> str:
    """Return the code of a country by its code or a name of it, or refuse what is neither."""
    # Imported here: a check-in from the command line needs no help lines.
    from companion.content import people as help_lines

    all_countries = help_lines.countries()
    names = {name: each.code for each in all_countries for name in (each.code, each.name, *each.also)}
    compared = {bare(name): code for name, code in names.items()}
    if found := compared.get(bare(given.strip())):
        return found
    shown = {each.code: f"{each.name} ({each.code})" for each in all_countries}
    near = ", ".join(shown[code] for code in _near(given, names))
    return refuse("command_line.people.unknown", given=given, near=near)


def _near(given: str, names: Mapping[str, str]) -> list[str]:
    """Return the codes near to what was typed: of the names like it, or those with its first letter."""
    if len(given.strip()) <= CODE:
        found = [code for code in names.values() if code[:1] == given.strip()[:1].upper()]
    else:
        found = [names[name] for name in near_names(given, names)]
    return list(dict.fromkeys(found))[:MOST_NEAR]
