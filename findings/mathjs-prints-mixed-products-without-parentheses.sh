#!/usr/bin/env bash
# mathjs 15.2.0: the node a .* (B * c), built from OperatorNodes, prints as `a .* B * c`, in TeX too. That text parses,
# and where shapes allow it has another value, since .* and * group to the left: here [29, 63] for [17, 78].
# Differences and quotients do get their parentheses: x - (y - z) prints with them.
# So a node that is to be printed needs a ParenthesisNode round a matrix product beside .* .
#
# Output seen:
#   a .* B * c
#   [17,78] [29,63]
#   x - (y - z)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"type":"module"}' > package.json
npm install --silent --no-audit --no-fund mathjs@15.2.0
cat > run.js <<'JS'
import { OperatorNode, parse, SymbolNode } from 'mathjs'
const [a, B, c, x, y, z] = ['a', 'B', 'c', 'x', 'y', 'z'].map((name) => new SymbolNode(name))
const node = new OperatorNode('.*', 'dotMultiply', [a, new OperatorNode('*', 'multiply', [B, c])])
const scope = { a: [1, 2], B: [[1, 2], [3, 4]], c: [5, 6] }
console.log(node.toString())
console.log(JSON.stringify(node.evaluate(scope)), JSON.stringify(parse(node.toString()).evaluate(scope)))
console.log(new OperatorNode('-', 'subtract', [x, new OperatorNode('-', 'subtract', [y, z])]).toString())
JS
expected=$(printf 'a .* B * c\n[17,78] [29,63]\nx - (y - z)')
found=$(node run.js)
echo "$found"
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
