"""A passphrase on a busy machine: pyrage measures each time how much work that is, and what is too much."""

from __future__ import annotations

import pytest
from pyrage import DecryptError, passphrase

from companion.store import age
from companion.store.disk import AGE_HEADER
from companion.store.errors import Problem, StoreError


def made_with(work: int) -> bytes:
    return AGE_HEADER + b"v1\n-> scrypt c2FsdCBvZiBhIHRlc3Q %d\nbody\n--- mac\n" % work


def encrypts_with(monkeypatch: pytest.MonkeyPatch, *work: int) -> list[int]:
    """Let pyrage measure one after another; return what is left of it."""
    left = list(work)
    monkeypatch.setattr(passphrase, "encrypt", lambda data, typed: made_with(left.pop(0)))
    return left


def test_a_busy_moment_makes_no_weak_key(monkeypatch: pytest.MonkeyPatch) -> None:
    left = encrypts_with(monkeypatch, 14, 16, 19, 20)
    assert age.work_factor(age.encrypt_by_passphrase(b"data", "words")) == 19
    assert left == [20]


def test_a_slow_machine_takes_the_most_that_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    encrypts_with(monkeypatch, 14, 16, 15, 16)
    assert age.work_factor(age.encrypt_by_passphrase(b"data", "words")) == 16


def test_work_that_no_header_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert age.work_factor(b"") == 0
    assert age.work_factor(AGE_HEADER + b"v1\n-> X25519 key\n") == 0


def refuses(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    left = ["Excessive work parameter for passphrase."] * times

    def decrypt(data: bytes, typed: str) -> bytes:
        if left:
            raise DecryptError(left.pop())
        if typed != "words":
            raise DecryptError("Decryption failed")
        return data

    monkeypatch.setattr(passphrase, "decrypt", decrypt)
    monkeypatch.setattr(age, "PAUSE", 0)


def test_a_busy_moment_makes_no_right_passphrase_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    refuses(monkeypatch, 3)
    assert age.decrypt_by_passphrase(b"data", "words") == b"data"
    refuses(monkeypatch, 3)
    assert age.decrypt_by_passphrase(b"data", "other") is None


def test_a_machine_that_is_too_slow_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    refuses(monkeypatch, 100)
    monkeypatch.setattr(age, "PATIENCE", 0)
    with pytest.raises(StoreError) as error:
        age.decrypt_by_passphrase(b"data", "words")
    assert error.value.problem is Problem.KEY_TOO_HARD


@pytest.mark.slow
def test_the_header_names_the_work() -> None:
    assert age.work_factor(age.encrypt_by_passphrase(b"data", "words")) >= 14
