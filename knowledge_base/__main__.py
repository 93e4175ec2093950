"""``python -m knowledge_base``: check, build, search, show, answer, import, evaluate."""

from knowledge_base.cli import cli

if __name__ == "__main__":
    cli(prog_name="python -m knowledge_base")
