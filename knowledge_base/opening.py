"""Opens the knowledge base that the settings describe: records, index, archive."""

from __future__ import annotations

from knowledge_base.compiled import FILE, compile_curated
from knowledge_base.importers.elsewhere import ELSEWHERE, load_names
from knowledge_base.life_events import load_life_events
from knowledge_base.places.loading import COMMUNES, load_places
from knowledge_base.search.elsewhere import Elsewhere
from knowledge_base.search.encoders import open_encoder
from knowledge_base.search.hybrid import Searcher
from knowledge_base.service import KnowledgeBase, load_catalogue
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import ProcedureStore
from knowledge_base.versions import VersionArchive


def open_knowledge_base(settings: KnowledgeBaseSettings, catalogue: str = "all") -> KnowledgeBase:
    """Return the knowledge base over ``catalogue`` (``curated``, ``national``, ``all``).

    Raises:
        IndexMissing, IndexStale: The message names the command that builds it.
        BadProcedureFile: A curated record is broken.
        EncoderMissing: The encoder cannot be loaded.
    """
    store = ProcedureStore(load_catalogue(settings, catalogue))
    folder = settings.data_dir / "index" / catalogue
    searcher = Searcher.load(folder, list(store), open_encoder(settings.encoder))
    events = load_life_events(settings.life_events_dir)
    places = load_places(communes=settings.data_dir / COMMUNES)
    names = load_names(settings.data_dir / ELSEWHERE)
    elsewhere = Elsewhere(names, {p.code: p for p in store}, searcher.encode) if names else None
    return KnowledgeBase(store, searcher, archive_of(settings), events, places, elsewhere)


def build_index(settings: KnowledgeBaseSettings, catalogue: str = "all") -> int:
    """Build and save the index over ``catalogue``; returns the number of procedures."""
    compile_curated(settings.procedures_dir, settings.data_dir / FILE)
    store = ProcedureStore(load_catalogue(settings, catalogue))
    encoder = open_encoder(settings.encoder)
    searcher = Searcher.build(list(store), encoder)
    searcher.save(settings.data_dir / "index" / catalogue, list(store), encoder)
    archive_of(settings).add(store)
    return len(store)


def archive_of(settings: KnowledgeBaseSettings) -> VersionArchive:
    """Return the archive of record versions that the settings name."""
    return VersionArchive(settings.data_dir / "versions.sqlite3")
