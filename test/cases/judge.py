"""Judges generated NumPy code: a list of {case, code} on standard input, a list of verdicts on standard output.

Each function is called at points drawn within the properties and the domain of its case. The value must be that of
the case's own objective, written independently in NumPy, and the derivative that of its finite differences.
"""
import json
import sys
import warnings

import numpy as np

warnings.simplefilter('ignore')


def erf(t):
    from scipy.special import erf
    return erf(t)


def lse(z):
    return np.max(z) + np.log(np.sum(np.exp(z - np.max(z))))


def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def commutation(m, n):
    return np.eye(m * n)[np.arange(m * n).reshape((m, n), order='F').ravel()]


def expm(M):
    from scipy.linalg import expm
    return expm(M)


HELPERS = dict(
    np=np, tr=np.trace, inv=np.linalg.inv, det=np.linalg.det, diag=np.diag, kron=np.kron, outer=np.outer,
    mpow=np.linalg.matrix_power, logdet=lambda M: np.linalg.slogdet(M)[1], sig=lambda t: 1 / (1 + np.exp(-t)),
    sp=lambda t: np.log1p(np.exp(t)), fro2=lambda M: (M * M).sum(), nrm=lambda x: np.sqrt((x * x).sum()),
    vec=lambda M: np.reshape(M, -1, order='F'), adj=lambda M: np.linalg.det(M) * np.linalg.inv(M), relu=lambda t: t * (t > 0), K=commutation, expm=expm, pinv=np.linalg.pinv,
    lse=lse, softmax=softmax, erf=erf, I=np.eye)


def square(rng, n, props, domain):
    if 'posdef' in props or 'positive-definite' in props:
        Q = rng.standard_normal((n, n))
        return Q @ Q.T / n + 0.6 * np.eye(n)
    M = 0.5 * rng.standard_normal((n, n))
    if domain == 'invertible':
        M += 1.2 * np.eye(n)
        if np.linalg.cond(M) > 20 or np.linalg.det(M) < 0.1: return square(rng, n, props, domain)
    if 'symmetric' in props: return (M + M.T) / 2
    if 'skew' in props: return (M - M.T) / 2
    if 'lower-triangular' in props: return np.tril(M) + np.eye(n)
    if 'upper-triangular' in props: return np.triu(M) + np.eye(n)
    if 'diag' in props or 'diagonal' in props: return np.diag(rng.uniform(0.5, 1.7, n))
    return M


def draw(rng, shape, props, domain):
    if isinstance(domain, dict):
        if 'value' in domain: return float(domain['value'])
        return rng.uniform(*domain['uniform'], size=shape)
    if shape == (): return float(rng.uniform(0.5, 1.5))
    if domain == 'positive': return rng.uniform(0.4, 1.8, shape)
    if domain == 'unit': return rng.uniform(0.1, 0.9, shape)
    if domain == 'small': return 0.2 * rng.standard_normal(shape)
    if domain == 'pm1': return np.where(rng.uniform(size=shape) < 0.5, -1.0, 1.0)
    if domain == 'mask': return (rng.uniform(size=shape) < 0.65).astype(float)
    if domain == 'onehot': return np.eye(shape[0])[rng.integers(shape[0])]
    if domain not in (None, 'invertible'): raise ValueError('unknown domain %r' % domain)
    if props or domain == 'invertible': return square(rng, shape[0], props, domain)
    return 0.8 * rng.standard_normal(shape)


def project(G, props):
    if 'diag' in props or 'diagonal' in props: return np.diag(np.diag(G))
    if 'skew' in props: return (G - G.T) / 2
    if 'lower-triangular' in props: return np.tril(G)
    if 'upper-triangular' in props: return np.triu(G)
    if {'symmetric', 'posdef', 'positive-definite'} & set(props): return (G + G.T) / 2
    return G


def derivative(g, step=1e-3):
    """By five points, which are exact to the fourth power of the step."""
    return (8 * (g(step) - g(-step)) - g(2 * step) + g(-2 * step)) / (12 * step)


