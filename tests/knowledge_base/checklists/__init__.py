"""Twenty tick lists as citizens get them, each read by a second person against its source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from knowledge_base.checklist import checklist
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_procedure

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 23)
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "birth": ("1.001193", {"paper": "has_paper", "age": "in_time"}),
    "death-with-residence": ("1.006714", {"paper": "yes", "when": "in_time"}),
    "marriage-after-divorce-abroad": ("1.000894", {"past": "foreign"}),
    "single-status-divorced": ("1.004873", {"again": "again", "past": "divorced"}),
    "temporary-residence-rented": ("1.004194", {"home": "rent", "how": "self"}),
    "id-card-lost": ("1.014064", {"reason": "lost", "age": "adult"}),
    "id-card-small-child": ("1.014062", {"age": "under6", "data": "absent"}),
    "passport-child-lost": ("1.001456", {"age": "child", "old": "lost"}),
    "new-motorbike": ("1.012575", {"vehicle": "mid", "area": "rural", "plate": "new"}),
    "motorbike-bought": (
        "1.013076",
        {"side": "buyer", "vehicle": "moto", "plate": "new", "paper": "kept"},
    ),
    "driving-licence": ("3.000347", {"class": "bike", "person": "vietnam", "held": "clear"}),
    "household-business-proxy": ("1.001612", {"owner": "family", "filer": "person"}),
    "land-sale": ("1.013831", {"reason": "deal", "part": "whole", "loan": "free"}),
    "house-permit": ("1.013225", {"kind": "house", "beside": "adjoining"}),
    "certified-copy": ("2.000815", {"place": "vn", "origin": "vn"}),
    "social-pension": ("1.014027", {"what": "first"}),
    "disability": ("1.001699", {"history": "none"}),
    "poor-household": ("1.011607", {}),
    "unemployment": ("1.001978", {"proof": "paper"}),
    "criminal-record-poor": ("3.000333", {"whom": "self", "fee_group": "poor"}),
}


def text_of(name: str) -> str:
    """Return the tick list of the case ``name`` as it is today in the catalogue."""
    code, case = CASES[name]
    procedure = load_procedure(KnowledgeBaseSettings().procedures_dir / f"{code}.yml")
    return "\n".join(checklist(procedure, case, DAY)) + "\n"


def path_of(name: str) -> Path:
    """Return the file that holds the reviewed list."""
    return FOLDER / f"{name}.txt"
