#!/bin/sh
# Read each file of the secrets' folder into the variable of its name, then become the process.
# A variable that is set already wins. Files whose names are no variable's are left alone.
set -eu

for file in "${SECRETS_FOLDER:-/run/secrets}"/*; do
    [ -f "$file" ] || continue
    name=$(basename "$file" | tr '[:lower:]' '[:upper:]')
    case $name in *[!A-Z0-9_]* | [0-9]*) continue ;; esac
    eval "set=\${$name+set}"
    [ "$set" = set ] || export "$name=$(cat "$file")"
done
exec "$@"
