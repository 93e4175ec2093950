"""Compiles the list of communes into ``<KB_DATA_DIR>/places.json``."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from pathlib import Path

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.national import write_whole
from knowledge_base.places.matching import Places
from knowledge_base.text import fold, nfc


def import_communes(source: Path, target: Path, places: Places) -> int:
    """Write the communes of each province from ``source``; returns how many there are.

    Args:
        source: JSON, plain or gzipped: a list of provinces with ``Name`` and ``Wards``, each with
            its ``FullName``.
        target: The file to write, whole or not at all.
        places: The provinces, by whose names the communes are kept.

    Raises:
        ImportRefused: ``source`` is not such a list, or lacks one of the provinces.
    """
    content = source.read_bytes()
    try:
        units = json.loads(gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content)
        listed = {fold(u["Name"]): [nfc(w["FullName"]) for w in u["Wards"]] for u in units}
    except (ValueError, KeyError, TypeError, OSError, EOFError, zlib.error) as error:
        raise ImportRefused(f"{source} is no list of provinces with their communes.") from error
    missing = [p.name for p in places.provinces if fold(p.name) not in listed]
    if missing:
        raise ImportRefused(f"{source} lacks {', '.join(missing)}.")
    communes = {province.name: listed[fold(province.name)] for province in places.provinces}
    record = {
        "source": source.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "communes": communes,
    }
    write_whole(target, json.dumps(record, ensure_ascii=False, indent=1).encode())
    return sum(len(names) for names in communes.values())
