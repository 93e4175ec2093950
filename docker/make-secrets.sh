#!/bin/sh
# Make the secrets that compose.yml reads, each a file; what is there already stays.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
# Compose mounts these files as they are, and the processes' user must read them; the folder is
# the operator's alone, so that nobody else on this machine comes to them.
keep() { [ -s "secrets/$1" ] || printf '%s' "$2" >"secrets/$1"; chmod 0444 "secrets/$1"; }
random() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

for name in bot_internal_secret bot_pseudonym_key bot_store_key dossiers_key staff_key \
    postgres_password redis_password; do
    keep "$name" "$(random)"
done
server="motcua:$(cat secrets/postgres_password)@postgres:5432"
keep bot_database_url "postgresql+psycopg://$server/motcua"
keep bot_tracker_store "postgresql+psycopg://$server/trackers"
keep dossiers_database_url "postgresql+psycopg://$server/dossiers"
keep staff_database_url "postgresql+psycopg://$server/staff"
# Rasa's driver is the older one; a server that the network swallowed is given up after seconds.
lost="connect_timeout=3&keepalives_idle=5&keepalives_interval=2&keepalives_count=2&tcp_user_timeout=8000"
keep tracker_url "postgresql://$server/trackers?$lost"
