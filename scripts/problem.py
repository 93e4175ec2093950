"""What a person must put right before the product can be set up or started."""

from __future__ import annotations

import sys
from collections.abc import Callable


class Problem(Exception):
    """One sentence that says what is wrong and what to do next."""


def exit_code(main: Callable[[], None]) -> int:
    """Run ``main``; a `Problem` is printed to standard error and gives 1, success gives 0."""
    try:
        main()
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 130
    return 0
