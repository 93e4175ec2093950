"""Save and restore all that is durable: ``python -m scripts.backup save|restore ARCHIVE``.

One archive holds the gateway's database, Rasa's trackers, dossiers, the officers' database and the
keys; without the keys pseudonyms and sealed messages mean nothing. It holds personal data: encrypt
it (`docs/operate.md`). SQLite is copied while it is in use; PostgreSQL by its own pg_dump.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dotenv import dotenv_values
from sqlalchemy.engine import URL, make_url

from scripts.problem import Problem, exit_code

# The variable of each database, and where it is by default.
DATABASES = {
    "bot": ("BOT_DATABASE_URL", "sqlite:///var/bot.sqlite3"),
    "trackers": ("BOT_TRACKER_STORE", "sqlite:///var/rasa/tracker.sqlite3"),
    "dossiers": ("DOSSIERS_DATABASE_URL", "sqlite:///var/dossiers.sqlite3"),
    "staff": ("STAFF_DATABASE_URL", "sqlite:///var/staff.sqlite3"),
}
KEYS = ("BOT_KEYS_DIR", "var/keys")


def databases(environment: Mapping[str, str | None]) -> dict[str, URL]:
    """Return where each database is; a tracker store may be named by its file alone."""
    found = {}
    for name, (variable, default) in DATABASES.items():
        told = environment.get(variable) or default
        if name == "trackers":
            told = environment.get(variable) or environment.get("TRACKER_DB") or default
        found[name] = make_url(told if "://" in told else f"sqlite:///{told}")
    return found


def save(archive: Path, environment: Mapping[str, str | None]) -> list[str]:
    """Write ``archive``, which only its owner can read; return what is in it.

    Raises:
        Problem: A database cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder)
        for name, url in databases(environment).items():
            if url.get_backend_name() == "sqlite":
                copy_sqlite(Path(str(url.database)), into / f"{name}.sqlite3")
            else:
                run("pg_dump", url, "--format=custom", f"--file={into / name}.pgdump")
        keys = Path(environment.get(KEYS[0]) or KEYS[1])
        if keys.is_dir():
            shutil.copytree(keys, into / "keys")
        handle = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as tar:
            for part in sorted(into.iterdir()):
                tar.add(part, part.name)
        return sorted(part.name for part in into.iterdir())


def restore(archive: Path, environment: Mapping[str, str | None]) -> list[str]:
    """Put back what ``archive`` holds over what is there; return what was put back.

    Raises:
        Problem: The archive does not fit the databases that are configured.
    """
    put = []
    with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
        parts = Path(folder)
        for name, url in databases(environment).items():
            if put_back(name, url, parts):
                put.append(name)
        if (parts / "keys").is_dir():
            shutil.copytree(
                parts / "keys", environment.get(KEYS[0]) or KEYS[1], dirs_exist_ok=True
            )
            put.append("keys")
    return put


def put_back(name: str, url: URL, parts: Path) -> bool:
    """Restore one database; ``False`` when the archive does not hold it."""
    file, dump = parts / f"{name}.sqlite3", parts / f"{name}.pgdump"
    if url.get_backend_name() == "sqlite":
        if dump.exists():
            raise Problem(f"The backup of {name} is of PostgreSQL, but {url!r} is configured.")
        if file.exists():
            copy_sqlite(file, Path(str(url.database)))
        return file.exists()
    if file.exists():
        raise Problem(f"The backup of {name} is of SQLite, but a server is configured.")
    if dump.exists():
        anew = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
        run("pg_restore", url, *anew, str(dump))
    return dump.exists()


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database as of one moment, also while it is written; nothing when there is none."""
    if not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    target.chmod(0o600)


def run(program: str, url: URL, *options: str) -> None:
    """Run PostgreSQL's ``program`` on the database at ``url``; its password stays off the list.

    Raises:
        Problem: It is not installed, or failed.
    """
    found = shutil.which(program)
    if found is None:
        raise Problem(f"{program} is missing: sudo apt-get install postgresql-client")
    where = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": str(url.port or url.query.get("port") or 5432), "PGUSER": url.username,
        "PGPASSWORD": url.password and str(url.password), "PGDATABASE": url.database,
    }  # fmt: skip
    told = {**os.environ, **{name: str(value) for name, value in where.items() if value}}
    database = [f"--dbname={url.database}"]
    done = subprocess.run([found, *database, *options], env=told, capture_output=True, text=True)
    if done.returncode:
        raise Problem(f"{done.stderr.strip()}\n{program} failed.")


def main() -> None:
    """Do what the command line says.

    Raises:
        Problem: It cannot be understood, or something failed.
    """
    match sys.argv[1:]:
        case ["save" | "restore" as what, archive]:
            environment = {**dotenv_values(".env"), **os.environ}
            done = (save if what == "save" else restore)(Path(archive), environment)
            print(f"{what}: {', '.join(done) or 'nothing was there'}")
        case _:
            raise Problem("Say: python -m scripts.backup save|restore ARCHIVE")


if __name__ == "__main__":
    sys.exit(exit_code(main))
