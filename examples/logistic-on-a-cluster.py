"""Logistic regression on a cluster of workers, by code that knows nothing of it.

The function of logistic.py is made by

    gradus "sum(log(1 + exp(-y .* (X*w)))) where X: m x n" --wrt w --to array-api --out logistic.py

X is in blocks of rows, which the workers make as they need them; it never is in memory as a whole.
"""
import dask
import dask.array as da
import numpy as np
from dask.distributed import Client, LocalCluster

from logistic import gradient_w


def main():
    m, n, rows = 400_000, 50, 10_000
    with LocalCluster(n_workers=2, threads_per_worker=1, host='127.0.0.1', dashboard_address=None) as cluster:
        with Client(cluster):
            random = da.random.RandomState(1)
            X = random.standard_normal((m, n), chunks=(rows, n))
            y = da.sign(X @ np.linspace(-1, 1, n) + random.standard_normal(m, chunks=rows))
            w = np.zeros(n)
            for step in range(5):
                # Both in one pass: X*w is computed once.
                value, gradient = dask.compute(*gradient_w(y, X, w))
                print(f'step {step}: mean loss {value / m:.4f}')
                w -= 4 / m * gradient


if __name__ == '__main__':
    main()
