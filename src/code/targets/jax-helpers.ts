/**
 * Functions that generated JAX code brings along when it uses them. JAX looks at no entry while it traces a function, so
 * what raises elsewhere is nan here: `jnp.linalg.inv` and `solve` of a singular matrix have infinities and whatever else
 * there is, `jnp.linalg.cholesky` takes (S + S')/2 for any S, an index beyond the end is taken for the last one.
 */
export const HELPERS = `
def as_array(name, value, rank):
    array = jnp.asarray(value)
    if jnp.issubdtype(array.dtype, jnp.complexfloating):
        raise TypeError(f'{name}: expected real numbers, found {array.dtype}')
    if array.ndim != rank:
        raise ValueError(f'{name}: expected {rank} dimension(s), found shape {array.shape}')
    return array if jnp.issubdtype(array.dtype, jnp.floating) else 1.0 * array

def polygamma(k, x):
    return jnp.where(k % 2 == 0, -1, 1) * jnp.exp(gammaln(k + 1.0)) * zeta(k + 1.0, x)

def has_shape(name, array, called, shape):
    if array.shape != shape:
        raise ValueError(f'{name}: expected {called} = {shape}, found {array.shape}')

def entry(array, *index):
    if not all(0 <= i < n for i, n in zip(index, array.shape)):
        raise IndexError(f'there is no entry {index}, counted from 0, in shape {array.shape}')
    return array[index]

def eye(n):
    return jnp.where(jnp.eye(n, dtype=bool), 1.0, 0.0)

def rounding(X):
    return float(jnp.finfo(X.dtype).eps) ** 0.45

def only_if(condition, array):
    return jnp.where(condition, array, jnp.nan)

def gelu(x):
    return x * ndtr(x)

def less_mean(c, p):
    shifted = c - c[jnp.argmax(p)]
    return shifted - p @ shifted

def norm2(x):
    largest = jnp.max(jnp.abs(x), initial=0)
    unit = jnp.where((largest > 0) & (largest < jnp.inf), largest, 1)
    return unit * jnp.linalg.norm(x / unit)

def solve(A, B):
    X = jnp.linalg.solve(A, B)
    return only_if(jnp.all(jnp.isfinite(X)), X)

def inv(X):
    inverse = jnp.linalg.inv(X)
    return only_if(jnp.all(jnp.isfinite(inverse)), inverse)

def adjugate(X):
    U, s, V = jnp.linalg.svd(X)
    others = jnp.where(jnp.eye(len(s), dtype=bool), 1, s)
    return jnp.linalg.det(U) * jnp.linalg.det(V) * ((V.T * jnp.prod(others, axis=1)) @ U.T)

def pinv_symmetric(X):
    return jnp.linalg.pinv(X, rounding(X), hermitian=True)

def cholesky(S):
    apart = jnp.max(jnp.abs(S - S.T), initial=0)
    return only_if(apart <= rounding(S) * jnp.max(jnp.abs(S), initial=0), jnp.linalg.cholesky(S))

def cholesky_inverse(L):
    return cho_solve((L, True), jnp.eye(len(L), dtype=L.dtype))

def skew(w):
    return jnp.array([[0, -w[2], w[1]], [w[2], 0, -w[0]], [-w[1], w[0], 0]])

def unskew(A):
    return jnp.array([A[2, 1] - A[1, 2], A[0, 2] - A[2, 0], A[1, 0] - A[0, 1]])

def sqrtm_semidefinite(X):
    values, vectors = jnp.linalg.eigh((X + X.T) / 2)
    root = (vectors * jnp.sqrt(jnp.maximum(values, 0))) @ vectors.T
    return only_if(jnp.min(values) >= -rounding(X) * jnp.max(jnp.abs(values)), root)

def real_root(X):
    root = sqrtm(X)
    size = jnp.max(jnp.abs(root))
    apart = jnp.max(jnp.abs(root @ root - X))
    is_real = jnp.max(jnp.abs(jnp.imag(root))) <= rounding(X) * size
    return only_if(is_real & (apart <= rounding(X) * size**2), jnp.real(root))

def sylvester(A, B, C):
    X = solve_sylvester(A, B, C)
    apart = jnp.linalg.norm(A @ X + X @ B - C)
    return only_if(apart <= rounding(C) * jnp.linalg.norm(C), X)

def cosm(X):
    return jnp.real(expm(1j * X))

def sinm(X):
    return jnp.imag(expm(1j * X))

def frechet(f, X, E):
    n = len(X)
    return f(jnp.block([[X, E], [jnp.zeros_like(X), X]]))[:n, n:]

def operator_matrix(along, X):
    n = len(X)
    units = jnp.eye(n * n, dtype=X.dtype).reshape(n * n, n, n)
    return vmap(lambda E: along(X, E.T).T.reshape(-1))(units).T

def jacobian(f, X):
    return operator_matrix(lambda X, E: frechet(f, X, E), X)

def matrix_power(X, k):
    def step(state):
        power, square, rest = state
        return jnp.where(rest % 2 == 1, power @ square, power), square @ square, rest // 2
    base = jnp.where(k < 0, inv(X), X)
    start = jnp.eye(len(X), dtype=X.dtype), base, jnp.abs(jnp.round(k))
    power, _, _ = while_loop(lambda state: state[2] > 0, step, start)
    return only_if(k == jnp.round(k), power)

def power_frechet(X, k, E):
    return frechet(lambda Y: matrix_power(Y, k), X, E)

def power_jacobian(X, k):
    return operator_matrix(lambda Y, E: power_frechet(Y, k, E), X)

def kron_commuted(A, B):
    blocks = jnp.einsum('ij,kl->iklj', A, B)
    return blocks.reshape(A.shape[0] * B.shape[0], A.shape[1] * B.shape[1])

def eye_kron_times(n, A, B):
    return (A @ B.reshape(n, A.shape[1], -1)).reshape(n * A.shape[0], -1)

def times_eye_kron(A, n, B):
    return (A.reshape(-1, B.shape[0]) @ B).reshape(len(A), n * B.shape[1])

def block_inner(A, B, shape):
    blocks = A.reshape(shape[0], B.shape[0], shape[1], B.shape[1])
    return jnp.einsum('ikjl,kl->ij', blocks, B)

def commuted(m, n):
    return jnp.arange(m * n).reshape(n, m).T.reshape(-1)
`
