"""Judges generated NumPy code: a list of {case, code} on standard input, a list of verdicts on standard output.

Each function is called at points drawn within the properties and the domain of its case. The value must be that of
the case's own objective, written independently in NumPy, and the gradient that of its finite differences.
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


HELPERS = dict(
    np=np, tr=np.trace, inv=np.linalg.inv, det=np.linalg.det, diag=np.diag, kron=np.kron, outer=np.outer,
    mpow=np.linalg.matrix_power, logdet=lambda M: np.linalg.slogdet(M)[1], sig=lambda t: 1 / (1 + np.exp(-t)),
    sp=lambda t: np.log1p(np.exp(t)), fro2=lambda M: (M * M).sum(), nrm=lambda x: np.sqrt((x * x).sum()),
    vec=lambda M: np.reshape(M, -1, order='F'), relu=lambda t: t * (t > 0), lse=lse, softmax=softmax, erf=erf, I=np.eye)


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
    if {'symmetric', 'posdef', 'positive-definite'} & set(props): return (G + G.T) / 2
    return G


def differences(f, values, name, step=1e-3):
    """By five points in every direction, which are exact to the fourth power of the step."""
    x = np.asarray(values[name], float)
    G = np.zeros(x.shape)
    for at in np.ndindex(x.shape):
        def moved(t):
            y = x.copy()
            y[at] += t
            return float(f(**{**values, name: y if y.ndim else float(y)}))
        G[at] = (8 * (moved(step) - moved(-step)) - moved(2 * step) + moved(-2 * step)) / (12 * step)
    return G


def close(actual, expected, scale):
    actual = np.asarray(actual, float)
    return actual.shape == expected.shape and bool(np.all(np.abs(actual - expected) <= 1e-6 * scale))


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
        known = {**case['dims'], **generic, **values}
        value, gradient = space[code['function']](*[known[name] for name in code['args']])
        expected = float(f(**values))
        if not close(value, np.asarray(expected), max(1, abs(expected))):
            return 'the value is %r where the objective is %r' % (value, expected)
        G = project(differences(f, values, case['wrt']), props[case['wrt']])
        if not close(gradient, G, max(1, abs(expected), np.max(np.abs(G)))):
            return 'the gradient is\n%s\nwhere differences give\n%s' % (gradient, G)
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
