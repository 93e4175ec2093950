"""What the images and compose.yml promise, read from their files; `make images` runs them."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
import yaml

DOCKER = Path("docker")
PROCESSES = ("actions", "bot", "rasa", "staff")
OURS = [*PROCESSES, *(f"{name}-province" for name in PROCESSES)]
PIN = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)", re.M)


def containerfile(process: str) -> str:
    return (DOCKER / process / "Containerfile").read_text(encoding="utf-8")


def last_stage(process: str) -> str:
    return containerfile(process).rsplit("\nFROM ", 1)[1]


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load((DOCKER / "compose.yml").read_text(encoding="utf-8"))


def profile(compose: dict, name: str) -> dict:
    return {n: s for n, s in compose["services"].items() if name in s["profiles"]}


@pytest.mark.parametrize("process", PROCESSES)
def test_an_image_runs_as_a_user_without_rights_and_says_how_it_is(process):
    stage = last_stage(process)
    assert "\nUSER 10001:10001\n" in stage
    assert "\nHEALTHCHECK " in stage
    assert "\nCMD [" in stage


@pytest.mark.parametrize("process", PROCESSES)
def test_what_installs_stays_in_the_first_stage(process):
    stage = last_stage(process)
    assert "pip install" not in stage
    assert "rm -rf /usr/local/lib/python3*/site-packages/pip*" in stage
    assert "venv --without-pip" in containerfile(process)


@pytest.mark.parametrize("process", PROCESSES)
def test_a_base_is_pinned_to_a_release_of_python(process):
    base = re.search(r"^ARG BASE_IMAGE=(\S+)$", containerfile(process), re.M)[1]
    assert re.fullmatch(r"docker\.io/library/python:3\.1[01]\.\d+-slim-bookworm", base)


@pytest.mark.parametrize("process", ["actions", "bot", "staff"])
def test_a_container_installs_the_very_versions_that_are_tested(process):
    of_all = dict(PIN.findall(Path("requirements/main.txt").read_text()))
    of_one = dict(PIN.findall((DOCKER / process / "requirements.txt").read_text()))
    assert of_one.items() <= of_all.items()
    assert "pytest" not in of_one


def test_nothing_secret_is_sent_to_the_build():
    ignored = Path(".containerignore").read_text(encoding="utf-8").splitlines()
    assert "**" in ignored  # everything is left out, but for what is named
    named = [line[1:] for line in ignored if line.startswith("!")]
    assert not [name for name in named if "key" in name or "secret" in name or ".env" in name]


@pytest.mark.parametrize("service", OURS)
def test_each_process_has_a_read_only_root_and_no_rights(compose, service):
    told = compose["services"][service]
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert "mem_limit" in told


@pytest.mark.parametrize("name", ["small", "province"])
def test_rasa_and_the_actions_publish_nothing_and_no_front_reaches_them(compose, name):
    for service, told in profile(compose, name).items():
        if service.startswith(("rasa", "actions", "postgres", "redis")):
            assert "ports" not in told
            assert "front" not in told["networks"]
    assert compose["networks"]["middle"]["internal"]


def test_the_small_profile_fits_in_four_gigabytes(compose):
    units = {"m": 1, "g": 1024}
    sizes = [told["mem_limit"] for told in profile(compose, "small").values()]
    assert sum(int(size[:-1]) * units[size[-1]] for size in sizes) <= 4096


def test_the_province_has_replicas_of_each_process_a_proxy_and_both_stores(compose):
    services = profile(compose, "province")
    assert {"proxy", "postgres", "redis"} <= set(services)
    assert all(services[f"{name}-province"]["deploy"]["replicas"] >= 2 for name in PROCESSES)


def test_every_secret_is_a_file_that_one_command_makes(compose):
    made = (DOCKER / "make-secrets.sh").read_text(encoding="utf-8")
    used = {n for s in compose["services"].values() for n in s.get("secrets", [])}
    assert used <= set(compose["secrets"])
    assert [name for name in used if name not in made] == []
    assert all(told["file"].startswith("./secrets/") for told in compose["secrets"].values())


def test_no_password_stands_in_the_composition(compose):
    words = [
        f"{name}={value}"
        for told in compose["services"].values()
        for name, value in (told.get("environment") or {}).items()
    ]
    assert not [w for w in words if re.search(r"(PASSWORD|SECRET|KEY|TOKEN)=", w)]


@pytest.mark.parametrize("script", ["entrypoint.sh", "make-secrets.sh", "stand-in-base.sh"])
def test_a_script_can_be_run(script):
    assert (DOCKER / script).stat().st_mode & stat.S_IXUSR


def test_the_proxy_shows_nothing_internal():
    caddy = (DOCKER / "Caddyfile").read_text(encoding="utf-8")
    assert "/internal/* /metrics /healthz" in caddy


@pytest.mark.parametrize("service", ["bot", "bot-province", "staff", "staff-province"])
def test_the_network_of_the_proxy_is_known_beforehand_and_its_word_believed(compose, service):
    (subnet,) = compose["networks"]["front"]["ipam"]["config"]
    told = compose["services"][service]
    setting = f"{service.partition('-')[0].upper()}_TRUSTED_PROXIES"
    assert told["environment"][setting] == subnet["subnet"]
    assert "front" in told["networks"]
