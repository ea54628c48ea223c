"""
`run.py list` prints the problems as JSON Lines; `run.py time` reads generated sources on standard input and prints
ratios of processor time: generated over expert, and over PyTorch where it is installed. One thread; the rivals take
turns, and each ratio is of the best of all rounds.
"""
import json
import os
import sys
import time

for name in ('OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[name] = '1'
sys.path.insert(0, os.path.dirname(__file__))
import numpy as np  # noqa: E402
from experts import PROBLEMS  # noqa: E402

try:
    import torch
    torch.set_num_threads(1)
except ImportError:
    torch = None

ROUNDS = int(os.environ.get('ROUNDS', 15))
#: Seconds that one turn of one rival lasts at least.
TURN = 0.02


def listed():
    for p in PROBLEMS:
        shapes = {name: {'shape': list(np.shape(value))} for name, value in p.args.items()}
        print(json.dumps({'id': p.name, 'expr': p.expr + (f' where {p.where}' if p.where else ''), 'wrt': p.wrt,
                          'kind': p.kind, 'sizes': shapes}))


def seconds(run, repeat):
    start = time.process_time()
    for _ in range(repeat):
        run()
    return (time.process_time() - start) / repeat


def repeats(run):
    run()
    once = max(seconds(run, 1), 1e-7)
    return max(1, int(TURN / once))


def rivals_of(p, source, function, names):
    space = {}
    exec(compile(source, p.name, 'exec'), space)
    args = [p.args[name] for name in names]
    generated = lambda: space[function](*args)
    expert = lambda: p.expert(**p.args) if p.name[:2] != '50' else p.expert(*p.args.values())
    found = {'expert': expert}
    if torch and p.torch:
        at = p.wrt if isinstance(p.wrt, str) else p.wrt[0]
        values = {k: torch.tensor(v, dtype=torch.float64) for k, v in p.args.items()}

        def f(x):
            return p.torch(torch, *(x if k == at else v for k, v in values.items()))

        if p.kind == 'gradient':
            def gradient():
                x = values[at].detach().requires_grad_(True)
                value = f(x)
                return value, torch.autograd.grad(value, x)[0]
            found['torch'] = gradient
        else:
            hessian = torch.autograd.functional.hessian
            found['torch'] = lambda: hessian(f, values[at])
            found['vectorized'] = lambda: hessian(f, values[at], vectorize=True)
    return generated, found


def agreed(p, ours, expert):
    (v, g), (w, h) = ours, expert
    scale = max(1e-300, float(np.max(np.abs(h))))
    if abs(v - w) > p.rtol * max(1, abs(w)) or np.shape(g) != np.shape(h):
        return False
    return float(np.max(np.abs(np.asarray(g) - h))) <= p.rtol * scale


def timed():
    ratios = {}
    only = os.environ.get('ONLY')
    for line in sys.stdin:
        answer = json.loads(line)
        p = next(p for p in PROBLEMS if p.name == answer['id'])
        if only and only not in p.name:
            continue
        if not answer['ok']:
            print(f'{p.name:44} refused: {answer["error"]["message"]}')
            continue
        code = answer['code']['numpy']
        generated, rivals = rivals_of(p, code['source'], code['function'], code['args'])
        if not agreed(p, generated(), rivals['expert']()):
            print(f'{p.name:44} DIFFERS from the expert')
            sys.exitcode = 1
            continue
        runs = {'ours': generated, **rivals}
        slow = {name for name in runs if seconds(runs[name], 1) > 1}
        counts = {name: repeats(run) for name, run in runs.items()}
        best = dict.fromkeys(runs, float('inf'))
        for turn in range(ROUNDS):
            for name, run in runs.items():
                if name not in slow or turn < 2:
                    best[name] = min(best[name], seconds(run, counts[name]))
        row = {name: best['ours'] / best[name] for name in rivals}
        for name, ratio in row.items():
            ratios.setdefault((name, p.kind), []).append(ratio)
        print(f'{p.name:44} ' + ''.join(f'{name} {ratio:8.3f}   ' for name, ratio in row.items()), flush=True)
    for name in ('expert', 'torch', 'vectorized'):
        for kinds in (('gradient',), ('hessian',), ('gradient', 'hessian')):
            all_of = [r for kind in kinds for r in ratios.get((name, kind), [])]
            if all_of:
                print(f'{name} over {" and ".join(kinds)}: geometric mean {np.exp(np.mean(np.log(all_of))):.3f}, '
                      f'worst {max(all_of):.3f}')


listed() if sys.argv[1] == 'list' else timed()
