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
    encoder: str = Field(
        default="",
        description="Name or path of a SentenceTransformer; empty: the encoder shipped with us.",
    )
