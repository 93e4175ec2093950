"""Build the images, start each one's own command, ask ten questions through them: ``make images``.

For machines without a Docker daemon: buildah with chroot isolation builds and runs, and where no
registry can be reached the bases are made by ``docker/stand-in-base.sh``. That isolation shares
the host's network and has no read-only root, so what each container wrote outside its volume and
/tmp is looked for afterwards instead. Root is needed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from scripts import leftovers, ready, secret_scan, trial
from scripts.addresses import HOST
from scripts.problem import Problem, exit_code

PYTHONS = {"bot": "3.11", "actions": "3.11", "staff": "3.11", "rasa": "3.10"}
MOST_MB = {"bot": 700, "actions": 700, "staff": 700, "rasa": 3000}
BASE = "localhost/motcua-base"
# What the builder reads of this machine: its certificates, and its index of packages where set.
LENT = [Path("/etc/ssl/certs"), Path("/etc/pip.conf")]
HOME = "/var/lib/motcua"
QUESTIONS = (
    "xin chào",
    "đăng ký tạm trú mất bao nhiêu tiền",
    "nộp qua mạng được không",
    "làm giấy khai sinh cho con cần giấy tờ gì",
    "mất bao lâu",
    "lam the can cuoc can giay to gi",
    "xin cấp hộ chiếu lần đầu thì chuẩn bị gì",
    "đăng ký kết hôn ở đâu",
    "đổi giấy phép lái xe cần gì",
    "cảm ơn",
)


def said_by(*command: str) -> str:
    """Return what ``command`` prints.

    Raises:
        Problem: It failed; its last words are in the sentence.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        words = "\n".join(f"{done.stdout}\n{done.stderr}".splitlines()[-15:])
        raise Problem(f"{words}\n`{' '.join(command[:3])} …` failed.")
    return done.stdout.strip()


def build(process: str) -> None:
    """Build the image of ``process`` on the stand-in base."""
    volumes = [f"--volume={path}:{path}:ro" for path in LENT if path.exists()]
    base = os.environ.get("BASE_IMAGE_" + process.upper(), f"{BASE}:{PYTHONS[process]}")
    said_by(
        "buildah", "build", "--isolation=chroot", "--format=docker", "--layers", *volumes,
        "--ignorefile=.containerignore", f"--build-arg=BASE_IMAGE={base}",
        f"--tag=localhost/motcua-{process}", f"--file=docker/{process}/Containerfile", ".",
    )  # fmt: skip


def size_mb(process: str) -> int:
    """Return the image's size in units of 10**6 bytes, layers of its base included."""
    listed = json.loads(said_by("buildah", "images", "--json", f"localhost/motcua-{process}"))
    size = str(listed[0]["size"])
    number, unit = size.split()
    return round(float(number) * {"MB": 1, "GB": 1000, "KB": 0.001}[unit])


def held_secrets(process: str) -> list[str]:
    """Return where secrets stand in what is ours of the image, and in everybody's homes."""
    container = said_by("buildah", "from", "--pull-never", f"localhost/motcua-{process}")
    try:
        root = Path(said_by("buildah", "mount", container))
        ours = [root / name for name in ("app", "opt/motcua", "var/lib/motcua", "root", "home")]
        known = secret_scan.values()
        return [one for part in ours if part.is_dir() for one in secret_scan.found_in(part, known)]
    finally:
        said_by("buildah", "rm", container)


def command_of(container: str) -> list[str]:
    """Return entry point and command that the image itself names."""
    config = json.loads(said_by("buildah", "inspect", container))["Docker"]["config"]
    return [*config["Entrypoint"], *config["Cmd"]]


