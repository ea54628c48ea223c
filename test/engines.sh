#!/usr/bin/env bash
# Installs, on Debian or Ubuntu, the engines that the tests run generated code and formulas with.
set -euo pipefail

engines="python3-numpy python3-scipy python3-torch python3-dask python3-distributed
  octave r-base-core libeigen3-dev g++ gfortran texlive-latex-base"

missing=""
for package in $engines; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
if [ -n "$missing" ]; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
fi

# The grammar that Julia code is read with, 100 MB: no dependency of the package.
if [ -d node_modules ] && [ ! -d node_modules/tree-sitter-julia ]; then
  npm install --no-save --ignore-scripts --no-audit --no-fund web-tree-sitter@0.25.10 tree-sitter-julia@0.23.1
fi

# TensorFlow.js is no dependency either.
tfjs="${TMPDIR:-/tmp}/gradus-tfjs"
if [ ! -d "$tfjs/node_modules/@tensorflow/tfjs-core" ]; then
  npm install --ignore-scripts --no-audit --no-fund --prefix "$tfjs" \
    @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
fi

# Typst, which formulas are compiled with, is none.
typst="${TMPDIR:-/tmp}/gradus-typst"
if [ ! -d "$typst/node_modules/@myriaddreamin/typst-ts-node-compiler" ]; then
  npm install --ignore-scripts --no-audit --no-fund --prefix "$typst" @myriaddreamin/typst-ts-node-compiler@0.7.0
fi
