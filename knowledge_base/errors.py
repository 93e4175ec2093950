"""Everything that can go wrong in the knowledge base.

* KnowledgeBaseError
    - ProcedureNotFound    a code we do not hold
    - VersionNotFound      a version of a record that was never archived here
    - BadProcedureFile     a file a person must correct
    - IndexMissing         the index has not been built
    - IndexStale           the index was built from other data, or by another model
    - EncoderMissing       the encoder named by the settings cannot be loaded
    - ImportRefused        a source that cannot be imported at all
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

REBUILD = "python -m knowledge_base build"


class KnowledgeBaseError(Exception):
    """Base of all foreseen failures; the message says what is wrong and what to do next."""


class ProcedureNotFound(KnowledgeBaseError):
    """No catalogue holds this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"No procedure has the code {code}.")
        self.code = code


class VersionNotFound(KnowledgeBaseError):
    """The record is known, but not in this version."""

    def __init__(self, code: str, version: str) -> None:
        super().__init__(f"Version {version} of {code} was never archived on this machine.")
        self.code = code
        self.version = version


class BadProcedureFile(KnowledgeBaseError):
    """A record file breaks a rule; every problem of the file is listed.

    Attributes:
        problems: One sentence each, in the order of the file.
    """

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__(f"{path}: " + "; ".join(problems))
        self.path = path
        self.problems = list(problems)


class IndexMissing(KnowledgeBaseError):
    """There is no index where one is expected."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no index at {path}. Build it with: {REBUILD}")
        self.path = path


class IndexStale(KnowledgeBaseError):
    """The index on disk does not belong to this data or this model."""

    def __init__(self, path: Path, *, what: str, built_with: str, wanted: str) -> None:
        super().__init__(
            f"The index at {path} was built with {what} {built_with}, but {wanted} is configured. "
            f"Rebuild it with: {REBUILD}"
        )
        self.path = path


class EncoderMissing(KnowledgeBaseError):
    """The encoder that KB_ENCODER names cannot be loaded."""


class ImportRefused(KnowledgeBaseError):
    """A source is unreadable as a whole: wrong kind, empty, or damaged."""
