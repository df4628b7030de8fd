"""The programs that speak what they read from standard input, one for each kind of system."""

from __future__ import annotations

from typing import NamedTuple

from companion.content.language import ENGLISH, language

POWERSHELL = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$lines = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
while ($null -ne ($line = $lines.ReadLine())) { $voice.Speak($line); [Console]::Out.WriteLine() }
"""


class Program(NamedTuple):
    """A program that speaks.

    `option` names the language; where English is read, the system's own voice is left as it is. `stops` is a
    command that makes it silent where it leaves the speaking to a server. `stays` says that it reads on after
    each line.
    """

    command: tuple[str, ...]
    option: str = ""
    stops: tuple[str, ...] = ()
    stays: bool = False

    def in_language(self) -> tuple[str, ...]:
        """Return the command for the language that Companion speaks: an English voice can't read Spanish."""
        code = language()
        return (*self.command, self.option, code) if self.option and code != ENGLISH else self.command


PROGRAMS = (
    Program(("spd-say", "-e", "-w"), "-l", stops=("spd-say", "-S")),
    Program(("espeak-ng", "--stdin"), "-v"),
    Program(("say", "-f", "-")),
    Program(("powershell", "-NoProfile", "-NonInteractive", "-Command", POWERSHELL), stays=True),
)
"""What is looked for, the one that a person can set up for the whole system first.

Spelt out, `-S` of spd-say 0.11 asks for an argument.
"""
