#!/usr/bin/env bash
# Typst 0.14.2 (@myriaddreamin/typst-ts-node-compiler 0.7.0 from npm): a fraction set with display() in an inline formula
# counts for about half of its height, since text is measured from its cap height to its baseline: rows of a grid with
# such formulas overlap. As a block, or with the edges of the text at its bounds, it has the height that it takes.
#
# Output seen:
#   inline 10.2pt block 20pt bounds 20pt
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --ignore-scripts --no-audit --no-fund @myriaddreamin/typst-ts-node-compiler@0.7.0 >/dev/null
cat > run.cjs <<'JS'
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
const mainFileContent = `
#context {
  let height(it) = str(calc.round(measure(it).height.pt(), digits: 1)) + "pt"
  let whole(it) = { set text(top-edge: "bounds", bottom-edge: "bounds"); it }
  let fraction = $display(a / b)$
  [#metadata("inline " + height(fraction) + " block " + height($ a / b $) + " bounds " + height(whole(fraction))) <seen>]
  [#metadata(str(sys.version)) <version>]
}`
const [seen, version] = ['<seen>', '<version>'].map((selector) => {
  const [{ value }] = NodeCompiler.create().query({ mainFileContent }, { selector })
  return value
})
console.error('Typst', version)
console.log(seen)
JS
expected='inline 10.2pt block 20pt bounds 20pt'
found=$(node run.cjs)
echo "$found"
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
