"""What languages do otherwise than English: their words for a side, dates, numbers and keys, as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from companion.cli.parser import COMMANDS, run_command
from companion.content import catalog, known_words, language
from companion.content.catalog import number, phrase
from companion.content.library import library
from companion.content.opening import opening
from companion.content.wordlists import region_name, regions
from companion.core.bare import bare
from companion.core.entry import AfterSession, CheckIn, Practice, Sensation, State
from companion.core.filters import (
    About,
    Containing,
    Filter,
    InState,
    Kind,
    Since,
    Tagged,
    Until,
    WithPerson,
    admitted,
)
from companion.plain.choices import Choice, exactly
from companion.text.dates import full_date, relative_day, short_date, short_day, short_month, short_span, span
from companion.text.entries import in_full
from companion.text.filters import label, sentence, typed
from companion.text.letter import as_text, joined, letter
from companion.text.timeline import span_name
from companion.tui.commands import as_label
from tests.content.languages import speaking
from tests.plain.transcript import still_context
from tests.plain.typed import transcript
from tests.still import Still

TODAY = date(2026, 11, 22)


@pytest.fixture
def spanish() -> Iterator[None]:
    with speaking("es"):
        yield


@pytest.fixture
def german() -> Iterator[None]:
    with speaking("de"):
        yield


@pytest.mark.usefixtures("spanish")
def test_a_side_agrees_with_its_place() -> None:
    assert region_name("left shoulder") == "hombro izquierdo"
    assert region_name("right hand") == "mano derecha"
    assert known_words.regions()["mano izquierda"] == "left hand"
    catalog.look_in([])
    assert (region_name("left hand"), known_words.regions()["left hand"]) == ("left hand", "left hand")
    assert len(regions()) == len(set(known_words.regions().values()))


@pytest.mark.usefixtures("spanish")
def test_short_dates_have_a_form_of_their_own() -> None:
    day = date(2026, 11, 21)
    assert (short_date(day), short_day(day), short_month(day)) == ("21 nov 2026", "21 nov", "nov 2026")
    assert short_span(date(2026, 3, 4), date(2026, 3, 20)) == "4 mar a 20 mar 2026"


@pytest.mark.usefixtures("spanish")
def test_numbers_have_the_signs_of_the_language() -> None:
    assert sentence((), 100_000, TODAY) == "Todo, 100.000"
    assert number(1.5) == "1,5"
    assert phrase("own_breath.seconds", count=1.5).startswith("1,5 ")
    catalog.look_in([])
    assert sentence((), 100_000, TODAY) == "Everything, 100,000"


@pytest.mark.usefixtures("german")
def test_german_has_a_side_a_short_date_and_thousands() -> None:
    assert (region_name("left foot"), region_name("right hip")) == ("linker Fuß", "rechte Hüfte")
    assert short_date(date(2026, 11, 21)) == "21. Nov 2026"
    assert short_span(date(2026, 3, 4), date(2026, 3, 20)) == "4. Mär bis 20. Mär 2026"
    assert sentence((), 100_000, TODAY) == "Alles, 100.000"


SPANISH: list[tuple[Filter, str, str]] = [
    (Kind("checkin"), "Registros, 2", ""),
    (InState(State.UP), "Todo al estar arriba, 2", ""),
    (WithPerson("M."), "Todo con M., 2", ""),
    (Tagged("casa"), "Todo con la etiqueta casa, 2", ""),
    (About("left hand"), "Todo sobre «mano izquierda», 2", "mano izquierda"),
    (About("all over"), "Todo con sensaciones en todo el cuerpo, 2", "todo el cuerpo"),
    (Since(date(2026, 3, 4)), "Todo desde el 4 de marzo, 2", "desde el 4 de marzo"),
    (Since(date(2026, 3, 1)), "Todo desde marzo, 2", "desde marzo"),
    (Since(date(2025, 1, 1)), "Todo desde 2025, 2", "desde 2025"),
    (Until(date(2026, 3, 4)), "Todo hasta el 4 de marzo, 2", "hasta el 4 de marzo"),
    (Until(date(2026, 3, 31)), "Todo hasta el final de marzo, 2", "hasta el final de marzo"),
    (Until(date(2025, 12, 31)), "Todo hasta el final de 2025, 2", "hasta el final de 2025"),
    (Containing("tren"), "Todo con las palabras «tren», 2", "«tren»"),
]


GERMAN: list[tuple[Filter, str, str]] = [
    (Kind("checkin"), "Einträge, 2", ""),
    (InState(State.UP), "Alles mit „aufgewühlt“, 2", ""),
    (WithPerson("M."), "Alles mit M., 2", ""),
    (Tagged("Arbeit"), "Alles mit dem Schlagwort Arbeit, 2", ""),
    (About("left hand"), "Alles zu „linke Hand“, 2", "linke Hand"),
    (About("all over"), "Alles überall gespürt, 2", "überall"),
    (Since(date(2026, 3, 4)), "Alles seit dem 4. März, 2", "seit dem 4. März"),
    (Since(date(2026, 3, 1)), "Alles seit März, 2", "seit März"),
    (Since(date(2025, 1, 1)), "Alles seit 2025, 2", "seit 2025"),
    (Until(date(2026, 3, 4)), "Alles bis zum 4. März, 2", "bis zum 4. März"),
    (Until(date(2026, 3, 31)), "Alles bis Ende März, 2", "bis Ende März"),
    (Containing("Bahn"), "Alles mit den Worten „Bahn“, 2", "„Bahn“"),
]


@pytest.mark.parametrize(
    ("code", "one", "whole", "short"),
    [*(("es", *each) for each in SPANISH), *(("de", *each) for each in GERMAN)],
)
def test_a_filter_in_its_language(code: str, one: Filter, whole: str, short: str) -> None:
    with speaking(code):
        assert sentence((one,), 2, TODAY) == whole
        assert not short or label(one, TODAY) == short


@pytest.mark.parametrize(
    ("code", "first", "last", "name"),
    [
        ("es", date(2026, 3, 1), date(2026, 3, 31), "en marzo"),
        ("es", date(2025, 1, 1), date(2025, 12, 31), "en 2025"),
        ("es", date(2026, 3, 4), date(2026, 3, 4), "el 4 de marzo"),
        ("es", date(2025, 3, 4), date(2026, 3, 5), "desde el 4 de marzo de 2025 hasta el 5 de marzo"),
        ("de", date(2025, 3, 1), date(2025, 3, 31), "im März 2025"),
        ("de", date(2025, 1, 1), date(2025, 12, 31), "im Jahr 2025"),
        ("de", date(2026, 3, 4), date(2026, 3, 4), "am 4. März"),
        ("de", date(2025, 3, 4), date(2026, 3, 5), "seit dem 4. März 2025 bis zum 5. März"),
    ],
)
def test_a_stretch_of_time(code: str, first: date, last: date, name: str) -> None:
    with speaking(code):
        assert span(first, last, TODAY) == name


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("typed", "screen"),
    [
        (["respiración"], "breath:longer_out_breath"),
        (["RESPIRACION"], "breath:longer_out_breath"),
        (["respiracio\u0301n"], "breath:longer_out_breath"),
        (["sin", "sentir"], "flat"),
        (["sin_sentir"], "flat"),
        (["Vergüenza"], "ashamed"),
        (["verguenza"], "ashamed"),
        (["en-público"], "public"),
    ],
)
def test_a_word_after_now_needs_no_accent(
    typed: list[str], screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    language.take_option(["--lang", "es"])
    found = opening(["now", *typed])
    language.take_option([])
    assert found is not None
    assert found == screen or found.startswith(f"{screen}:")


@pytest.mark.usefixtures("spanish")
def test_every_exercise_is_found_by_its_name_without_accents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    language.take_option(["--lang", "es"])
    found = {key: opening(["now", bare(each.name)]) for key, each in library(None).items()}
    language.take_option([])
    assert found == {key: f"exercise:{key}" for key in found}


@pytest.mark.usefixtures("spanish")
def test_words_of_lists_are_typed_and_searched_for_without_accents() -> None:
    assert known_words.key_of("corazon", known_words.regions()) == "heart"
    assert known_words.key_of("tensión", known_words.sensations()) == "tight"
    assert known_words.key_of("como lluvia", known_words.feelings()) == "como lluvia"
    at = datetime(2026, 11, 22, 18, tzinfo=UTC)
    entry = CheckIn(id="1", at=at, body=(Sensation(region="heart"),), note="la canción")
    for word in ("corazon", "CORAZÓN", "heart", "cancion"):
        assert admitted([entry], typed(word, TODAY)) == [entry], word


@pytest.mark.parametrize(
    ("code", "shown"), [("es", "espacio ctrl+s mayús+tab"), ("de", "Leertaste Strg+s Umschalt+Tab")]
)
def test_keys_have_the_names_that_stand_on_them(code: str, shown: str) -> None:
    with speaking(code):
        assert " ".join(map(catalog.shown_key, ("space", "ctrl+s", "shift+tab"))) == shown


@pytest.mark.parametrize(
    ("code", "words"), [("es", ("uso: ", "ESTADO", "espacio")), ("de", ("Aufruf: ", "ZUSTAND"))]
)
def test_the_help_has_no_english_word(
    code: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with speaking(code):
        for command in ([], ["checkin"]):
            with pytest.raises(SystemExit):
                run_command([*command, "--help"])
    said = capsys.readouterr().out
    assert all(word in said for word in words)
    assert not any(word in said for word in ("usage", "STATE", "Space", "options"))


def test_every_value_in_the_help_has_a_word() -> None:
    values: set[str] = set()
    for command in COMMANDS:
        if command.run:
            with pytest.raises(SystemExit):
                run_command([*command.name.split(), "--help"])
        values |= {str(each.get("metavar", "")) for each in command.arguments().values()}
    assert values - {""} <= catalog.table("command_line")["help"]["values"].keys()


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frío", "peso"], "frío y peso"),
        (["frío", "peso", "ira"], "frío, peso e ira"),
        (["frío", "Impotencia"], "frío e Impotencia"),
        (["frío", "hinchazón"], "frío e hinchazón"),
        (["calor", "hielo"], "calor y hielo"),
        (["{last}", "ira"], "{last} e ira"),
        (["ira"], "ira"),
    ],
)
def test_and_follows_the_sound_of_the_last_word(words: list[str], said: str) -> None:
    assert joined(words) == said


@pytest.mark.parametrize(("code", "label"), [("en", "menschen"), ("es", "menschen"), ("de", "Menschen")])
def test_a_label_begins_as_the_language_writes_it(code: str, label: str) -> None:
    with speaking(code):
        assert as_label("Menschen: wer da ist") == label


@pytest.mark.parametrize(
    ("code", "typed_place", "listed"),
    [
        ("de", "hand links", "1: linke Hand"),
        ("de", "Linke Hand", ""),
        ("es", "izquierda mano", "1: mano izquierda"),
        ("es", "«mano izquierda»", ""),
        ("es", "MANDIBULA", ""),
    ],
)
def test_a_place_is_found_by_its_words_in_any_order(
    code: str, typed_place: str, listed: str, tmp_path: Path
) -> None:
    still = Still()
    with speaking(code):
        context = still_context(tmp_path, still)
        said = transcript(context, still, "checkin", "u", "7", "2", typed_place)
        unknown = phrase("plain.no_place")
    after = said.partition(f"> {typed_place}")[2]
    assert listed in after
    assert unknown not in after


@pytest.mark.usefixtures("german")
def test_an_umlaut_may_be_typed_as_two_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert known_words.key_of("huefte rechts", known_words.regions()) == "huefte rechts"
    assert known_words.key_of("rechte Huefte", known_words.regions()) == "right hip"
    assert known_words.key_of("LINKER FUSS", known_words.regions()) == "left foot"
    assert exactly("aufgewuehlt", [Choice("up", "aufgewühlt")]) == "up"
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    language.take_option(["--lang", "de"])
    found = [opening(["now", word]) for word in ("wütend", "wuetend", "Weit", "im-bett")]
    language.take_option([])
    assert [str(screen).partition(":")[0] for screen in found] == ["angry", "angry", "flat", "still"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("es", ("mano izquierda", "tensión", "tristeza", "Los pies en el suelo")),
        ("de", ("linke Hand", "eng", "traurig", "Füße am Boden")),
    ],
)
def test_an_entry_is_read_in_the_language_and_found_in_both(code: str, words: tuple[str, ...]) -> None:
    at = datetime(2026, 11, 22, 18, tzinfo=UTC)
    felt = Sensation(region="left hand", words=("tight",))
    entry = AfterSession(
        id="1", at=at, body=(felt,), feelings=("sad", "like rain"), note="tight as I wrote it"
    )
    feet = Practice(id="2", at=at, exercise="feet", name="Feet on the floor", noticed=("the wall",))
    with speaking(code):
        for said in map(bare, (in_full(entry), as_text(letter(entry, at)))):
            assert all(bare(word) in said for word in (*words[:3], "like rain", "tight as I wrote it"))
        assert words[3] in in_full(feet)
        assert "the wall" in in_full(feet)
        for word in (*words[:3], "left hand", "tight", "sad"):
            assert admitted([feet, entry], typed(word, TODAY)) == [entry], word
        for word in (words[3], "feet on the floor", "the wall"):
            assert admitted([feet, entry], typed(word, TODAY)) == [feet], word


@pytest.mark.usefixtures("spanish")
def test_a_misspelt_state_is_named_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["checkin", "--state", "ariba"], ["checkin", "--state", "en cama"]):
        with pytest.raises(SystemExit):
            run_command(command)
    said = capsys.readouterr().err
    assert "arriba?" in said
    assert "en calma?" in said


@pytest.mark.usefixtures("spanish")
def test_a_day_that_begins_a_line_has_a_capital() -> None:
    day = date(2026, 11, 19)
    assert relative_day(day, TODAY) == "Jueves, 19 de noviembre de 2026"
    assert span_name(day, "month") == "Noviembre de 2026"
    assert phrase("cards.written", day=full_date(day)) == "Escrita el jueves, 19 de noviembre de 2026."
    entry = CheckIn(id="1", at=datetime(2026, 11, 19, 18, tzinfo=UTC))
    assert in_full(entry).startswith("Jueves, ")
    assert as_text(letter(entry, entry.at)).startswith("Jueves, ")