def moving(f, values, directions):
    """f along a line through the point; NumPy has the value of a row in an array of one row."""
    def g(t):
        moved = {name: np.asarray(values[name], float) + t * d for name, d in directions.items()}
        return np.asarray(f(**{**values, **{n: x if x.ndim else float(x) for n, x in moved.items()}}), float)
    return g


def units(x):
    """The directions of single entries, column by column."""
    x = np.asarray(x, float)
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = 1
        yield e.reshape(x.shape, order='F')


def vec(a):
    return np.reshape(np.asarray(a, float), -1, order='F')


def partials(f, values, name):
    """d vec(F)/d vec(X)'; by a scalar in the shape of the value."""
    columns = [derivative(moving(f, values, {name: e})) for e in units(values[name])]
    return columns[0] if np.ndim(values[name]) == 0 else np.array([vec(c) for c in columns]).T


def differences(f, values, name):
    """The gradient of a scalar."""
    return partials(f, values, name).reshape(np.shape(values[name]), order='F')


def expected_of(kind, f, values, name, directions, cotangent):
    if kind == 'gradient': return differences(f, values, name)
    if kind == 'jacobian': return partials(f, values, name)
    if kind in ('jvp', 'differential'): return derivative(moving(f, values, directions))
    if kind == 'vjp': return differences(lambda **v: np.sum(cotangent * f(**v)), values, name)
    gradient = lambda **v: differences(f, v, name)
    if kind == 'hessian': return partials(gradient, values, name)
    return derivative(moving(gradient, values, directions))


def close(actual, expected, scale, tolerance=1e-6):
    actual = np.asarray(actual, float)
    return actual.shape == expected.shape and bool(np.all(np.abs(actual - expected) <= tolerance * scale))


def judge(case, code):
    generic = {}
    for name, given in (case.get('funcs') or {}).items():
        for primes, key in ((0, 'f'), (1, 'd1'), (2, 'd2')):
            generic['d' * primes + name] = eval(given[key], {'np': np})
    f = eval(case['numpy'], {**HELPERS, **case['dims'], **generic})
    space = {}
    exec(compile(code['source'], case['id'], 'exec'), space)
    props = {name: facts.get('props', []) for name, facts in case['vars'].items()}
    for seed in (1, 2):
        rng = np.random.default_rng([seed, sum(map(ord, case['id']))])
        values = {name: draw(rng, tuple(int(case['dims'].get(d, d)) for d in facts['shape']), props[name],
                             (case.get('domain') or {}).get(name)) for name, facts in case['vars'].items()}
        kind, wrt = case['kind'], case['wrt']
        directions = {wrt: np.asarray(rng.standard_normal(np.shape(values[wrt])))}
        reference = np.asarray(f(**values), float)
        cotangent = np.asarray(rng.standard_normal(reference.shape))
        moved = {(case.get('direction') or {}).get(wrt, 'd' + wrt): directions[wrt], (case.get('cotangent') or 'Z'): cotangent}
        moved = {name: x if x.ndim else float(x) for name, x in moved.items()}
        known = {**case['dims'], **generic, **moved, **values}
        value, answer = space[code['function']](*[known[name] for name in code['args']])
        scale = max(1, np.max(np.abs(reference)))
        if not close(np.reshape(value, reference.shape), reference, scale):
            return 'the value is %r where the objective is %r' % (value, reference)
        expected = expected_of(kind, f, values, wrt, directions, cotangent)
        if kind == 'gradient': expected = project(expected, props[wrt])
        size = max(scale, np.max(np.abs(expected)))
        if not close(answer, expected, size, 1e-4 if kind in ('hessian', 'hvp') else 1e-6):
            return 'the %s is\n%s\nwhere differences give\n%s' % (kind, answer, expected)
    return 'right'


def main():
    verdicts = []
    for job in json.load(sys.stdin):
        try:
            verdicts.append(judge(job['case'], job['code']))
        except Exception as error:
            verdicts.append('%s: %s' % (type(error).__name__, error))
    json.dump(verdicts, sys.stdout)


main()
