"""A person's own cards: read without trust, written without touching what else is in the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from companion.content.cards import MOST, Card, first_card, own_cards, with_card
from companion.content.opening import first_words

UP = Card(words="When I am up, I press both feet down.", suits="up", written=date(2026, 11, 30))
FAR = Card(words="I stand up, and put the kettle on.", suits="flat")


def write(path: Path, *cards: Card) -> None:
    text = "# My own.\n"
    for card in cards:
        text = with_card(text, card, None)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_is_written_is_read_again_the_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "cards.toml"
    assert own_cards(path) == ((), None)
    write(path, FAR, UP)
    assert own_cards(path) == ((UP, FAR), None)
    assert path.read_text().startswith("# My own.\n")


def test_a_card_is_worded_anew_or_deleted_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "cards.toml"
    write(path, FAR, UP)
    text = path.read_text().replace("[[cards]]", "# Mine.\n[[cards]]")
    new = Card(words="Ana, then the window.", suits="flat")
    path.write_text(with_card(text, new, FAR))
    assert own_cards(path)[0] == (new, UP)
    path.write_text(with_card(path.read_text(), None, UP))
    assert own_cards(path)[0] == (new,)
    assert "# Mine." in path.read_text()


@pytest.mark.parametrize(
    "card",
    [
        'words = ""',
        f'words = "{"x" * (MOST + 1)}"',
        'words = "a\\u0007"',
        'for = "up"',
        'words = "a"\nfor = "later"',
        'words = "a"\nsize = 3',
    ],
)
def test_a_card_that_can_t_be_used_is_named_and_the_others_stay(tmp_path: Path, card: str) -> None:
    path = tmp_path / "cards.toml"
    path.write_text(f'[[cards]]\n{card}\n\n[[cards]]\nwords = "Feet down."\n')
    cards, broken = own_cards(path)
    assert [each.words for each in cards] == ["Feet down."]
    assert broken
    assert "cards.toml" in broken.sentence()


def test_the_card_that_comes_first_is_the_newest_that_fits() -> None:
    any_time = Card(words="Look at the lamp.")
    assert first_card((FAR, UP, any_time), "now") == UP
    assert first_card((FAR, any_time, UP), "now") == any_time
    assert first_card((UP, FAR), "flat") == FAR
    assert first_card((UP, FAR), "flashback") is None
    assert first_card((UP, FAR, any_time), "breath") is None


def test_the_splash_shows_the_card_that_the_app_will_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    config = tmp_path / "config"
    write(config / "cards.toml", UP, FAR)
    usual = first_words("now")
    assert usual[0] != UP.words
    (config / "settings.toml").write_text("card_first = true\n")
    assert first_words("now") == (UP.words, 1)
    assert first_words("flat:stand_and_shift") == (FAR.words, 1)
    assert first_words("flashback:date_and_place")[0] == "Read the day and the time."
    assert first_words("exercise:feet")[0] == "Both feet on the floor."
    assert first_words("")[0] not in (UP.words, FAR.words)
    (config / "cards.toml").write_text('[[cards]]\nwords = "a \\"b\\""\n')
    assert first_words("now")[0] == "", "no other instruction before the card is there"
    (config / "cards.toml").unlink()
    assert first_words("now") == usual
