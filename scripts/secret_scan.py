"""``python -m scripts.secret_scan FOLDER…``: look for secrets in images, logs, a checkout.

Looked for are the values of files of keys on this machine (``var/keys``, ``docker/secrets``) and
what has the form of one: private keys, tokens of Telegram bots, passwords in addresses.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.problem import Problem, exit_code

FORMS: Mapping[str, re.Pattern[bytes]] = {
    "a private key": re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}"),
    "a token of a Telegram bot": re.compile(rb"(?<!\d)\d{8,10}:AA[A-Za-z0-9_-]{33}\b"),
    "a password in an address": re.compile(
        rb"\b(?:postgresql|redis)(?:\+\w+)?://\w+:(?!password@|\$|\{|%|<|\.\.\.|\xe2)[^@\s/\"'$*{}]{8,}@"
    ),
}
OWN = (Path("var/keys"), Path("docker/secrets"))
NAMES = re.compile(r"(^|/)(\.env|id_rsa|id_ed25519|[a-z_]*_(key|secret|password))$")
NOT_OURS = {".git", "site-packages", "node_modules", "proc", "sys", "dev"}
SHORTEST = 16  # characters of a value that is looked for: shorter ones stand anywhere by chance


def values(folders: Iterable[Path] = OWN) -> dict[str, bytes]:
    """Return the secrets of this machine by the names of their files."""
    found = {}
    for folder in folders:
        for file in sorted(folder.glob("*")) if folder.is_dir() else ():
            value = file.read_bytes().strip()
            if len(value) >= SHORTEST:
                found[str(file)] = value
    return found


def files(folder: Path) -> Iterator[Path]:
    """Yield the files below ``folder``, other people's packages left out."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.is_symlink():
            continue
        if path.is_dir():
            yield from files(path)
        elif path.is_file():
            yield path


def found_in(folder: Path, secrets: Mapping[str, bytes]) -> list[str]:
    """Say each place below ``folder`` where a secret stands; never the secret itself."""
    told = []
    for file in files(folder):
        name = str(file.relative_to(folder))
        if NAMES.search(name) and file.stat().st_size:
            told.append(f"{name}: named like a secret")
        body = file.read_bytes()
        told += [f"{name}: the value of {key}" for key, value in secrets.items() if value in body]
        told += [f"{name}: {form}" for form, pattern in FORMS.items() if pattern.search(body)]
    return told


def main() -> None:
    """Look through the folders that the command line names.

    Raises:
        Problem: A secret was found, or no folder is named.
    """
    folders = [Path(word) for word in sys.argv[1:]]
    if not folders:
        raise Problem("Say: python -m scripts.secret_scan FOLDER…")
    found = [f"{folder}/{one}" for folder in folders for one in found_in(folder, values())]
    if found:
        raise Problem("\n".join(found) + f"\n{len(found)} places hold a secret.")
    print(f"No secret in {', '.join(map(str, folders))}.")


if __name__ == "__main__":
    sys.exit(exit_code(main))
