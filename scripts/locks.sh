#!/bin/sh
# Compile the exact versions of the four environments anew: make locks
# Keeps what is pinned unless its range changed; LOCK_OPTIONS=--upgrade takes the newest.
set -eu

uv=.venv-tools/bin/uv
export UV_CUSTOM_COMPILE_COMMAND="make locks" UV_FIND_LINKS="${PIP_FIND_LINKS:-}"
compile() {
    # shellcheck disable=SC2086  # LOCK_OPTIONS is a list of words
    "$uv" pip compile --quiet --no-annotate ${LOCK_OPTIONS:-} "$@"
}

compile pyproject.toml --extra actions --extra bot --extra staff --group dev \
    --universal --python-version 3.11 --output-file requirements/main.txt
# One extra a container, of the very versions above.
for process in actions bot staff; do
    compile pyproject.toml --extra "$process" --constraint requirements/main.txt \
        --universal --python-version 3.11 --output-file "docker/$process/requirements.txt"
done
compile --group ops --universal --python-version 3.11 \
    --output-file requirements/ops.txt
compile requirements/rasa.in --python-version 3.10 --output-file requirements/rasa.txt

# torch is left out: its CPU build carries a local version that no index has (see torch_build.py).
cpu=
[ -n "$UV_FIND_LINKS" ] || cpu=--torch-backend=cpu
compile pyproject.toml --extra train $cpu \
    --python-version 3.11 --no-emit-package torch --output-file requirements/train.txt
