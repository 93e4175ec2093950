"""A taken port is one sentence that names who holds it and what to do."""

from __future__ import annotations

import os
import socket

import pytest

from scripts import ports, sockets
from scripts.addresses import Addresses
from scripts.ports import Taken
from scripts.problem import Problem

# Two lines of /proc/net/tcp as Linux 6.1 writes them: 127.0.0.1:8000 listens, the other talks.
TABLE = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1
   1: 0100007F:1F40 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1
"""


@pytest.fixture
def listening():
    """A socket that listens on a port of 127.0.0.1."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_only_listening_sockets_are_read():
    assert sockets.parse(TABLE) == [sockets.Listener("0100007F", 8000, "4711")]


def test_a_listening_socket_is_traced_to_its_process(listening):
    taken = ports.holder(listening.getsockname()[1])
    assert taken.pid == os.getpid()
    assert "pytest" in taken.command


def test_a_free_port_is_no_problem(listening):
    port = listening.getsockname()[1]
    listening.close()
    ports.require_free([port])


def test_a_taken_port_is_refused_with_the_process_and_the_setting(listening):
    port = listening.getsockname()[1]
    with pytest.raises(Problem) as refused:
        ports.require_free([port])
    sentence = str(refused.value)
    assert sentence.startswith(f"Port {port} (process {os.getpid()}: ")
    assert sentence.endswith(
        "choose another port with BOT_PORT, RASA_PORT, ACTIONS_PORT or STAFF_PORT."
    )


def test_a_left_over_of_ours_is_stopped_with_its_group():
    left_over = Taken(5055, os.getpid(), "python -m rasa_sdk", ours=True)
    assert ports.describe(left_over) == (
        f"5055 (process {os.getpid()}: python -m rasa_sdk, left over from an earlier run)"
    )
    assert ports.remedy([left_over]).endswith(f"kill -- -{os.getpgid(0)}")


def test_another_users_process_is_said_to_be_that():
    assert ports.describe(Taken(8000)) == "8000 (by a process of another user)"


def test_addresses_have_the_documented_defaults():
    assert Addresses.read({"BOT_PORT": ""}).ports == (8000, 5005, 5055, 8001)


def test_addresses_are_taken_from_the_environment():
    given = {"BOT_PORT": "1", "RASA_PORT": "2", "ACTIONS_PORT": "3", "STAFF_PORT": "4"}
    found = Addresses.read(given)
    assert found.ports == (1, 2, 3, 4)
    assert found.variables["ACTIONS_URL"] == "http://127.0.0.1:3/webhook"


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "8000/tcp"])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(Problem, match="BOT_PORT must be a number from 1 to 65535"):
        Addresses.read({"BOT_PORT": text})
