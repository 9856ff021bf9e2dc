#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, once; what is there stays. Their shapes: docker/secrets/README.md.
set -euo pipefail
cd "$(dirname "$0")/secrets"
# The folder keeps others out; the files are readable because containers read them under their own users.
chmod 0700 .
umask 0022

make() { # name, then the command that prints it
  local name=$1
  shift
  [ -s "$name" ] && return
  "$@" >"$name.new"
  mv "$name.new" "$name"
  echo "made docker/secrets/$name"
}

make eventstore_admin_password openssl rand -hex 24
make eventstore_ops_password openssl rand -hex 24
make mongodb_root_password openssl rand -hex 24
make mongodb_keyfile openssl rand -base64 756
make events_url printf 'esdb://admin:%s@eventstore:2113?tls=true&tlsCaFile=/authority/ca.crt&keepAliveInterval=3000&keepAliveTimeout=2000\n' "$(cat eventstore_admin_password)"
make views_url printf 'mongodb://county:%s@mongodb:27017/county?replicaSet=county&authSource=county\n' "$(openssl rand -hex 24)"
