"""``python -m dossiers``: import, read-code."""

from dossiers.cli import cli

if __name__ == "__main__":
    cli(prog_name="python -m dossiers")
