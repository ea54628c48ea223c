/**
 * Functions that generated array-API code brings along when it uses them. `whole` is how a function of all entries of
 * matrices meets Dask, whose own linear algebra does not pivot across blocks and takes square blocks only. `unit_of` gives
 * what entries are divided by before they are squared, or the squares overflow or vanish.
 */
export const HELPERS = `
def namespace_of(array):
    if hasattr(array, '__array_namespace__'):
        return array.__array_namespace__()
    module = type(array).__module__.partition('.')[0]
    return import_module({'torch': 'torch', 'cupy': 'cupy', 'dask': 'dask.array'}.get(module, 'numpy'))

def array_namespace(*arrays):
    found = {namespace_of(array) for array in arrays if hasattr(array, 'dtype')} - {np}
    if len(found) > 1:
        raise TypeError('the arguments are arrays of several libraries')
    return found.pop() if found else np

def namespace(*arguments):
    xp = array_namespace(*arguments)
    arrays = [array for array in arguments if hasattr(array, 'dtype') and namespace_of(array) is xp]
    arrays = [array for array in arrays if array.ndim > 0] or arrays
    floats = {array.dtype for array in arrays if 'float' in str(array.dtype)}
    options = {'dtype': floats.pop() if len(floats) == 1 else getattr(xp, 'float64', 'float64')}
    devices = [array.device for array in arrays if hasattr(array, 'device')]
    return xp, {**options, 'device': devices[0]} if devices else options

def as_array(name, value, rank, xp, options):
    if 'complex' in str(getattr(value, 'dtype', type(value))):
        raise TypeError(f'{name}: expected real numbers, found complex ones')
    ready = xp is not np and hasattr(value, 'dtype') and namespace_of(value) is xp
    array = value if ready and value.dtype == options['dtype'] else xp.asarray(value, **options)
    if array.dtype != options['dtype']:
        array = array.astype(options['dtype'])
    if array.ndim != rank:
        raise ValueError(f'{name}: expected {rank} dimension(s), found shape {tuple(array.shape)}')
    return array

def has_shape(name, array, called, shape):
    if tuple(array.shape) != shape:
        raise ValueError(f'{name}: expected {called} = {shape}, found {tuple(array.shape)}')

def whole(function, shape, *arrays):
    xp = array_namespace(*arrays)
    if xp.__name__ != 'dask.array':
        return function(xp, *arrays)
    from dask import delayed
    return xp.from_delayed(delayed(function)(np, *arrays), shape, dtype=arrays[0].dtype)

def renamed(standard, older, x):
    xp = array_namespace(x)
    return (getattr(xp, standard, None) or getattr(xp, older))(x)

def joined(xp, arrays, axis=0):
    if xp.__name__ == 'torch':
        return xp.cat(arrays, dim=axis)
    return (getattr(xp, 'concat', None) or xp.concatenate)(arrays, axis=axis)

def asin(x):
    return renamed('asin', 'arcsin', x)

def acos(x):
    return renamed('acos', 'arccos', x)

def atan(x):
    return renamed('atan', 'arctan', x)

def asinh(x):
    return renamed('asinh', 'arcsinh', x)

def acosh(x):
    return renamed('acosh', 'arccosh', x)

def atanh(x):
    return renamed('atanh', 'arctanh', x)

def special(name, x):
    xp = array_namespace(x)
    if hasattr(getattr(xp, 'special', None), name):
        return getattr(xp.special, name)(x)
    return xp.asarray(getattr(import_module('scipy.special'), name)(x))

def polygamma(k, x):
    xp = array_namespace(x)
    if hasattr(getattr(xp, 'special', None), 'polygamma'):
        return xp.special.polygamma(k, x)
    return xp.asarray(import_module('scipy.special').polygamma(k, x))

def atan2(y, x):
    xp = array_namespace(y, x)
    return (getattr(xp, 'atan2', None) or xp.arctan2)(y, x)

def erf(x):
    return special('erf', x)

def erfc(x):
    return special('erfc', x)

def gelu(x):
    return x * erfc(-x / 2**0.5) / 2

def sigmoid(x):
    xp = array_namespace(x)
    e = xp.exp(-xp.abs(x))
    return xp.where(x >= 0, xp.ones_like(x), e) / (1 + e)

def softplus(x):
    xp = array_namespace(x)
    return relu(x) + xp.log1p(xp.exp(-xp.abs(x)))

def relu(x):
    xp = array_namespace(x)
    return xp.where(x > 0, x, xp.zeros_like(x))

def silu(x):
    return x * sigmoid(x)

def step(x):
    xp = array_namespace(x)
    return xp.where(x > 0, xp.ones_like(x), xp.zeros_like(x))

def maximum(a, b):
    return array_namespace(a, b).where(a >= b, a, b)

def minimum(a, b):
    return array_namespace(a, b).where(a <= b, a, b)

def largest(x, axis):
    xp = array_namespace(x)
    if xp.__name__ == 'torch':
        return xp.amax(x, dim=axis, keepdim=True)
    return xp.max(x, axis=axis, keepdims=True)

def logsumexp(x, axis=None):
    xp = array_namespace(x)
    if axis is None:
        return logsumexp(xp.reshape(x, (-1,)), axis=0)
    top = largest(x, axis)
    sums = xp.sum(xp.exp(x - top), axis=axis, keepdims=True)
    return xp.sum(top + xp.log(sums), axis=axis)

def logsoftmax(x, axis=None):
    xp = array_namespace(x)
    if axis is None:
        return xp.reshape(logsoftmax(xp.reshape(x, (-1,)), axis=0), tuple(x.shape))
    shifted = x - largest(x, axis)
    return shifted - xp.log(xp.sum(xp.exp(shifted), axis=axis, keepdims=True))

def softmax(x, axis=None):
    xp = array_namespace(x)
    if axis is None:
        return xp.reshape(softmax(xp.reshape(x, (-1,)), axis=0), tuple(x.shape))
    e = xp.exp(x - largest(x, axis))
    return e / xp.sum(e, axis=axis, keepdims=True)

def less_mean(c, p):
    xp = array_namespace(c, p)
    likeliest = xp.where(p == xp.max(p), xp.ones_like(p), xp.zeros_like(p))
    shifted = c - c @ likeliest / xp.sum(likeliest)
    return shifted - p @ shifted

def unit_of(largest):
    xp = array_namespace(largest)
    return xp.where((largest > 0) & (largest < math.inf), largest, xp.ones_like(largest))

def hypot(x, y):
    xp = array_namespace(x, y)
    if hasattr(xp, 'hypot'):
        return xp.hypot(x, y)
    unit = unit_of(maximum(xp.abs(x), xp.abs(y)))
    return unit * xp.sqrt((x / unit) ** 2 + (y / unit) ** 2)

def norm2(x):
    xp = array_namespace(x)
    if 0 in x.shape:
        return xp.sum(x)
    unit = unit_of(xp.max(xp.abs(x)))
    return unit * xp.sqrt(xp.sum((x / unit) ** 2))

def trace(X):
    xp = array_namespace(X)
    return xp.sum(xp.tril(xp.triu(X)))

def diagonal(X):
    xp = array_namespace(X)
    return xp.sum(xp.tril(xp.triu(X)), axis=1)

def diagonal_matrix(x):
    xp = array_namespace(x)
    return xp.tril(xp.triu(xp.broadcast_to(x, (x.shape[0], x.shape[0]))))

def kron(A, B):
    (m, n), (p, q) = A.shape, B.shape
    return array_namespace(A, B).reshape(A[:, None, :, None] * B[None, :, None, :], (m * p, n * q))

def permute_rows(A, m, n):
    xp = array_namespace(A)
    return xp.reshape(xp.stack([A[i::m, ...] for i in range(m)]), tuple(A.shape))

def solve(A, B):
    return whole(lambda xp, A, B: xp.linalg.solve(A, B), B.shape, A, B)

def inv(X):
    return whole(lambda xp, X: xp.linalg.inv(X), X.shape, X)

def det(X):
    return whole(lambda xp, X: xp.linalg.det(X), (), X)

def logdet(X):
    return whole(lambda xp, X: xp.linalg.slogdet(X)[1], (), X)

def pinv(X):
    return whole(lambda xp, X: xp.linalg.pinv(X), X.T.shape, X)

def cholesky(X):
    return whole(lambda xp, X: xp.linalg.cholesky(X), X.shape, X)

def singular(X):
    return array_namespace(X).linalg.svd(X, full_matrices=False)

def nuclear(X):
    return whole(lambda xp, X: xp.sum(singular(X)[1]), (), X)

def spectral(X):
    return whole(lambda xp, X: singular(X)[1][0], (), X)

def spectral_left(X):
    return whole(lambda xp, X: singular(X)[0][:, 0], X.shape[:1], X)

def spectral_right(X):
    return whole(lambda xp, X: singular(X)[2][0, :], X.shape[1:], X)

def adjugate(X):
    def by_singular_values(xp, X):
        U, s, V = singular(X)
        off = diagonal_matrix(xp.ones_like(s)) == 0
        minors = xp.prod(xp.where(off, s[None, :], xp.ones_like(s)[None, :]), axis=1)
        return xp.linalg.det(U) * xp.linalg.det(V) * ((V.T * minors) @ U.T)
    return whole(by_singular_values, X.shape, X)

def pinv_symmetric(X):
    def by_eigenvalues(xp, X):
        values, vectors = xp.linalg.eigh((X + X.T) / 2)
        counts = xp.abs(values) > 1e-7 * xp.max(xp.abs(values))
        inverses = xp.where(counts, 1 / xp.where(counts, values, xp.ones_like(values)), xp.zeros_like(values))
        return (vectors * inverses) @ vectors.T
    return whole(by_eigenvalues, X.shape, X)

def sqrtm_semidefinite(X):
    def by_eigenvalues(xp, X):
        values, vectors = xp.linalg.eigh((X + X.T) / 2)
        if values[0] < -1e-8 * xp.max(xp.abs(values)):
            raise ValueError('sqrtm: the matrix has a negative eigenvalue')
        return (vectors * xp.sqrt(relu(values))) @ vectors.T
    return whole(by_eigenvalues, X.shape, X)

def identity(X):
    return diagonal_matrix(array_namespace(X).ones_like(X[:, 0]))

def sylvester(A, B, C):
    def by_columns(xp, A, B, C):
        equations = kron(identity(B), A) + kron(B.T, identity(A))
        X = xp.reshape(xp.linalg.solve(equations, xp.reshape(C.T, (-1,))), C.T.shape).T
        if not norm2(A @ X + X @ B - C) <= 1e-6 * norm2(C):
            raise ValueError('the equation A*X + X*B = C has no unique solution: a matrix is singular')
        return X
    return whole(by_columns, C.shape, A, B, C)

def matrix_power(X, k):
    if float(k) != int(float(k)):
        raise ValueError('the exponent of a matrix must be an integer')
    return whole(lambda xp, X: xp.linalg.matrix_power(X, int(float(k))), X.shape, X)

def power_frechet(X, k, E):
    xp = array_namespace(X, E)
    n = X.shape[0]
    rows = [xp.reshape(xp.stack(pair, axis=1), (n, 2 * n)) for pair in ([X, E], [xp.zeros_like(X), X])]
    return matrix_power(xp.reshape(xp.stack(rows), (2 * n, 2 * n)), k)[:n, n:]

def power_jacobian(X, k):
    xp = array_namespace(X)
    one, n = identity(X), X.shape[0]
    units = [one[:, i][:, None] * one[:, j][None, :] for j in range(n) for i in range(n)]
    return xp.stack([xp.reshape(power_frechet(X, k, E).T, (-1,)) for E in units]).T
`
