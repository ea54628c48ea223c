#!/usr/bin/env bash
# Installs, on Debian or Ubuntu, the browser in which `npm run test:page` opens the page.
set -euo pipefail

for place in /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  [ -x "$place" ] && exit 0
done
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
