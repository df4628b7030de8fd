"""The commands with options: what they are called, their parsers and their help."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from companion import __version__
from companion.cli import (
    after,
    checkin,
    content,
    exchange,
    exercises,
    export,
    importing,
    maintenance,
    now,
    pages,
    people,
    restore,
    sealing,
)
from companion.cli.argument_parser import Parser
from companion.cli.completion import SHELLS, print_completion
from companion.cli.output import file_path, one_of, run_reporting
from companion.content.catalog import shown_key, table
from companion.content.language import OPTION
from companion.content.opening import LINE_SCREENS

PLAIN = "--plain"
"""Asks for plain mode; it is read before anything is loaded, and here only named."""
Arguments: TypeAlias = dict[str, dict[str, Any]]


class Command(NamedTuple):
    """A command by its name, of two words for one below another; without `run` it only opens a screen.

    `arguments` returns what argparse needs to know of each one, by its names; its help is content.
    """

    name: str
    run: Callable[[Namespace], int] | None = None
    arguments: Callable[[], Arguments] = dict


COMMANDS = (
    Command("now", now.run, lambda: {"name": {"nargs": "*", "metavar": "NAME"}}),
    Command("checkin", checkin.run, checkin.options),
    Command("after", after.run, after.options),
    Command("history"),
    Command("people", people.run, people.options),
    Command("exercises", exercises.list_all),
    Command(
        "exercises list",
        exercises.list_all,
        exercises.list_options,
    ),
    Command("exercises show", exercises.show, lambda: {"name": {}}),
    Command("exercises new", exercises.create, lambda: {"name": {}}),
    Command("exercises check", exercises.check, lambda: {"file": {"nargs": "*", "metavar": "FILE"}}),
    Command("about", pages.show, lambda: {"page": {"nargs": "?"}}),
    Command("content", content.list_all),
    Command("content check", content.check, content.options),
    Command("content sheet", content.sheet, content.options),
    Command("export", export.run, export.options),
    Command("import", importing.run, importing.options),
    Command("merge", exchange.run_merge, lambda: {"path": {"type": file_path("merge")}}),
    Command("restore", restore.run, restore.options),
    Command("seal", sealing.seal, sealing.options),
    Command("unseal", sealing.unseal, lambda: {"--own": {"action": "store_true"}}),
    Command("where", maintenance.where),
    Command("forget", maintenance.forget, lambda: {"--yes": {"action": "store_true"}}),
    Command("doctor", maintenance.doctor),
)
"""All commands, in the order of the help."""
GROUPS = {
    **dict.fromkeys(("now", "checkin", "after", "history", "people"), "screens"),
    **dict.fromkeys(("exercises", "about", "content"), "exercises"),
}
"""The group of the help that a command stands in; the others are about the notebook."""
COMPLETION = "--print-completion"


def run_command(arguments: list[str]) -> int:
    """Run the command that the arguments begin with, and return its exit status."""
    if arguments[0] == PLAIN and len(arguments) > 1:
        # It may stand before the command, which may be one that asks nothing.
        arguments = arguments[1:]
    for words in (2, 1):
        name, rest = " ".join(arguments[:words]), arguments[words:]
        for command in COMMANDS:
            if command.name == name:
                return _run(command, rest)
    parser = _top_parser()
    taken = 2 if arguments[0] == COMPLETION else 1
    shell = parser.read(arguments[:taken]).print_completion
    if shell and not arguments[taken:]:
        return run_reporting(lambda: print_completion(whole_parser, shell))
    parser.refuse_unknown(arguments[taken if shell else 0], _below(""))


def _run(command: Command, arguments: list[str]) -> int:
    words = _words(command.name)
    parser = Parser(f"companion {command.name}", words["about"], words.get("epilog"))
    _add_arguments(parser, command)
    if {"-h", "--help"} & set(arguments) and (below := _below(command.name)):
        parser.add_commands(below, "[-h]")
    options = parser.read(arguments, _below(command.name))
    return run_reporting(lambda: command.run(options) if command.run else 0)


def _add_arguments(parser: ArgumentParser, command: Command) -> list[Action]:
    helps = table("command_line")["shared"] | _words(command.name)
    asks_too = (*LINE_SCREENS, "import")
    asks: Arguments = {PLAIN: {"action": "store_true"}} if command.name in asks_too else {}
    arguments = [(names.split(), facts) for names, facts in (command.arguments() | asks).items()]
    return [
        parser.add_argument(*names, help=helps[names[-1].strip("-").replace("-", "_")], **facts)
        for names, facts in arguments
    ]


def _add_flags(parser: ArgumentParser) -> None:
    words = table("command_line")["help"]
    version = f"companion {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words["version"])
    parser.add_argument(PLAIN, action="store_true", help=table("command_line")["shared"]["plain"])
    parser.add_argument(OPTION, metavar="CODE", help=words["lang"])
    parser.add_argument(COMPLETION, metavar="SHELL", type=one_of(SHELLS), help=words["print_completion"])


def whole_parser(look_at: Callable[[str, Action], None] = lambda command, argument: None) -> ArgumentParser:
    """Return one parser of all commands, for what reads it as a whole; nothing is run by it.

    `look_at` is called with the name of a command and each of its arguments, and may add to that.
    """
    words = table("command_line")
    whole = ArgumentParser("companion", description=words["description"], epilog=words["epilog"])
    _add_flags(whole)
    commands = {"": whole.add_subparsers(title=words["help"]["commands"], metavar=words["help"]["command"])}
    for command in COMMANDS:
        above, _, name = command.name.rpartition(" ")
        found = _words(command.name)
        facts = {"help": found["about"], "description": found["about"], "epilog": found.get("epilog")}
        parser = commands[above].add_parser(name, **facts)
        for argument in _add_arguments(parser, command):
            look_at(command.name, argument)
        if _below(command.name):
            commands[command.name] = parser.add_subparsers(metavar=words["help"]["command"])
    return whole


def _top_parser() -> Parser:
    words = table("command_line")
    parser = Parser("companion", words["description"], words["epilog"])
    _add_flags(parser)
    helped, abouts = words["help"], _below("")
    parser.usage = (
        f"%(prog)s [-h] [--version] [--plain] [--lang {helped['values']['CODE']}] {helped['command']} ..."
    )
    for name, title in helped["groups"].items():
        inside = [each for each in abouts if GROUPS.get(each, "notebook") == name]
        parser.add_list(title, {each: abouts[each] for each in inside})
    parser.add_list(helped["on_screens"], {shown_key(key): does for key, does in helped["keys"].items()})
    examples = {each["line"]: each["does"] for each in helped["examples"].values()}
    parser.add_list(helped["for_example"], examples)
    parser.add_list(*exit_statuses())
    return parser


def exit_statuses() -> tuple[str, dict[str, str]]:
    """Return the heading of the exit statuses, and what each means."""
    title, *statuses = table("command_line")["help"]["statuses"].items()
    return title[1], dict(statuses)


def _below(name: str) -> dict[str, str]:
    """Return the last word of each command directly below another, with what it does."""
    found = (command.name for command in COMMANDS if command.name.rpartition(" ")[0] == name)
    return {each.rpartition(" ")[2]: _words(each)["about"] for each in found}


def _words(name: str) -> dict[str, Any]:
    words: dict[str, Any] = table("command_line")
    for part in name.split():
        words = words[part]
    return words
