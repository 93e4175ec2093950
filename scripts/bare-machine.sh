#!/bin/sh
# Try the set-up on a Debian that has nothing: make test-bare (root, debootstrap, a mirror)
#   BARE_ROOT        folder of the system, kept between runs (default: var/bare)
#   BARE_PYTHON310   a Python 3.10's folder to lend it, where uv cannot download one
#   BARE_WHEELS      a folder of wheels to lend it, as PIP_FIND_LINKS names one
set -eu

root=${BARE_ROOT:-$PWD/var/bare}
clone=/srv/motcua
python310=${BARE_PYTHON310:-}
wheels=${BARE_WHEELS:-}
patience_s=${BARE_PATIENCE_S:-600}

fail() { echo "test-bare: $*" >&2; exit 1; }
step() { echo "== $*"; }

inside() {
    chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive PIP_FIND_LINKS="$wheels" \
        SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
        ${python310:+PYENV_ROOT=/opt/pyenv} ${python310:+LD_LIBRARY_PATH=/opt/pyenv/lib310} \
        sh -c "cd $clone || exit; $1" </dev/null
}

expect_sentence() { # command, words
    said=$(inside "$1 2>&1") && fail "\`$1\` succeeded"
    echo "$said" | grep -F "$2" || fail "\`$1\` said: $said"
    [ "$(echo "$said" | grep -vc '^make')" -le 2 ] || fail "more than a sentence: $said"
}

release() { umount "$root/proc" "$root/opt/pyenv/versions/3.10.0" "$root$wheels" 2>/dev/null || true; }

[ "$(id -u)" = 0 ] || fail "needs root"
command -v debootstrap >/dev/null || fail "needs debootstrap: apt-get install debootstrap"

if [ ! -x "$root/usr/bin/make" ]; then
    step "A bare Debian bookworm with make in $root"
    debootstrap --variant=minbase --include=make,ca-certificates bookworm "$root" >/dev/null
fi
trap release EXIT
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
mkdir -p "$root/proc" && mount -t proc proc "$root/proc"
if [ -n "$python310" ]; then
    mkdir -p "$root/opt/pyenv/versions/3.10.0" && ln -sfn versions/3.10.0/lib "$root/opt/pyenv/lib310"
    mount --bind "$python310" "$root/opt/pyenv/versions/3.10.0"
fi
[ -z "$wheels" ] || { mkdir -p "$root$wheels" && mount --bind "$wheels" "$root$wheels"; }
rm -rf "${root:?}$clone" && mkdir -p "$root$clone"
git archive HEAD | tar -x -C "$root$clone"

step "Without Python"
inside "apt-get -qq -y purge 'python3*' >/dev/null 2>&1; apt-get -qq -y autoremove >/dev/null"
expect_sentence "make run" "No Python 3.11 to 3.14 was found"

step "With Python, without venv and pip"
inside "apt-get -qq update && apt-get -qq -y install --no-install-recommends python3 >/dev/null 2>&1"
expect_sentence "make run" "sudo apt-get install python3-venv"
expect_sentence "make test" "sudo apt-get install python3-venv"

step "With python3-venv: the set-up"
inside "apt-get -qq -y install --no-install-recommends python3-venv >/dev/null 2>&1"
inside "make setup"
inside ".venv/bin/python -c 'import rasa_sdk, faiss, starlette, honcho'"
inside ".venv-rasa/bin/python -c 'import importlib.metadata as m; print(\"Rasa\", m.version(\"rasa\"))'"

step "make run, until it is ready"
inside "timeout -s INT $patience_s make run > run.log 2>&1 & runner=\$!
    for _ in \$(seq $patience_s); do
        grep -q 'is ready' run.log 2>/dev/null && break; sleep 1
    done
    kill -INT \$runner; wait; tail -n 12 run.log; grep -q 'is ready' run.log"
echo "The set-up works on a bare Debian."
