"""Settings of the knowledge base, each the variable ``KB_<NAME>``; built by the caller."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PACKAGE = Path(__file__).resolve().parent


class KnowledgeBaseSettings(BaseSettings):
    """Where records and indexes lie, and which encoder reads questions."""

    model_config = SettingsConfigDict(env_prefix="KB_", env_file=".env", extra="ignore")

    procedures_dir: Path = Field(
        default=PACKAGE / "procedures", description="Curated records, one YAML file each."
    )
    life_events_dir: Path = Field(
        default=PACKAGE / "life_events", description="Situations that need several procedures."
    )
    units_dir: Path = Field(
        default=PACKAGE / "local" / "units",
        description="Service rules of single units, one YAML file each.",
    )
    data_dir: Path = Field(
        default=Path("var/kb"), description="Compiled catalogues, indexes, archived versions."
    )
    learned_url: str = Field(
        default="",
        description="The officers' pages, which tell the action server what was taught; empty: as "
        "STAFF_HOST and STAFF_PORT say.",
    )
    learned_every_s: float = Field(
        default=20.0, gt=0, description="Seconds between two looks at what was taught."
    )
    learned_file: Path = Field(
        default=Path("var/learned.json"),
        description="Where the action server keeps what was taught, for a start without the "
        "officers' pages.",
    )
    encoder: str = Field(
        default="",
        description="Name or path of a SentenceTransformer; empty: the encoder shipped with us.",
    )
