"""The catalogue that is measured: the compiled one, else a plain reading of the shared parse."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

from knowledge_base.procedure import (
    AgencyLevel,
    Document,
    Layer,
    Online,
    OnlineLevel,
    Procedure,
    Steps,
)
from knowledge_base.search.texts import bare_name
from knowledge_base.store import ProcedureStore, load_curated

LEVELS = {
    "Cấp bộ": AgencyLevel.MINISTRY,
    "Cấp tỉnh": AgencyLevel.PROVINCE,
    "Cấp xã": AgencyLevel.COMMUNE,
}


def load_catalogue(shared: Path, procedures_dir: Path) -> list[Procedure]:
    """Return national and curated records as one catalogue, curated ones first of their code."""
    national = load_normalized(shared / "procedures_normalized.jsonl.gz")
    return list(ProcedureStore([*national, *load_curated(procedures_dir)]))


def load_normalized(path: Path) -> list[Procedure]:
    """Return the records of a ``procedures_normalized.jsonl.gz``, with the searched texts only."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_record(json.loads(line)) for line in lines]


def _record(row: dict[str, Any]) -> Procedure:
    return Procedure(
        code=row["code"],
        name=row["name"],
        short_name=bare_name(row["name"])[:200],
        layer=Layer.IMPORTED,
        field=row["field"] or None,
        agency=row["agency"] or None,
        levels=[LEVELS.get(level, AgencyLevel.OTHER) for level in row["levels"]],
        audience=row["audience"],
        usage_weight=row["usage_weight_2025_12"],
        online=Online(level=OnlineLevel.UNKNOWN),
        documents=[Document(name=d["name"]) for d in row["documents"] if len(d["name"]) >= 3],
        steps=Steps(as_published=[row["steps"]]),
        results=[str(result) for result in row["results"]],
        conditions=[row["conditions"]] if row["conditions"] else [],
        legal_basis=[row["legal_basis_raw"]] if row["legal_basis_raw"] else [],
        source_url=row["url"],
        as_of=date.fromisoformat(row["crawled"][:10]),
    )
