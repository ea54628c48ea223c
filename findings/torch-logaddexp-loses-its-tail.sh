#!/usr/bin/env bash
# PyTorch 1.13 (Debian's python3-torch): logaddexp(x, 0), which is softplus, is exactly 0 at -40 in double precision, and
# special.ndtr, the normal distribution, at -20: log1p(exp(x)) and erfc keep the digits. kron refuses a transposed matrix.
#
# Output seen:
#   logaddexp(-40, 0) 0.0 log1p(exp(-40)) 4.248354255291589e-18
#   ndtr(-20) 0.0 erfc 2.75362e-89
#   kron RuntimeError
set -euo pipefail
found=$(/usr/bin/python3 - <<'PY'
import torch
x = torch.tensor(-40.0, dtype=torch.float64)
print('logaddexp(-40, 0)', float(torch.logaddexp(x, 0 * x)), 'log1p(exp(-40))', float(torch.log1p(torch.exp(x))))
print('ndtr(-20)', float(torch.special.ndtr(x / 2)), 'erfc', f'{float(torch.special.erfc(-x / 2 / 2**0.5) / 2):.6g}')
A = torch.arange(6.0).reshape(2, 3)
try:
    torch.kron(A.T, A)
    print('kron ok')
except RuntimeError:
    print('kron RuntimeError')
PY
)
echo "$found"
expected=$(printf 'logaddexp(-40, 0) 0.0 log1p(exp(-40)) 4.248354255291589e-18\nndtr(-20) 0.0 erfc 2.75362e-89\nkron RuntimeError')
[ "$found" = "$expected" ] || { echo "this has changed" >&2; exit 1; }
