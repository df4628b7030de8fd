"""Writing the plan: one part at a time, with everything else in the file as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from companion.content.plan import own_plan
from companion.flows.context import Context
from companion.flows.plan import hide, save_text


@pytest.mark.posix
def test_a_part_is_written_private_and_the_rest_stays(context: Context) -> None:
    path = context.places.plan
    path.parent.mkdir(parents=True)
    path.write_text('# mine\nalone = "tea"  # green\n')
    save_text(context, "notice", "one\ntwo")
    save_text(context, "alone", "a walk")
    hide(context, {"people", "alone"})
    plan = own_plan(path)
    assert plan.texts == {"notice": "one\ntwo", "alone": "a walk"}
    assert plan.hidden == ("alone", "people")
    text = path.read_text()
    assert "# mine" in text
    assert "# green" in text
    assert '"""\none\ntwo"""' in text
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", ['"""', "a\\", 'x\n"""y', "\x1b[31m\nz", "tab\there\nä\u2028b", "\\n\n\\"])
def test_whatever_is_written_is_read(context: Context, words: str) -> None:
    save_text(context, "safer", words)
    assert own_plan(context.places.plan).texts["safer"] == words


@given(some.text().map(str.strip).filter(bool))
def test_any_text_is_read_as_it_was_written(words: str) -> None:
    import tomlkit

    from companion.flows.plan import as_toml

    assert tomlkit.parse(f"text = {as_toml(words).as_string()}").unwrap()["text"] == words
