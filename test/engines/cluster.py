"""Runs array-API code on Dask arrays over a cluster of two workers, X in blocks of rows that the workers make, and
compares with the same code on NumPy arrays. What the memory of the workers grew by is measured, in bytes, of new workers
for every objective: what an allocator keeps of one would count for the next.
"""
import json
import sys

import dask
import dask.array as da
import numpy as np
from distributed import Client, LocalCluster

M, N, K, ROWS = 400_000, 100, 5, 10_000


def block(seed, columns, block_info=None, place=None):
    at = block_info[None]['chunk-location'][0] if block_info else place
    return np.random.default_rng([seed, at]).standard_normal((ROWS, columns))


def matrix(seed, columns):
    """Dask's, then NumPy's."""
    count = M // ROWS
    chunks = ((ROWS,) * count, (columns,))
    lazy = da.map_blocks(block, seed, columns, chunks=chunks, meta=np.empty((0, 0)))
    return lazy, lambda: np.concatenate([block(seed, columns, place=i) for i in range(count)])


def pair(values):
    return values, lambda: values


def labels(seed):
    lazy, made = matrix(seed, 1)
    return da.sign(lazy[:, 0]), lambda: np.sign(made()[:, 0])


def one_hot(seed):
    lazy, made = matrix(seed, K)
    hot = lambda Y: (Y == Y.max(axis=1, keepdims=True)) * 1.0
    return hot(lazy), lambda: hot(made())


def peak():
    """The most memory that this process has held."""
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith('VmHWM'))


def flat(results):
    value, derivative = results
    return [np.asarray(x) for x in (value, *(derivative if isinstance(derivative, tuple) else (derivative,)))]


def difference(found, expected):
    return max(
        float(np.linalg.norm(np.ravel(a - b)) / np.linalg.norm(np.ravel(b)))
        for a, b in zip(flat(found), flat(expected))
    )


def run(job, arguments):
    """The function, what it returned and what the workers' memory grew by."""
    settings = dict(n_workers=2, threads_per_worker=1, host='127.0.0.1', dashboard_address=None)
    with LocalCluster(**settings) as cluster, Client(cluster) as client:
        before = client.run(peak)
        space = {}
        exec(job['source'], space)
        lazy = space[job['function']](*arguments)
        if not isinstance(lazy[0], da.Array):
            raise TypeError('the value was computed at once')
        found = dask.compute(*lazy)
        return space[job['function']], found, sum(client.run(peak).values()) - sum(before.values())


def main():
    jobs = json.load(sys.stdin)
    rng = np.random.default_rng(7)
    arguments = {
        'X': matrix(1, N),
        'U': matrix(2, K),
        'Y': one_hot(3),
        'y': labels(4),
        'w': pair(rng.standard_normal(N) / 10),
        'W': pair(rng.standard_normal((N, K)) / 10),
        'V': pair(rng.standard_normal((N, K))),
        'c': pair(0.5),
    }
    runs = [run(job, [arguments[name][0] for name in job['args']]) for job in jobs]
    functions, found, grown = zip(*runs)
    expected = [f(*[arguments[name][1]() for name in job['args']]) for f, job in zip(functions, jobs)]
    errors = [difference(*both) for both in zip(found, expected)]
    json.dump({'grown': max(grown), 'size': M * N * 8, 'errors': errors}, sys.stdout)


if __name__ == '__main__':
    main()
