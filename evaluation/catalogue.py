"""The catalogue of the run: curated records, and the national ones where they can be had."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from knowledge_base.errors import IndexMissing, IndexStale
from knowledge_base.importers.importing import Options, import_national
from knowledge_base.importers.usage import read_usage
from knowledge_base.opening import build_index, open_knowledge_base
from knowledge_base.service import load_catalogue
from knowledge_base.settings import KnowledgeBaseSettings

CRAWLED = date(2026, 6, 10)
"""The day of the shared pages, which carry no date of their own."""
NATIONAL = "national.json"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the product will know.

    Attributes:
        data_dir: For ``KB_DATA_DIR``.
        origin: Where the national records come from, for the reader.
        codes: Of every record.
    """

    data_dir: Path
    origin: str
    codes: Collection[str]


def prepare(folder: Path, shared: Path, *, curated_only: bool = False) -> Catalogue:
    """Return a catalogue with a current index: the best that can be had.

    The compiled national catalogue at hand, else one imported from ``shared`` into ``folder``,
    else the curated records alone.
    """
    settings = KnowledgeBaseSettings()
    origin = f"curated, and the national catalogue in {settings.data_dir}"
    if curated_only or not (settings.data_dir / NATIONAL).exists():
        settings = settings.model_copy(update={"data_dir": folder})
        origin = "curated records alone"
        pages = shared / "portal_pages_all.tar.gz"
        if pages.exists() and not curated_only:
            bring_in(pages, folder)
            origin = f"curated, and national imported from {shared} as of {CRAWLED}"
    bring_up_to_date(settings)
    codes = frozenset(procedure.code for procedure in load_catalogue(settings))
    return Catalogue(settings.data_dir, origin, codes)


def bring_in(pages: Path, data_dir: Path) -> None:
    """Compile the shared pages into ``data_dir``."""
    usage = pages.with_name("top_citizen_procedures.tsv")
    options = Options(
        today=datetime.now(UTC).date(),
        as_of=CRAWLED,
        usage=read_usage(usage) if usage.exists() else {},
    )
    import_national([pages, pages.with_name("portal_lists")], data_dir, options)


def bring_up_to_date(settings: KnowledgeBaseSettings) -> None:
    """Build the index unless the one at hand belongs to these records and this encoder."""
    with suppress(IndexMissing, IndexStale):
        open_knowledge_base(settings)
        return
    build_index(settings)
