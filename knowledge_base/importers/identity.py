"""Checks that a file holds the procedure that it says it holds.

In the public dump of June 2026, 17 files hold another procedure's page: the crawler had opened the
first hit of a search (portal.md, section 3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.detect import Claim
from knowledge_base.importers.portal_list import Listed
from knowledge_base.importers.published import Published
from knowledge_base.procedure import CODE_PATTERN
from knowledge_base.text import fold

CODE_IN_NAME = re.compile(r"(?<![\d.])\d\.\d{6}(?![\d])")


def check_identity(
    record: Published, stem: str, claim: Claim, lists: Mapping[str, Listed]
) -> None:
    """Refuse a record that is not the one it is filed as.

    Args:
        record: What the page or object itself says.
        stem: The file's name; a code in it must be the record's.
        claim: What the crawler asked for.
        lists: Rows of the official lists; a code that no list holds is not held against it.

    Raises:
        ImportRefused: Code or name contradicts file, claim or list; the message says which.
    """
    if not re.fullmatch(CODE_PATTERN, record.code):
        raise ImportRefused("the page carries no procedure code of its own")
    in_name = CODE_IN_NAME.search(stem)
    for origin, code in (("file name", in_name[0] if in_name else ""), ("crawler", claim.code)):
        if code and code != record.code:
            raise ImportRefused(
                f"wrong procedure: the {origin} says {code}, the page is {record.code} "
                f"({record.name})"
            )
    listed = lists.get(record.code)
    for origin, name in (
        ("crawler", claim.name),
        ("official list", listed.name if listed else ""),
    ):
        if name and letters(name) != letters(record.name):
            raise ImportRefused(
                f'wrong procedure: the {origin} names {record.code} "{name}", '
                f'the page "{record.name}"'
            )


def letters(name: str) -> str:
    """Return only letters and digits of ``name``, without marks and case, for comparison."""
    return re.sub(r"[\W_]", "", fold(name))
