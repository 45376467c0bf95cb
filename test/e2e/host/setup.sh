#!/bin/sh
# Installs the editor of the real VS Code tests (code-server on its own Node 24) and prints its folder. It is kept
# outside the repository, is installed once per lock file, and needs only npm and, for the browser, apt's chromium.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
key=$(cksum < "$here/package-lock.json" | cut -d' ' -f1)
target=${DRYDOCK_E2E_HOST:-${XDG_CACHE_HOME:-$HOME/.cache}/drydock-e2e-host-$key}
if [ ! -f "$target/.complete" ]; then
  mkdir -p "$target"
  cp "$here/package.json" "$here/package-lock.json" "$target/"
  cd "$target"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  cd node_modules/code-server/lib/vscode
  npm ci --omit=dev --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error >&2
  # Without a compiler the editor only keeps no log files.
  npm rebuild @vscode/spdlog --loglevel=error >&2 || true
  ln -sfn code-linux.sh bin/remote-cli/code-server
  ln -sfn browser-linux.sh bin/helpers/browser.sh
  cd extensions
  npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  touch "$target/.complete"
fi
echo "$target"
