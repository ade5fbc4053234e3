"""An interruption is told as one, whatever the code that it broke off made of it."""

from __future__ import annotations

import os
import signal

import pytest

from matchmaker.cli import app
from matchmaker.cli.interrupts import notice_interrupts
from matchmaker.errors import InvalidDataError


@pytest.fixture(autouse=True)
def _handler():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        signal.pause()
    except KeyboardInterrupt:
        pass


def let_the_command_be(monkeypatch, command):
    monkeypatch.setattr(app, "_application", lambda _arguments: command)


def test_an_interruption_is_remembered():
    interrupted = notice_interrupts()
    assert not interrupted()
    press()
    assert interrupted()


@pytest.mark.parametrize("error", [InvalidDataError("damaged"), TypeError("of native code")])
def test_an_error_that_an_interruption_caused_is_no_error(monkeypatch, capsys, error):
    def broken_off(**_):
        press()
        raise error

    let_the_command_be(monkeypatch, broken_off)
    assert app.run() == 130
    assert capsys.readouterr().err == "Interrupted. Nothing is half-written.\n"


def test_an_interruption_that_nobody_caught_is_told(monkeypatch, capsys):
    def broken_off(**_):
        raise KeyboardInterrupt

    let_the_command_be(monkeypatch, broken_off)
    assert app.run() == 130
    assert "Interrupted" in capsys.readouterr().err


def test_errors_without_an_interruption_stay_errors(monkeypatch):
    def broken(**_):
        raise InvalidDataError("damaged")

    let_the_command_be(monkeypatch, broken)
    assert app.run() == 1


def test_a_handler_of_somebody_else_is_left_alone():
    def own(number, frame):
        raise AssertionError((number, frame))

    signal.signal(signal.SIGINT, own)
    notice_interrupts()
    assert signal.getsignal(signal.SIGINT) is own
