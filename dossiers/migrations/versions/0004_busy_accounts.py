"""Smaller counts by unit and by procedure, and what busy accounts filed, for what is held too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"

COUNTS = (
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
)
SMALLER: Mapping[str, Mapping[str, sa.types.TypeEngine[Any]]] = {
    "figure_units": {"receiving_unit": sa.String(40), "resolving_unit": sa.String(40)},
    "figure_procedures": {"field": sa.Text(), "procedure": sa.Text()},
}
MONTH = {
    "postgresql": "date_trunc('month', timezone('UTC', to_timestamp(received + 25200)))::date",
    "sqlite": "strftime('%Y-%m-01', received + 25200, 'unixepoch')",
}
FILL = """
INSERT INTO figure_accounts (month, receiving_unit, resolving_unit, filed_by, filed)
WITH filed AS (
    SELECT {month} AS month, coalesce(receiving_unit, '') AS receiving_unit,
           coalesce(resolving_unit, '') AS resolving_unit, filed_by, count(*) AS filed
    FROM dossiers WHERE channel = 2 AND received IS NOT NULL GROUP BY 1, 2, 3, 4
), shares AS (
    SELECT filed_by, filed,
           sum(filed) OVER (PARTITION BY month, receiving_unit, resolving_unit) AS of_all
    FROM filed
)
SELECT month, receiving_unit, resolving_unit, filed_by, filed FROM filed
WHERE filed_by IN (SELECT filed_by FROM shares WHERE filed_by IS NOT NULL AND filed * 2 > of_all)
"""


def upgrade() -> None:
    """Make and fill the tables."""
    for side in ("receiving", "resolving"):
        op.create_index(f"figure_months_{side}", "figure_months", [f"{side}_unit", "month"])
    for table, keys in SMALLER.items():
        _smaller(table, keys)
    _accounts()


def _smaller(table: str, keys: Mapping[str, sa.types.TypeEngine[Any]]) -> None:
    op.create_table(
        table,
        sa.Column("month", sa.Date, nullable=False),
        *(sa.Column(name, type_, nullable=False) for name, type_ in keys.items()),
        *(sa.Column(name, sa.Integer, nullable=False) for name in COUNTS),
    )
    op.create_index(f"{table}_month", table, ["month"])
    of = ", ".join(["month", *keys])
    sums = ", ".join(f"sum({name})" for name in COUNTS)
    columns = ", ".join([of, *COUNTS])
    op.execute(
        f"INSERT INTO {table} ({columns}) "  # noqa: S608  # names of our own
        f"SELECT {of}, {sums} FROM figure_months GROUP BY {of}"
    )


def _accounts() -> None:
    op.create_table(
        "figure_accounts",
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("receiving_unit", sa.String(40), nullable=False),
        sa.Column("resolving_unit", sa.String(40), nullable=False),
        sa.Column("filed_by", sa.LargeBinary(16), nullable=False),
        sa.Column("filed", sa.Integer, nullable=False),
    )
    op.create_index("figure_accounts_month", "figure_accounts", ["month"])
    op.execute(FILL.format(month=MONTH[op.get_bind().dialect.name]))


def downgrade() -> None:
    """Drop the tables."""
    for table in ("figure_accounts", *SMALLER):
        op.drop_table(table)
    for side in ("receiving", "resolving"):
        op.drop_index(f"figure_months_{side}", "figure_months")
