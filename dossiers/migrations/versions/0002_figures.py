"""What the figures of a unit count, and their counts by month."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"

COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "receiving_unit": sa.String(40),
    "resolving_unit": sa.String(40),
    "field": sa.Text(),
    "channel": sa.SmallInteger(),
    "submitted": sa.Float(),
    "returned": sa.Date(),
    "payable": sa.Boolean(),
    "paid_online": sa.Boolean(),
    "papers_digitised": sa.Boolean(),
    "papers_reused": sa.Boolean(),
    "result_electronic": sa.Boolean(),
    "by_officer": sa.Boolean(),
    "filed_by": sa.LargeBinary(16),
}
COUNTS = [
    "received",
    "channel_known",
    "online",
    "online_by_officer",
    "post",
    "payable",
    "paid_online",
    "papers_known",
    "papers_digitised",
    "reuse_known",
    "papers_reused",
    "finished",
    "finished_with_due",
    "on_time",
    "result_known",
    "result_electronic",
]


def upgrade() -> None:
    """Add the columns and the table of counts."""
    for name, kind in COLUMNS.items():
        op.add_column("dossiers", sa.Column(name, kind))
    op.create_index("dossiers_due", "dossiers", ["state", "due", "finished", "returned"])
    op.create_index("dossiers_received", "dossiers", ["received"])
    op.create_table(
        "figure_months",
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("receiving_unit", sa.String(40), nullable=False),
        sa.Column("resolving_unit", sa.String(40), nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("procedure", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in COUNTS),
    )
    op.create_index("figure_months_month", "figure_months", ["month"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("figure_months")
    op.drop_index("dossiers_received", "dossiers")
    op.drop_index("dossiers_due", "dossiers")
    with op.batch_alter_table("dossiers") as batch:
        for name in COLUMNS:
            batch.drop_column(name)
