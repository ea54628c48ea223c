#!/usr/bin/env bash
# Typst 0.14.2 (@myriaddreamin/typst-ts-node-compiler 0.7.0 from npm): in formulas hat, tilde and dot before parentheses
# set an accent above what stands in them, but bar is the sign of a vertical bar: bar(x) compiles, and is that sign beside
# an x in parentheses. The accent is macron.
#
# Output seen:
#   hat(x): accent
#   tilde(x): accent
#   dot(x): accent
#   bar(x): sequence
#   macron(x): accent
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --ignore-scripts --no-audit --no-fund @myriaddreamin/typst-ts-node-compiler@0.7.0 >/dev/null
cat > run.cjs <<'JS'
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
for (const name of ['hat', 'tilde', 'dot', 'bar', 'macron']) {
  const mainFileContent = `
#let kind(it) = if it.func() == math.accent { "accent" } else { repr(it.func()) }
#metadata(kind($${name}(x)$.body)) <seen>`
  const [{ value }] = NodeCompiler.create().query({ mainFileContent }, { selector: '<seen>' })
  console.log(`${name}(x): ${value}`)
}
JS
expected='hat(x): accent
tilde(x): accent
dot(x): accent
bar(x): sequence
macron(x): accent'
found=$(node run.cjs)
echo "$found"
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
