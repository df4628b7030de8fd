"""Words are compared without accents, capitals and other ways of writing a sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.bare import bare


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("CORAZÓN", "corazon"),
        ("corazo\u0301n", "corazon"),
        ("Füße", "fusse"),
        ("ﬁnd", "find"),
        ("家", "家"),
        ("", ""),
    ],
)
def test_what_is_typed_and_what_is_shown_are_the_same(text: str, compared: str) -> None:
    assert bare(text) == compared


@given(st.text(alphabet=st.characters(codec="latin-1")), st.text(alphabet=st.characters(codec="latin-1")))
def test_a_part_of_a_text_is_a_part_of_what_is_compared(text: str, more: str) -> None:
    assert bare(text) in bare(f"{text} {more}")
    assert bare(bare(text)) == bare(text)
