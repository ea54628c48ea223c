/**
 * Functions that generated PyTorch code brings along when it uses them. Those of the tails are written out:
 * `torch.logaddexp` and `torch.special.ndtr` of PyTorch 1.13 are 0 at -40 and -20; `torch.kron` refuses a transpose;
 * `torch.linalg.norm` overflows, or vanishes, with the squares.
 */
export const HELPERS = `
def options_of(*arguments):
    tensors = [torch.as_tensor(value) for value in arguments if hasattr(value, 'dtype')]
    tensors = [tensor for tensor in tensors if tensor.ndim > 0] or tensors
    dtypes = {tensor.dtype for tensor in tensors if tensor.is_floating_point()}
    dtype = dtypes.pop() if len(dtypes) == 1 else torch.float64
    return {'dtype': dtype, 'device': tensors[0].device if tensors else None}

def as_tensor(name, value, rank, options):
    if 'complex' in str(getattr(value, 'dtype', type(value))):
        raise TypeError(f'{name}: expected real numbers, found complex ones')
    tensor = torch.as_tensor(value, **options)
    if tensor.ndim != rank:
        raise ValueError(f'{name}: expected {rank} dimension(s), found shape {tuple(tensor.shape)}')
    return tensor

def has_shape(name, tensor, called, shape):
    if tuple(tensor.shape) != shape:
        raise ValueError(f'{name}: expected {called} = {shape}, found {tuple(tensor.shape)}')

def softplus(x):
    return torch.relu(x) + torch.log1p(torch.exp(-torch.abs(x)))

def normcdf(x):
    return torch.special.erfc(-x / 2**0.5) / 2

def gelu(x):
    return x * normcdf(x)

def silu(x):
    return x * torch.sigmoid(x)

def step(x):
    return torch.heaviside(x, torch.zeros_like(x))

def less_mean(c, p):
    shifted = c - c[torch.argmax(p)]
    return shifted - p @ shifted

def norm2(x):
    if 0 in x.shape:
        return torch.sum(x)
    largest = torch.max(torch.abs(x))
    unit = torch.where((largest > 0) & (largest < math.inf), largest, torch.ones_like(largest))
    return unit * torch.linalg.norm(x / unit)

def adjugate(X):
    U, s, V = torch.linalg.svd(X)
    others = torch.where(torch.eye(len(s), device=s.device) > 0, torch.ones_like(s), s)
    return torch.linalg.det(U) * torch.linalg.det(V) * ((V.T * torch.prod(others, dim=1)) @ U.T)

def cholesky(S):
    if not torch.linalg.norm(S - S.T) <= torch.finfo(S.dtype).eps ** 0.5 * torch.linalg.norm(S):
        raise ValueError('a matrix declared positive definite is not symmetric')
    return torch.linalg.cholesky(S)

def cholesky_solve(L, B):
    return torch.cholesky_solve(B if B.ndim == 2 else B[:, None], L).reshape(B.shape)

def skew(w):
    x, y, z = w
    o = torch.zeros_like(x)
    return torch.stack([o, -z, y, z, o, -x, -y, x, o]).reshape(3, 3)

def unskew(A):
    return torch.stack([A[2, 1] - A[1, 2], A[0, 2] - A[2, 0], A[1, 0] - A[0, 1]])

def sqrtm_semidefinite(X):
    values, vectors = torch.linalg.eigh((X + X.T) / 2)
    if values[0] < -1e-8 * torch.max(torch.abs(values)):
        raise ValueError('sqrtm: the matrix has a negative eigenvalue')
    return (vectors * torch.sqrt(torch.relu(values))) @ vectors.T

def cosm(X):
    return torch.linalg.matrix_exp(1j * X).real

def sinm(X):
    return torch.linalg.matrix_exp(1j * X).imag

def frechet(f, X, E):
    n = len(X)
    block = torch.cat([torch.cat([X, E], dim=1), torch.cat([torch.zeros_like(X), X], dim=1)])
    return f(block)[:n, n:]

def operator_matrix(along, X):
    n = len(X)
    units = torch.eye(n * n, dtype=X.dtype, device=X.device).reshape(n * n, n, n)
    return torch.stack([along(X, E.T).T.reshape(-1) for E in units], dim=1)

def jacobian(f, X):
    return operator_matrix(lambda X, E: frechet(f, X, E), X)

def matrix_power(X, k):
    if float(k) != int(k):
        raise ValueError('the exponent of a matrix must be an integer')
    return torch.linalg.matrix_power(X, int(k))

def power_frechet(X, k, E):
    return frechet(lambda Y: matrix_power(Y, k), X, E)

def power_jacobian(X, k):
    return jacobian(lambda Y: matrix_power(Y, k), X)

def kron(A, B):
    return torch.kron(A.contiguous(), B.contiguous())

def sylvester(A, B, C):
    one = torch.eye(len(A), dtype=A.dtype, device=A.device)
    other = torch.eye(len(B), dtype=B.dtype, device=B.device)
    equations = kron(other, A) + kron(B.T, one)
    X = torch.linalg.solve(equations, C.T.reshape(-1)).reshape(len(B), len(A)).T
    if not torch.linalg.norm(A @ X + X @ B - C) <= 1e-6 * torch.linalg.norm(C):
        raise ValueError('the equation A*X + X*B = C has no unique solution: a matrix is singular')
    return X

def commuted(m, n):
    return torch.arange(m * n).reshape(n, m).T.reshape(-1)
`
