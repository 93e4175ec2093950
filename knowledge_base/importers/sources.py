"""Finds the files to import, in folders and archives; everything is read, nothing is unpacked."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

MAX_FILE = 8_000_000
"""Bytes of one file; the largest page met has 0.3 MB."""
MAX_ARCHIVE = 2_000_000_000
"""Bytes of all files of one archive together, unpacked."""
MAX_MEMBERS = 100_000
_DAMAGED = (tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error, OSError)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or why there is none.

    Attributes:
        name: The path, for a member of an archive ``archive!member``.
        content: Its bytes; empty when there is a ``problem``.
        modified: The day on which it was last changed, as the file system or archive says.
        problem: Why it cannot be read.
        cut_off: An archive ends here early; what it held after this is not known.
    """

    name: str
    content: bytes = b""
    modified: date | None = None
    problem: str | None = None
    cut_off: bool = False

    @property
    def stem(self) -> str:
        """The file's own name without folder and ending."""
        return PurePosixPath(self.name.rpartition("!")[2]).stem


def read_sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield every file of ``paths``: files, folders (with all below), tar and zip archives."""
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            yield from _read_path(file)


def _read_path(path: Path) -> Iterator[Source]:
    try:
        if path.suffix != ".xlsx" and zipfile.is_zipfile(path):
            yield from _read_zip(path)
        elif ".tar" in path.suffixes or path.suffix in (".tgz", ".tar"):
            yield from _read_tar(path)
        else:
            yield _read_file(path)
    except _DAMAGED as error:
        yield Source(str(path), problem=f"damaged or cut off: {error}", cut_off=True)


def _read_file(path: Path) -> Source:
    status = path.stat()
    if status.st_size > MAX_FILE:
        return Source(str(path), problem=f"larger than {MAX_FILE} bytes")
    modified = day_of(status.st_mtime)
    return Source(str(path), path.read_bytes(), modified)


def _read_tar(path: Path) -> Iterator[Source]:
    left = _Limit()
    with tarfile.open(path, "r|*") as archive:
        for member in archive:
            name = f"{path}!{member.name}"
            if member.isdir():
                continue
            problem = member_problem(member.name, member.size, regular=member.isreg())
            problem = problem or left.take(member.size)
            file = None if problem else archive.extractfile(member)
            if file is None:
                yield Source(name, problem=problem or "not a plain file")
                continue
            modified = day_of(member.mtime)
            yield Source(name, file.read(), modified)


def _read_zip(path: Path) -> Iterator[Source]:
    left = _Limit()
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name = f"{path}!{info.filename}"
            if info.is_dir():
                continue
            problem = member_problem(info.filename, info.file_size) or left.take(info.file_size)
            if problem:
                yield Source(name, problem=problem)
                continue
            with archive.open(info) as file:  # read one more byte than the header promises
                content = file.read(info.file_size + 1)
            yield Source(name, content, _zip_day(info))


def day_of(timestamp: float) -> date | None:
    """Return the day of a modification time; ``None`` when it is beyond any calendar."""
    try:
        return datetime.fromtimestamp(timestamp, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None


def _zip_day(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3])
    except ValueError:  # some tools write month 0
        return None


def member_problem(name: str, size: int, *, regular: bool = True) -> str | None:
    """Return why a member of an archive is not read; ``None`` when it may be."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts:
        return "its path leads out of the archive"
    if not regular:
        return "a link or a device, not a plain file"
    return f"larger than {MAX_FILE} bytes" if size > MAX_FILE else None


class _Limit:
    """Counts what one archive has yielded."""

    def __init__(self) -> None:
        self._bytes = self._members = 0

    def take(self, size: int) -> str | None:
        """Count a member; return why it is too much, or ``None``."""
        self._bytes, self._members = self._bytes + size, self._members + 1
        if self._bytes > MAX_ARCHIVE or self._members > MAX_MEMBERS:
            return "the archive holds more than can be imported"
        return None
