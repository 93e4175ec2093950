"""Deletions are looked up by who asked for them, at each turn of the web chat."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Add the index; one that a gateway without numbered steps has made stays."""
    op.create_index("deletions_sender", "deletions", ["sender"], if_not_exists=True)


def downgrade() -> None:
    """Drop it."""
    op.drop_index("deletions_sender", "deletions")
