#!/bin/sh
# Make stand-ins for the base images where no registry can be reached: root, debootstrap, a mirror.
#   docker/stand-in-base.sh FOLDER 3.10 3.11     makes localhost/motcua-base:3.10 and :3.11
# Each is a minimal Debian with one of this machine's Pythons under /usr/local, which is where the
# official python images have theirs. Pythons are looked for under pyenv.
set -eu

folder=$1
shift
debian=$folder/debian
libraries=ca-certificates,libbz2-1.0,libexpat1,libffi8,liblzma5,libncursesw6,libreadline8,libsqlite3-0,libssl3,libuuid1,tzdata,zlib1g

fail() { echo "stand-in-base: $*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || fail "needs root"
command -v debootstrap >/dev/null || fail "needs debootstrap: apt-get install debootstrap"
mkdir -p "$folder"
if [ ! -e "$debian.done" ]; then
    rm -rf "$debian"
    debootstrap --variant=minbase --include="$libraries" bookworm "$debian" >"$folder/debootstrap.log"
    rm -rf "$debian"/var/cache/apt/* "$debian"/var/lib/apt/lists/* "$debian"/usr/share/doc \
        "$debian"/usr/share/man "$debian"/usr/share/locale
    : >"$debian.done"
fi

for version in "$@"; do
    if buildah images --quiet "localhost/motcua-base:$version" >/dev/null 2>&1; then
        echo "localhost/motcua-base:$version is there already"
        continue
    fi
    home=$(find "${PYENV_ROOT:-$HOME/.pyenv}/versions" -maxdepth 1 -name "$version.*" | sort -V | tail -n 1)
    [ -n "$home" ] || fail "no Python $version under pyenv; make one with: pyenv install $version"
    container=$(buildah from scratch)
    buildah copy --quiet "$container" "$debian" / >/dev/null
    mount=$(buildah mount "$container")
    tar -C "$home" -cf - --exclude='*/site-packages/*' --exclude='*/test' --exclude='*/__pycache__' \
        --exclude='*/tkinter' --exclude='*/idlelib' --exclude='*.a' \
        "bin/python$version" lib | tar -C "$mount/usr/local" -xf -
    ln -s "python$version" "$mount/usr/local/bin/python3"
    cp -r "$home/lib/python$version/site-packages/pip" "$mount/usr/local/lib/python$version/site-packages/"
    chroot "$mount" ldconfig
    buildah umount "$container" >/dev/null
    buildah config --env PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin --env LANG=C.UTF-8 \
        --cmd python3 "$container"
    buildah commit --quiet --rm "$container" "localhost/motcua-base:$version" >/dev/null
    echo "localhost/motcua-base:$version from $home"
done
