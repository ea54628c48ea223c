#!/usr/bin/env bash
# mathjs 15.2.0: in an expression `map(x, exp)`, `map(x, sqrt)` and most others apply a function to every entry, but
# `map(x, log)` and `map(x, log1p)` raise an error, although both take one number alone: the callback of map is offered
# the index too, which these two take for a base. `map(x, f)` with f(t) = log(t) works.
#
# Output seen:
#   exp ok
#   sqrt ok
#   log Too few arguments
#   log1p Too few arguments
#   own function ok
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"type":"module"}' > package.json
npm install --silent --no-audit --no-fund mathjs@15.2.0
cat > run.js <<'JS'
import { evaluate } from 'mathjs'
const attempt = (label, text) => {
  try {
    evaluate(text)
    console.log(label, 'ok')
  } catch (error) {
    console.log(label, /Too few arguments/.exec(error.message)?.[0] ?? error.message)
  }
}
for (const name of ['exp', 'sqrt', 'log', 'log1p']) attempt(name, `map([1, 2], ${name})`)
attempt('own function', 'f(t) = log(t); map([1, 2], f)')
JS
expected=$(printf 'exp ok\nsqrt ok\nlog Too few arguments\nlog1p Too few arguments\nown function ok')
found=$(node run.js)
echo "$found"
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
