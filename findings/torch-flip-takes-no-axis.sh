#!/usr/bin/env bash
# PyTorch 1.13 (Debian's python3-torch): functions along a dimension take NumPy's and the array API's `axis` for it (sum,
# cumsum, amax, softmax, stack, squeeze), but flip and roll do not: flip has `dims` and no default, roll has `dims`.
#
# Output seen:
#   ok sum cumsum amax softmax stack squeeze
#   TypeError flip roll
set -euo pipefail
found=$(/usr/bin/python3 - <<'PY'
import torch
x = torch.arange(3.0)
calls = {name: (lambda f=getattr(torch, name): f(x, axis=0)) for name in 'sum cumsum amax softmax'.split()}
calls['stack'] = lambda: torch.stack([x, x], axis=0)
calls['squeeze'] = lambda: torch.squeeze(x, axis=0)
calls['flip'] = lambda: torch.flip(x, axis=(0,))
calls['roll'] = lambda: torch.roll(x, 1, axis=0)
seen = {'ok': [], 'TypeError': []}
for name, call in calls.items():
    try:
        call()
        seen['ok'].append(name)
    except TypeError:
        seen['TypeError'].append(name)
for outcome, names in seen.items():
    print(outcome, *names)
PY
)
echo "$found"
expected=$(printf 'ok sum cumsum amax softmax stack squeeze\nTypeError flip roll')
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
