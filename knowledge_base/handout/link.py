"""The deep link that opens the chat at a procedure, on the web and on Telegram. Pure."""

from __future__ import annotations


def deep_link(address: str, code: str, unit: str | None = None) -> str:
    """``https://t.me/bot``, ``1.001193`` -> ``https://t.me/bot?start=p_1_001193``.

    ``--xa-mau`` at its end has the answers be those of the unit ``xa-mau``.
    """
    bare = address.partition("?")[0]
    base = bare if bare.count("/") > 2 else bare + "/"
    return f"{base}?start=p_{code.replace('.', '_')}{f'--{unit}' if unit else ''}"
