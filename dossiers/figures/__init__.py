"""The figures of a unit: shares of its dossiers, each with its formula and what it counts."""
