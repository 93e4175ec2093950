#!/bin/sh
# Run its arguments with a Python that the product supports: sh scripts/python.sh -m scripts.setup
# PYTHON names one; else the first that fits of those on PATH and under pyenv.
set -eu

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null
}

for candidate in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14 \
    "${PYENV_ROOT:-${HOME:-/root}/.pyenv}"/versions/3.1[1-4].*/bin/python3; do
    if fits "$candidate"; then
        exec "$candidate" "$@"
    fi
done

echo "No Python 3.11 to 3.14 was found: install one (Debian 12, Ubuntu 24.04 or newer:" \
    "sudo apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3.11" >&2
exit 1
