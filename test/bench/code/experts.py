"""
Problems that people run, each as an expert writes it in NumPy by hand (value with derivative) and as PyTorch
differentiates it. The experts were improved until no generated function beat one of them by an idea of its own; like
generated code they keep the digits of slopes in the tails.
"""
import numpy as np

RNG = np.random.default_rng(20261129)


def normal(*shape):
    return RNG.standard_normal(shape)


def definite(n):
    A = normal(n, n)
    return A @ A.T / n + np.eye(n)


class Problem:
    """An expression of the language, what it is differentiated by, the sizes of its variables and two rivals."""

    def __init__(self, name, expr, wrt, args, expert, torch=None, kind='gradient', where='', rtol=1e-9):
        self.name, self.expr, self.wrt, self.args = name, expr, wrt, args
        self.expert, self.torch, self.kind, self.where, self.rtol = expert, torch, kind, where, rtol


PROBLEMS = []


def problem(name, expr, wrt, args, **more):
    def add(expert):
        PROBLEMS.append(Problem(name, expr, wrt, args, expert, **more))
        return expert
    return add


def logistic(z):
    """Sigmoid and softplus of the same argument from one exponential."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e), np.log1p(e) + np.maximum(z, 0)


def slopes(z):
    """Sigmoid and its slope, from one exponential."""
    e = np.exp(-np.abs(z))
    s = np.where(z >= 0, 1, e) / (1 + e)
    return s, s * (np.where(z >= 0, e, 1) / (1 + e))


for n in (10, 1000):
    @problem(f'running example, n = {n}', "sigma(W*x)'*b", 'W',
             dict(W=normal(n, n) / n**0.5, x=normal(n), b=normal(n)),
             torch=lambda t, W, x, b: t.sigmoid(W @ x) @ b)
    def seed(W, x, b):
        s, slope = slopes(W @ x)
        return s @ b, np.outer(b * slope, x)


X, w, y = normal(1000, 200), normal(200) / 10, np.sign(normal(1000))
LOGREG = dict(y=y, X=X, w=w)
LOGREG_EXPR = 'sum(log(1 + exp(-y.*(X*w))))'


def torch_logreg(t, y, X, w):
    return t.nn.functional.softplus(-y * (X @ w)).sum()


@problem('logistic regression', LOGREG_EXPR, 'w', LOGREG, torch=torch_logreg)
def logreg(y, X, w):
    s, loss = logistic(-y * (X @ w))
    return loss.sum(), -((y * s) @ X)


@problem('logistic regression, Hessian', LOGREG_EXPR, 'w', LOGREG, torch=torch_logreg, kind='hessian')
def logreg_hess(y, X, w):
    z = -y * (X @ w)
    e = np.exp(-np.abs(z))
    Z = (np.sqrt(e) / (1 + e) * y)[:, None] * X
    return (np.log1p(e) + np.maximum(z, 0)).sum(), Z.T @ Z


RIDGE = dict(X=X, w=w, y=y, c=0.5)
RIDGE_EXPR = 'norm2(X*w - y)^2 + c*norm2(w)^2'


def torch_ridge(t, X, w, y, c):
    return ((X @ w - y)**2).sum() + c * (w**2).sum()


@problem('ridge', RIDGE_EXPR, 'w', RIDGE, torch=torch_ridge)
def ridge(X, w, y, c):
    r = X @ w - y
    return r @ r + c * (w @ w), 2 * (r @ X + c * w)


@problem('ridge, Hessian', RIDGE_EXPR, 'w', RIDGE, torch=torch_ridge, kind='hessian')
def ridge_hess(X, w, y, c):
    r = X @ w - y
    H = 2 * (X.T @ X)
    H.flat[::len(w) + 1] += 2 * c
    return r @ r + c * (w @ w), H


LABELS = np.eye(10)[RNG.integers(0, 10, 500)]


@problem('softmax regression', '-(Y : logsoftmax(X*W, 2))', 'W',
         dict(Y=LABELS, X=normal(500, 50), W=normal(50, 10) / 10),
         torch=lambda t, Y, X, W: -(Y * t.log_softmax(X @ W, 1)).sum())
def softmax_regression(Y, X, W):
    Z = X @ W
    Z -= Z.max(1, keepdims=True)
    E = np.exp(Z)
    total = E.sum(1, keepdims=True)
    weight = Y.sum(1, keepdims=True)
    value = (weight * np.log(total)).sum() - np.vdot(Y, Z)
    E *= weight / total
    E -= Y
    return value, X.T @ E


def factors(n, k):
    return dict(A=normal(n, n), U=normal(n, k), V=normal(n, k))


def torch_matfac(t, A, U, V):
    return ((A - U @ V.T)**2).sum()


@problem('matrix factorisation', "normF(A - U*V')^2", 'U', factors(500, 10), torch=torch_matfac)
def matfac(A, U, V):
    R = U @ V.T
    R -= A
    return np.vdot(R, R), 2 * (R @ V)


@problem('matrix factorisation, Hessian', "normF(A - U*V')^2", 'U', factors(50, 5), torch=torch_matfac,
         kind='hessian')
def matfac_hess(A, U, V):
    n, k = U.shape
    R = U @ V.T
    R -= A
    H = np.zeros((k, n, k, n))
    i = np.arange(n)
    H[:, i, :, i] = 2 * (V.T @ V)
    return np.vdot(R, R), H.reshape(n * k, n * k)


def network(n, m, k, batch):
    return dict(X=normal(batch, n), V=normal(n, m) / n**0.5, W=normal(m, k) / m**0.5, Y=normal(batch, k))


NETWORK_EXPR = 'normF(sigmoid(X*V)*W - Y)^2'


def torch_network(t, X, V, W, Y):
    return ((t.sigmoid(X @ V) @ W - Y)**2).sum()


@problem('sigmoid network', NETWORK_EXPR, 'V', network(784, 64, 10, 128), torch=torch_network)
def mlp(X, V, W, Y):
    S, D = slopes(X @ V)
    R = S @ W
    R -= Y
    G = R @ W.T
    D *= 2
    G *= D
    return np.vdot(R, R), X.T @ G


@problem('sigmoid network, Hessian', NETWORK_EXPR, 'V', network(20, 8, 3, 30), torch=torch_network, kind='hessian')
def mlp_hess(X, V, W, Y):
    S, D = slopes(X @ V)
    R = S @ W - Y
    M = 2 * (D[:, :, None] * (W @ W.T)) * D[:, None, :]
    j = np.arange(D.shape[1])
    M[:, j, j] += 2 * (R @ W.T) * D * (1 - 2 * S)
    n, m = V.shape
    H = np.einsum('ijk,ia,ib->jakb', M, X, X, optimize=True)
    return np.vdot(R, R), H.reshape(n * m, n * m)


def torch_gauss(t, S, C):
    return t.logdet(S) + t.trace(t.linalg.solve(S, C))


DEFINITE = 'S is positive-definite, C is symmetric'


@problem('Gaussian by its covariance', 'logdet(S) + tr(inv(S)*C)', 'S', dict(S=definite(200), C=definite(200)),
         torch=torch_gauss, where=DEFINITE)
def gauss(S, C):
    from scipy.linalg import lapack
    L, _ = lapack.dpotrf(S.T, lower=1)
    P, _ = lapack.dpotri(L, lower=1)
    P = np.tril(P) + np.tril(P, -1).T
    return 2 * np.log(L.diagonal()).sum() + np.vdot(P, C), P - P @ C @ P


@problem('Gaussian by its covariance, Hessian', 'logdet(S) + tr(inv(S)*C)', 'S',
         dict(S=definite(15), C=definite(15)), torch=torch_gauss, where=DEFINITE, kind='hessian', rtol=1e-7)
def gauss_hess(S, C):
    L = np.linalg.cholesky(S)
    P = np.linalg.inv(S)
    Q = P @ C @ P
    n = len(S)
    M = np.multiply.outer(P, Q - P)
    M += np.multiply.outer(Q, P)
    H = M.transpose(0, 3, 2, 1).reshape(n * n, n * n)
    return 2 * np.log(L.diagonal()).sum() + np.vdot(P, C), H


@problem('Gaussian process', "y'*inv(K + s*eye(n))*y + logdet(K + s*eye(n))", 's',
         dict(y=normal(400), K=definite(400), s=0.3),
         torch=lambda t, y, K, s: y @ t.linalg.solve(K + s * t.eye(len(y), dtype=y.dtype), y)
         + t.logdet(K + s * t.eye(len(y), dtype=y.dtype)),
         where='K is positive-semidefinite, s is positive')
def gaussian_process(y, K, s):
    from scipy.linalg import cho_solve, lapack
    M = K.copy()
    M.flat[::len(y) + 1] += s
    L, _ = lapack.dpotrf(M.T, lower=1, overwrite_a=1)
    a = cho_solve((L, True), y, check_finite=False)
    P, _ = lapack.dpotri(L, lower=1)
    value = y @ a + 2 * np.log(L.diagonal()).sum()
    return value, np.trace(P) - a @ a


def square(n, *names):
    return {name: normal(n, n) / n**0.5 for name in names}


@problem("chain x'*A*B*C*D*x", "x'*A*B*C*D*x", 'x', dict(x=normal(400), **square(400, 'A', 'B', 'C', 'D')),
         torch=lambda t, x, A, B, C, D: x @ (A @ (B @ (C @ (D @ x)))))
def chain(x, A, B, C, D):
    v = A @ (B @ (C @ (D @ x)))
    return x @ v, v + x @ A @ B @ C @ D


@problem('chain, Hessian', 'norm2(A*B*C*x)^2', 'x', dict(**square(200, 'A', 'B', 'C'), x=normal(200)),
         torch=lambda t, A, B, C, x: ((A @ (B @ (C @ x)))**2).sum(), kind='hessian')
def chain_hess(A, B, C, x):
    M = A @ (B @ C)
    v = M @ x
    H = M.T @ M
    H *= 2
    return v @ v, H


@problem("tr(A*X*B*X')", "tr(A*X*B*X')", 'X', square(200, 'A', 'X', 'B'),
         torch=lambda t, A, X, B: (A * (X @ (B @ X.T)).T).sum())
def trace_quadratic(A, X, B):
    P = A @ (X @ B)
    return np.vdot(P, X), P + A.T @ (X @ B.T)


DEPTH = 50
LAYERS = {'x': normal(64)} | {f'W{i}': normal(64, 64) / 8 for i in range(1, DEPTH + 1)}
DEEP = {f'W{i}': LAYERS[f'W{i}'] for i in range(1, 2)} | {'x': LAYERS['x']} | {
    f'W{i}': LAYERS[f'W{i}'] for i in range(2, DEPTH + 1)} | {'y': normal(64)}
DEEP_EXPR = '; '.join(f'h{i} = tanh(W{i}*{"x" if i == 1 else f"h{i - 1}"})' for i in range(1, DEPTH + 1)) \
    + f'; norm2(h{DEPTH} - y)^2'


def torch_deep(t, *args):
    named = dict(zip(DEEP, args))
    h = named['x']
    for i in range(1, DEPTH + 1):
        h = t.tanh(named[f'W{i}'] @ h)
    return ((h - named['y'])**2).sum()


@problem('50-layer tanh network', DEEP_EXPR, 'W1', DEEP, torch=torch_deep)
def deep(*args):
    named = dict(zip(DEEP, args))
    h, slope = named['x'], {}
    for i in range(1, DEPTH + 1):
        z = named[f'W{i}'] @ h
        h = np.tanh(z)
        e = np.exp(-2 * np.abs(z))
        slope[i] = 4 * e / (1 + e)**2
    r = h - named['y']
    g = 2 * r
    for i in range(DEPTH, 1, -1):
        g = (g * slope[i]) @ named[f'W{i}']
    return r @ r, np.outer(g * slope[1], named['x'])


@problem('attention', "C : softmax(Q*K'/c, 2)*V", 'Q',
         dict(C=normal(200, 32), Q=normal(200, 32), K=normal(200, 32), c=32**0.5, V=normal(200, 32)),
         torch=lambda t, C, Q, K, c, V: (C * (t.softmax(Q @ K.T / c, 1) @ V)).sum())
def attention(C, Q, K, c, V):
    P = Q @ K.T
    P /= c
    P -= P.max(1, keepdims=True)
    np.exp(P, out=P)
    P /= P.sum(1, keepdims=True)
    G = C @ V.T
    G *= P
    g = G.sum(1, keepdims=True)
    value = g.sum()
    P *= g
    G -= P
    return value, (G @ K) / c


@problem('layer norm', "c'*((x - mean(x))/sqrt(mean((x - mean(x)).^2) + 0.00001))", 'x',
         dict(c=normal(1000), x=normal(1000)),
         torch=lambda t, c, x: c @ t.nn.functional.layer_norm(x, (1000,), eps=1e-5), where='c: n')
def layer_norm(c, x):
    n = len(x)
    u = x - x.sum() / n
    s = (u @ u / n + 1e-5)**0.5
    cu = c @ u
    return cu / s, (c - c.sum() / n - (cu / (n * s * s)) * u) / s


@problem('row logsumexp', 'sum(logsumexp(X, 2))', 'X', dict(X=normal(1000, 30)),
         torch=lambda t, X: t.logsumexp(X, 1).sum())
def row_logsumexp(X):
    top = X.max(1)
    E = X - top[:, None]
    np.exp(E, out=E)
    total = E.sum(1)
    value = (np.log(total) + top).sum()
    E /= total[:, None]
    return value, E


@problem('tr(kron(A,B)*C)', 'tr(kron(A,B)*C)', 'A', dict(A=normal(8, 8), B=normal(12, 12), C=normal(96, 96)),
         torch=lambda t, A, B, C: t.trace(t.kron(A, B) @ C))
def kron_trace(A, B, C):
    G = (C.reshape(8, 12, 8, 12).transpose(2, 0, 1, 3).reshape(64, 144) @ B.T.ravel()).reshape(8, 8)
    return np.vdot(G, A), G


@problem('norm, Hessian', 'norm2(x)', 'x', dict(x=normal(300)),
         torch=lambda t, x: t.linalg.norm(x), kind='hessian')
def norm_hess(x):
    v = (x @ x)**0.5
    u = x / v
    H = np.outer(u, u / -v)
    H.flat[::len(x) + 1] += 1 / v
    return v, H