@contextmanager
def started(process: str, settings: dict[str, str], log: Path) -> Iterator[str]:
    """Run the image's own command as its own user while the block lasts; give the container."""
    container = said_by("buildah", "from", "--pull-never", f"localhost/motcua-{process}")
    mount = Path(said_by("buildah", "mount", container))
    stamp = mount / "started"
    stamp.touch()
    environment = [f"--env={name}={value}" for name, value in settings.items()]
    command = ["buildah", "run", "--isolation=chroot", *environment, container, "--"]
    with log.open("wb") as output:
        running = subprocess.Popen(
            [*command, *command_of(container)],
            stdout=output,
            stderr=output,
            env=os.environ | {leftovers.MARK: settings[leftovers.MARK]},
        )
    try:
        yield container
        strangers = written(mount, stamp)
        if strangers:
            raise Problem(f"{process} wrote outside its volume: {', '.join(strangers[:5])}")
    finally:
        leftovers.sweep(settings[leftovers.MARK])
        running.wait(timeout=20)
        said_by("buildah", "rm", container)


def written(mount: Path, stamp: Path) -> list[str]:
    """List the files written since ``stamp`` where a read-only root would refuse them."""
    apart = [f"./{name}" for name in ("proc", "sys", "dev", "tmp", "run", "etc", HOME.strip("/"))]
    pruned = [word for path in apart for word in ("-path", path, "-prune", "-o")]
    found = subprocess.run(
        ["/usr/bin/find", ".", *pruned, "-type", "f", "-newer", stamp.name, "-print"],
        cwd=mount, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [name for name in found.stdout.splitlines() if name != f"./{stamp.name}"]


def ask(url: str) -> list[str]:
    """Ask the ten questions; return how each turn ended.

    Raises:
        Problem: A question was not answered.
    """
    session, endings = uuid.uuid4().hex, list[str]()
    with httpx.Client(base_url=url, timeout=15.0, trust_env=False) as client:
        for question in QUESTIONS:
            answer = client.post("/api/chat", json={"session": session, "text": question})
            endings.append(answer.json()["outcome"] if answer.is_success else "error")
    if {"error", "unavailable", "not_understood"} & set(endings):
        raise Problem(f"Not every question was answered: {endings}")
    return endings


def run_all(folder: Path) -> list[str]:
    """Start a container of each image, ask, stop; return the endings."""
    addresses, secret = trial.free_addresses(), uuid.uuid4().hex
    shared = {
        **addresses.variables,
        "BOT_HOST": HOST, "STAFF_HOST": HOST, "RASA_HOST": HOST, "SANIC_HOST": HOST,
        "BOT_INTERNAL_SECRET": secret,
        "TRACKER_URL": f"sqlite:///{HOME}/tracker.sqlite3",
        "DOSSIERS_GATEWAY_URL": f"http://{HOST}:{addresses.bot}",
        "STAFF_GATEWAY_URL": f"http://{HOST}:{addresses.bot}",
    }  # fmt: skip
    with ExitStack() as stack:
        for process in PYTHONS:
            own = shared | {leftovers.MARK: uuid.uuid4().hex}
            stack.enter_context(started(process, own, folder / f"{process}.log"))
        ready.wait(addresses.health, alive=lambda: True, patience_s=180)
        return ask(f"http://{HOST}:{addresses.bot}")


def main() -> None:
    """Build what changed, say the sizes, start the images and ask.

    Raises:
        Problem: Something cannot be built, is too large, or does not answer.
    """
    folder = Path("var/images")
    folder.mkdir(parents=True, exist_ok=True)
    print(said_by("sh", "docker/stand-in-base.sh", str(folder), *sorted(set(PYTHONS.values()))))
    for process in PYTHONS:
        build(process)
        size = size_mb(process)
        print(f"{process}: {size} MB (at most {MOST_MB[process]})", flush=True)
        if size > MOST_MB[process]:
            raise Problem(f"The image of {process} is too large.")
        if secrets := held_secrets(process):
            raise Problem(f"The image of {process} holds secrets: {', '.join(secrets)}")
    print("ten questions:", ", ".join(run_all(folder)))


if __name__ == "__main__":
    sys.exit(exit_code(main))
