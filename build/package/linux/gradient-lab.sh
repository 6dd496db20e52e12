#!/bin/sh
# Gradient Lab: without arguments, or with an experiment's file first, its window; otherwise its command line.
set -eu

here=$(dirname "$(readlink -f "$0")")
app="$here/gradient-lab-app"

# Electron needs a display even to print its version, so the command line runs as plain Node.
command_line() {
  # As plain Node it would obey them, whatever the fuses say.
  unset NODE_OPTIONS NODE_EXTRA_CA_CERTS
  ELECTRON_RUN_AS_NODE=1 exec "$app" "$here/resources/app.asar/out/main/command-line.js" "$@"
}

window() {
  unset ELECTRON_RUN_AS_NODE
  if [ "$(id -u)" = 0 ]; then
    exec "$app" --no-sandbox "$@"
  fi
  require_sandbox
  exec "$app" "$@"
}

# Ubuntu 24.04 forbids what Chromium's sandbox is made of unless a helper belongs to root.
require_sandbox() {
  restriction=/proc/sys/kernel/apparmor_restrict_unprivileged_userns
  [ -r "$restriction" ] && [ "$(cat "$restriction")" = 1 ] || return 0
  helper="$here/chrome-sandbox"
  [ "$(stat -c %u "$helper")" = 0 ] && [ -u "$helper" ] && return 0
  echo 'This system lets no ordinary program make a sandbox.' \
    'Install the deb package of Gradient Lab, which brings a helper that may.' >&2
  exit 1
}

if [ $# -eq 0 ]; then
  if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then window; else command_line --help; fi
fi
case "$1" in
  # No command has a dot or a slash in its name.
  */* | *.*) if [ -f "$1" ]; then window "$@"; fi ;;
esac
command_line "$@"
