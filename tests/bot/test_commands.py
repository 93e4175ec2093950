from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner

from bot.__main__ import cli


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_says_what_it_does_and_shows_an_example(command):
    shown = CliRunner().invoke(cli, [command, "--help"])
    assert shown.exit_code == 0
    assert "Example:" in shown.output


def test_a_taken_port_is_one_clear_sentence(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("BOT_PORT", str(port))
        result = CliRunner().invoke(cli, ["serve"])
    assert result.exit_code == 1
    assert f"Error: Port {port} on 127.0.0.1 is taken" in result.output


def test_lines_that_are_no_utf8_are_answered_too():
    arguments = ["talk", "--json", "--url", "http://127.0.0.1:9"]
    result = CliRunner().invoke(cli, arguments, input=b"\xff\xfe\n")
    assert (result.exit_code, result.output.count('"outcome": "error"')) == (0, 1)


def test_talking_to_nobody_answers_every_line_that_nobody_is_there():
    lines = '{"session": "a", "text": "phí"}\n'
    arguments = ["talk", "--json", "--url", "http://127.0.0.1:9"]
    result = CliRunner().invoke(cli, arguments, input=lines)
    assert result.exit_code == 0
    assert '"outcome": "unavailable"' in result.output
