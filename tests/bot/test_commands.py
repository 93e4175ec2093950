from __future__ import annotations

import socket
import time

import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.database import open_database
from bot.ratings import Rated, Ratings
from bot.settings import BotSettings


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


def test_a_notice_is_posted_listed_and_ended():
    until = ["--until", "2099-01-01 08:00", "--about", "portal"]
    posted = CliRunner().invoke(cli, ["notice", "add", *until, "Cổng đang bảo trì."])
    assert posted.exit_code == 0, posted.output
    listed = CliRunner().invoke(cli, ["notice", "list"]).output
    assert listed == "1  portal, until 2099-01-01 08:00: Cổng đang bảo trì.\n"
    assert CliRunner().invoke(cli, ["notice", "end", "1"]).exit_code == 0
    assert CliRunner().invoke(cli, ["notice", "list"]).output == "No notice stands.\n"
    again = CliRunner().invoke(cli, ["notice", "end", "1"])
    assert (again.exit_code, "There is no notice 1" in again.output) == (1, True)


def test_a_notice_without_time_to_come_is_refused():
    posted = CliRunner().invoke(cli, ["notice", "add", "--until", "2020-01-01 08:00", "Bảo trì."])
    assert "--until is past" in posted.output


def test_ratings_are_counted_by_unit_and_procedure_and_words_are_read():
    engine = open_database(BotSettings().database_url)
    ratings, now = Ratings(engine), time.time()
    for sender, score in (("a", 5), ("b", 2)):
        ratings.add(sender, Rated("web", "xa-mau", "1.004194"), score, now)
    ratings.add_word(Rated("web", "xa-mau", "1.004194"), 2, "dài quá", now)
    engine.dispose()
    lines = CliRunner().invoke(cli, ["ratings", "--words"]).output.splitlines()
    assert lines[0] == "xa-mau  1.004194  2 scores, mean 3.5"
    assert lines[1].endswith("  2  dài quá")
