"""Where torch's CPU build is taken from: a plain install brings gigabytes of CUDA packages."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

REQUIREMENT = "torch==2.13.0"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"


def source(environment: Mapping[str, str]) -> list[str]:
    """Return uv's options: the wheel folder that ``PIP_FIND_LINKS`` names, else PyTorch's index.

    The folder is taken only when it holds the release for this Python.
    """
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
    for folder in re.split(r"\s+", environment.get("PIP_FIND_LINKS", "").strip()):
        if folder and any(Path(folder).glob(f"torch-2.13.0*-{tag}-*.whl")):
            return ["--no-index", "--find-links", folder]
    return ["--default-index", CPU_INDEX]
