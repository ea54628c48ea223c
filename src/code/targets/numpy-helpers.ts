/**
 * Functions that generated NumPy code brings along when it uses them.
 */
export const HELPERS = `
def as_array(name, value, rank):
    array = np.asarray(value)
    if array.dtype.kind in 'biu':
        array = array.astype(float)
    if array.dtype.kind != 'f':
        raise TypeError(f'{name}: expected real numbers, found {array.dtype}')
    if array.ndim != rank:
        raise ValueError(f'{name}: expected {rank} dimension(s), found shape {array.shape}')
    return array

def as_number(name, value):
    if np.ndim(value) != 0:
        raise ValueError(f'{name}: expected a number, found shape {np.shape(value)}')
    if np.asarray(value).dtype.kind not in 'biuf':
        raise TypeError(f'{name}: expected a real number, found {value!r}')
    return float(value)

def has_shape(name, array, called, shape):
    if array.shape != shape:
        raise ValueError(f'{name}: expected {called} = {shape}, found {array.shape}')

def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)

def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

def gelu(x):
    return x * ndtr(x)

def silu(x):
    return x * sigmoid(x)

def softmax(x, axis=None):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    e /= np.sum(e, axis=axis, keepdims=True)
    return e

def logsumexp(x, axis=None):
    top = np.max(x, axis=axis, keepdims=True)
    total = np.sum(np.exp(x - top), axis=axis, keepdims=True)
    result = np.squeeze(np.log(total) + top, axis=axis)
    return result if axis is not None else float(result)

def logsoftmax(x, axis=None):
    shifted = x - np.max(x, axis=axis, keepdims=True)
    shifted -= np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))
    return shifted

def less_mean(c, p):
    shifted = c - c[np.argmax(p)]
    return shifted - p @ shifted

def norm(x):
    with np.errstate(over='ignore'):
        value = np.linalg.norm(x)
    if 1e-15 < value < np.inf:
        return value
    largest = np.max(np.abs(x), initial=0)
    return largest * np.linalg.norm(x / largest) if 0 < largest < np.inf else value

def add_diagonal(A, d):
    A.flat[:: len(A) + 1] += d
    return A

def cholesky(S):
    rounding = 1e-8 if S.dtype.itemsize > 4 else 1e-4
    if np.max(np.abs(S - S.T), initial=0) > rounding * np.max(np.abs(S), initial=0):
        raise ValueError('a matrix declared positive definite is not symmetric')
    L, info = get_lapack_funcs(['potrf'], [S])[0](S.T, lower=1)
    if info != 0:
        raise np.linalg.LinAlgError('a matrix declared positive definite is not')
    return L

def cholesky_inverse(L):
    inverse, _ = get_lapack_funcs(['potri'], [L])[0](L, lower=1)
    return inverse + np.tril(inverse, -1).T

def kron(A, B):
    blocks = np.multiply.outer(A, B).transpose(0, 2, 1, 3)
    return blocks.reshape(A.shape[0] * B.shape[0], A.shape[1] * B.shape[1])

def kron_commuted(A, B):
    blocks = np.multiply.outer(A, B).transpose(0, 2, 3, 1)
    return blocks.reshape(A.shape[0] * B.shape[0], A.shape[1] * B.shape[1])

def kron_eye(A, n):
    result = np.zeros((A.shape[0], n, A.shape[1], n), A.dtype)
    result[:, np.arange(n), :, np.arange(n)] = A
    return result.reshape(A.shape[0] * n, A.shape[1] * n)

def eye_kron(n, A):
    result = np.zeros((n, A.shape[0], n, A.shape[1]), A.dtype)
    result[np.arange(n), :, np.arange(n), :] = A
    return result.reshape(n * A.shape[0], n * A.shape[1])

def eye_kron_times(n, A, B):
    return (A @ B.reshape(n, A.shape[1], -1)).reshape(n * A.shape[0], -1)

def times_eye_kron(A, n, B):
    return (A.reshape(-1, B.shape[0]) @ B).reshape(len(A), n * B.shape[1])

def block_inner(A, B, shape):
    blocks = A.reshape(shape[0], B.shape[0], shape[1], B.shape[1]).transpose(0, 2, 1, 3)
    return (blocks.reshape(-1, B.size) @ B.ravel()).reshape(shape)

def adjugate(X):
    minors = [[np.delete(np.delete(X, i, 0), j, 1) for i in range(len(X))] for j in range(len(X))]
    signs = (-1.0) ** np.add.outer(np.arange(len(X)), np.arange(len(X)))
    return signs * np.linalg.det(np.array(minors))

def sqrtm_semidefinite(X):
    values, vectors = np.linalg.eigh((X + X.T) / 2)
    if values[0] < -1e-8 * np.max(np.abs(values)):
        raise ValueError('sqrtm: the matrix has a negative eigenvalue')
    return (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T

def real_root(X):
    with redirect_stdout(StringIO()):
        root = sqrtm(X)
    size = np.max(np.abs(root))
    if not np.isfinite(size) or np.max(np.abs(np.imag(root))) > 1e-8 * size:
        raise ValueError('sqrtm: the matrix has no real principal square root')
    return np.real(root)

def real_log(X):
    if np.linalg.matrix_rank(X) < len(X):
        raise ValueError('logm: the matrix is singular')
    with redirect_stdout(StringIO()):
        log = logm(X)
    if not np.max(np.abs(np.imag(log))) <= 1e-8 * max(1, np.max(np.abs(log))):
        raise ValueError('logm: the matrix has no real principal logarithm')
    return np.real(log)

def sylvester(A, B, C):
    X = solve_sylvester(A, B, C)
    if not np.linalg.norm(A @ X + X @ B - C) <= 1e-6 * np.linalg.norm(C):
        raise ValueError('the equation A*X + X*B = C has no unique solution: a matrix is singular')
    return X

def skew(w):
    return np.array([[0, -w[2], w[1]], [w[2], 0, -w[0]], [-w[1], w[0], 0]])

def unskew(A):
    return np.array([A[2, 1] - A[1, 2], A[0, 2] - A[2, 0], A[1, 0] - A[0, 1]])

def lyapunov(A, Q):
    P = solve_continuous_lyapunov(A, -Q)
    if not np.linalg.norm(A @ P + P @ A.T + Q) <= 1e-6 * np.linalg.norm(Q):
        raise ValueError("the equation A*P + P*A' + Q = 0 has no unique solution")
    return P

def discrete_lyapunov(A, Q):
    P = solve_discrete_lyapunov(A, Q)
    if not np.linalg.norm(A @ P @ A.T - P + Q) <= 1e-6 * np.linalg.norm(Q):
        raise ValueError("the equation A*P*A' - P + Q = 0 has no unique solution")
    return P

def stabilising(A, B, Q, R):
    """The root X of A'*X + X*A - X*B*inv(R)*B'*X + Q = 0 for which A - B*inv(R)*B'*X is stable, Q and R made symmetric."""
    try:
        return solve_continuous_are(A, B, (Q + Q.T) / 2, (R + R.T) / 2)
    except ValueError as error:
        raise ArithmeticError('the Riccati equation has no stabilising root: give the start of another') from error

def stabilising_by_square(A, G, Q):
    """The root X of A'*X + X*A - X*G*X + Q = 0 for which A - G*X is stable."""
    weights, B = np.linalg.eigh((G + G.T) / 2)
    kept = np.abs(weights) > 1e-12 * np.max(np.abs(weights))
    if not kept.any():
        return solve_continuous_lyapunov(A.T, -Q)
    return stabilising(A, B[:, kept], Q, np.diag(1 / weights[kept]))

def stabilising_discrete(A, B, Q, R):
    """The root X of A'*X*A - X - A'*X*B*inv(B'*X*B + R)*B'*X*A + Q = 0 for which A - B*inv(B'*X*B + R)*B'*X*A is stable."""
    try:
        return solve_discrete_are(A, B, (Q + Q.T) / 2, (R + R.T) / 2)
    except ValueError as error:
        raise ArithmeticError('the Riccati equation has no stabilising root: give the start of another') from error

def frechet(f, X, E):
    n = len(X)
    return f(np.block([[X, E], [np.zeros((n, n)), X]]))[:n, n:]

def log_frechet(X, E):
    real_log(X)
    with redirect_stdout(StringIO()):
        return np.real(frechet(logm, X, E))

def operator_matrix(along, X):
    n = len(X)
    units = [e.reshape((n, n), order='F') for e in np.eye(n * n)]
    return np.array([along(X, E).reshape(-1, order='F') for E in units]).T

def power_frechet(X, k, E):
    return frechet(lambda Y: matrix_power(Y, k), X, E)

def power_jacobian(X, k):
    return operator_matrix(lambda Y, E: power_frechet(Y, k, E), X)

def matrix_power(X, k):
    if k != int(k):
        raise ValueError('the exponent of a matrix must be an integer')
    return np.array(np.linalg.matrix_power(X, int(k)))

def commuted(m, n):
    return np.arange(m * n).reshape((m, n), order='F').ravel()

def settled(step, x, start):
    """What the steps of Newton's method come to: they get no shorter, or are nothing but rounding."""
    before = np.inf
    for _ in range(100):
        try:
            last, x = x, step(x)
        except ValueError as error:
            raise ArithmeticError(f'a step of the iteration for the root of an equation cannot be made: give another {start}') from error
        change = np.max(np.abs(x - last)) / max(1.0, np.max(np.abs(x)))
        if change <= 1e-13 or before / 2 <= change <= 1e-10:
            return step(x)
        before = change
    raise ArithmeticError(f'the iteration for the root of an equation does not settle: give another {start}')
`
