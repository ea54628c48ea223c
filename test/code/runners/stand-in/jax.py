"""
NumPy and SciPy in the place of JAX: under the names that JAX has, with what it does otherwise. No array is written to,
and a matrix that has no inverse, no solution or no Cholesky factor has infinities or nan in the place of it.
"""
import contextlib, io, sys, types, warnings
import numpy as np
import scipy.linalg, scipy.special

class Place:
    def __init__(self, array, index): self.array, self.index = array, index
    def set(self, values):
        made = np.array(self.array)
        made[self.index] = values
        return made.view(Array)

class Places:
    def __init__(self, array): self.array = array
    def __getitem__(self, index): return Place(self.array, index)

class Array(np.ndarray):
    at = property(Places)
    def __setitem__(self, *_): raise TypeError('JAX arrays are immutable')
    def _never(self, *_, **__): raise TypeError('JAX arrays are immutable')
    fill = sort = put = resize = _never

def lasting(value):
    if isinstance(value, tuple): return tuple(lasting(item) for item in value)
    return value.view(Array) if isinstance(value, np.ndarray) and type(value) is np.ndarray else value

def quiet(function, otherwise=None):
    def called(*args, **options):
        if 'out' in options: raise TypeError('JAX has no out')
        # SciPy's `sqrtm` prints what it does not find.
        with warnings.catch_warnings(), np.errstate(all='ignore'), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter('ignore')
            try:
                return lasting(function(*args, **options))
            except np.linalg.LinAlgError:
                return lasting(otherwise(*args))
    return called

def module(name, **names):
    made = types.ModuleType(name)
    made.__dict__.update(names)
    sys.modules[name] = made
    return made

def from_(library, names, otherwise=None):
    return {name: quiet(getattr(library, name), otherwise) for name in names.split()}

def plainly(function):
    return lambda *args, **options: function(*(np.asarray(arg) for arg in args), **options)

def cholesky(S):
    return np.linalg.cholesky((S + S.T) / 2)

def cho_solve(factor, B):
    return scipy.linalg.cho_solve((np.asarray(factor[0]), factor[1]), np.asarray(B), check_finite=False)

def expm_frechet(A, E, *, method=None, compute_expm=True):
    return scipy.linalg.expm_frechet(np.asarray(A), np.asarray(E), compute_expm=compute_expm)

def pinv(A, rtol=None, hermitian=False):
    return np.linalg.pinv(A, 10 * max(A.shape) * np.finfo(A.dtype).eps if rtol is None else rtol, hermitian)

def softmax(x, axis=-1):
    return scipy.special.softmax(np.asarray(x), axis=axis)

def logsumexp(x, axis=None):
    top = np.max(x, axis=axis, keepdims=True)
    return np.squeeze(np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True)) + top, axis=axis)[()]

def log_softmax(x, axis=-1):
    shifted = x - np.max(x, axis=axis, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))

def silu(x):
    return x * scipy.special.expit(x)

def while_loop(condition, body, state):
    while condition(state): state = body(state)
    return state

def vmap(f): return lambda xs: lasting(np.stack([f(x) for x in xs]))

def nothing(A, *_): return np.full(np.shape(A), np.nan)

linalg = module('jax.numpy.linalg', cholesky=quiet(cholesky, nothing), pinv=quiet(pinv),
    solve=quiet(np.linalg.solve, lambda A, B: np.full(np.shape(B), np.inf)),
    **from_(np.linalg, 'inv matrix_power', lambda A, *_: np.full(np.shape(A), np.inf)),
    **from_(np.linalg, 'det slogdet svd eigh eigvalsh norm'))
jnp = module('jax.numpy', linalg=linalg, pi=np.pi, inf=np.inf, nan=np.nan, **{name: getattr(np, name)
    for name in 'finfo issubdtype floating complexfloating'.split()}, **from_(np, '''
    abs all any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax array asarray block cos cosh cross
    cumsum diag einsum exp expm1 eye full heaviside hstack hypot imag isfinite kron log log1p logaddexp max maximum mean
    min minimum outer power prod real round sign sin sinc sinh sqrt square stack sum tan tanh trace tril triu
    triu_indices vstack where zeros zeros_like'''))
lax = module('jax.lax', while_loop=while_loop)
nn = module('jax.nn', sigmoid=quiet(scipy.special.expit), **{f.__name__: quiet(f) for f in [silu, softmax, log_softmax]})
special = module('jax.scipy.special', logsumexp=quiet(logsumexp), **from_(scipy.special, 'digamma erf erfc gammaln ndtr zeta'))
solvers = module('jax.scipy.linalg', cho_solve=quiet(cho_solve), expm_frechet=quiet(expm_frechet),
    **{name: quiet(plainly(getattr(scipy.linalg, name))) for name in 'block_diag expm solve_sylvester sqrtm'.split()})
module('jax', Array=Array, config=types.SimpleNamespace(update=lambda name, value: None), numpy=jnp, lax=lax, nn=nn, vmap=vmap,
    scipy=module('jax.scipy', special=special, linalg=solvers))
