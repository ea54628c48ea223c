#!/usr/bin/env bash
# Installs, on Debian or Ubuntu, the engines that generated code is run with by `npm run test:engines`.
set -euo pipefail

engines="python3-numpy python3-scipy python3-torch python3-dask python3-distributed
  octave r-base-core libeigen3-dev g++ gfortran"

missing=""
for package in $engines; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
