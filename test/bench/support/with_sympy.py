"""
Times SymPy on problems given as {id, sizes, vars, expr, wrt} a line, where expr is Python for SymPy's matrix expressions.

Answers with {id, ms, ok, reason} a line. Only what SymPy solves is timed: a result of the variable's shape, without an
unevaluated derivative, which agrees with central differences of the expression itself at a random point.
"""
import json
import signal
import sys
import time

import numpy as np
import sympy as sp
from sympy import MatrixSymbol, Symbol
from sympy.core.cache import clear_cache

SECONDS = 20
STEP = 1e-5
t = sp.Dummy('t', real=True)


class TooSlow(Exception):
    pass


def stop(*_):
    raise TooSlow


def scope(problem):
    dims = {d: Symbol(d, integer=True, positive=True) for d in problem['sizes']}
    size = lambda d: dims.get(d, d) if isinstance(d, str) else sp.Integer(d)
    names = {}
    for name, shape in problem['vars'].items():
        names[name] = Symbol(name, real=True) if shape == [] else MatrixSymbol(
            name, size(shape[0]), size(shape[1]) if len(shape) > 1 else 1)
    return {**dims, **names}, names


def entrywise(f, x):
    return x.applyfunc(sp.Lambda(t, f(t)))


BUILD = dict(
    sp=sp, entrywise=entrywise, tr=sp.Trace, det=sp.Determinant, I=sp.Identity, ones=sp.OneMatrix,
    had=sp.HadamardProduct, hadpow=sp.HadamardPower, diag=sp.DiagMatrix, Q=sp.Rational)


def timed(build, variable):
    """The least of several runs, each with cold caches, as everything else only adds to it."""
    best, result, start = float('inf'), None, time.perf_counter()
    while result is None or (time.perf_counter() - start < 1):
        clear_cache()
        before = time.perf_counter()
        result = build().diff(variable).doit()
        best = min(best, time.perf_counter() - before)
    return best * 1000, result


def value(e, point, sizes):
    """The value of a SymPy expression; only kinds that are known, so that nothing is guessed."""
    v = lambda x: value(x, point, sizes)
    kind = type(e).__name__
    if e in point:
        return point[e]
    if getattr(e, 'is_MatrixExpr', False) or getattr(e, 'is_Matrix', False):
        rows, cols = (int(s.subs(sizes)) for s in e.shape)
        if kind == 'MatAdd': return sum((v(a) for a in e.args[1:]), v(e.args[0]))
        if kind == 'MatMul':
            scalars = [v(a) for a in e.args if not a.is_Matrix]
            product = np.linalg.multi_dot([v(a) for a in e.args if a.is_Matrix] + [np.eye(cols)])
            return product * np.prod(scalars)
        if kind == 'Transpose': return v(e.arg).T
        if kind == 'Inverse': return np.linalg.inv(v(e.arg))
        if kind == 'MatPow': return np.linalg.matrix_power(v(e.base), int(v(e.exp)))
        if kind == 'HadamardProduct': return np.prod(np.stack([v(a) for a in e.args]), axis=0)
        if kind == 'HadamardPower': return v(e.base) ** v(e.exp)
        if kind == 'ElementwiseApplyFunction':
            x = sp.Dummy()
            return np.vectorize(lambda y: float(e.function(x).subs(x, y)))(v(e.expr))
        if kind == 'Identity': return np.eye(rows)
        if kind == 'OneMatrix': return np.ones((rows, cols))
        if kind in ('ZeroMatrix', 'GenericZeroMatrix'): return np.zeros((rows, cols))
        if kind == 'DiagMatrix': return np.diag(v(e.args[0]).ravel())
        raise ValueError(f'no value for {kind}')
    if kind == 'Trace': return np.trace(v(e.arg))
    if kind == 'Determinant': return np.linalg.det(v(e.arg))
    if not e.args: return float(e.subs(sizes))
    return float(e.func(*[sp.Float(v(a)) if not a.is_number else a for a in e.args]))


def draw(shape, rng):
    return rng.uniform(0.5, 1.5) if shape == () else rng.uniform(0.2, 1.2, shape) + 1.5 * np.eye(*shape)


def right(expr, result, variable, names, sizes):
    rng = np.random.default_rng(1)
    shape = lambda s: tuple(int(d.subs(sizes)) for d in s.shape) if s.is_Matrix else ()
    point = {s: draw(shape(s), rng) for s in names.values()}
    got, at = np.asarray(value(result, point, sizes)), point[variable]
    for index in np.ndindex(*shape(variable)):
        sides = []
        for step in (STEP, -STEP):
            moved = np.array(at)
            moved[index] += step
            sides.append(value(expr, {**point, variable: moved}, sizes))
        if abs((sides[0] - sides[1]) / (2 * STEP) - got[index]) > 1e-4 * (1 + np.abs(got).max()):
            return False
    return True


def answer(problem):
    space, names = scope(problem)
    variable = names[problem['wrt']]
    code = compile(problem['expr'], 'expr', 'eval')
    build = lambda: eval(code, {**BUILD, **space})
    expr = build()
    ms, result = timed(build, variable)
    if result.has(sp.Derivative) or 'ArrayDerivative' in str(type(result)): return dict(ok=False, reason='not evaluated')
    if variable.is_Matrix and getattr(result, 'shape', None) != variable.shape: return dict(ok=False, reason='wrong shape')
    sizes = {space[d]: n for d, n in problem['sizes'].items()}
    if not right(expr, result, variable, names, sizes): return dict(ok=False, reason='wrong value')
    return dict(ok=True, ms=ms)


signal.signal(signal.SIGALRM, stop)
for line in sys.stdin:
    problem = json.loads(line)
    signal.alarm(SECONDS)
    try:
        found = answer(problem)
    except BaseException as error:
        found = dict(ok=False, reason=f'{type(error).__name__}: {error}'[:80])
    signal.alarm(0)
    print(json.dumps(dict(id=problem['id'], **found)), flush=True)
