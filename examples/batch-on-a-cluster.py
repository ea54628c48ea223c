"""Problems in JSON Lines, answered by a cluster of workers: one answer a line, in the order of the problems.

    python3 batch-on-a-cluster.py problems.jsonl answers.jsonl [tcp://SCHEDULER:8786]

Each worker needs the package gradus and Node, and has one process of Node for all its problems. Chunks of a worker that is
lost go to another; only this program writes, so whatever is tried twice has one answer. Neither file is held in memory.
Without the address of a scheduler two workers are started here.
"""
import json
import sys
from collections import deque
from contextlib import nullcontext
from itertools import islice

from dask.distributed import Client, LocalCluster

# Lines that a worker is given at once, and chunks that are under way or wait to be written.
CHUNK, AHEAD = 50, 200
# How often a chunk is tried again where a worker has no answer to give.
RETRIES = 5


def answered(lines):
    """On a worker: the answers to these lines, which are lines of JSON."""
    import gradus

    return [json.dumps(gradus.answer(line)) for line in lines]


def chunks(lines):
    """The lines with something in them, a chunk at a time."""
    problems = (line.rstrip('\r\n') for line in lines if line.strip())
    return iter(lambda: list(islice(problems, CHUNK)), [])


def answer_all(client, problems, answers):
    """Writes an answer for every line, and returns how many there are."""
    waiting, count = deque(), 0
    pieces = chunks(problems)
    while True:
        more = list(islice(pieces, AHEAD - len(waiting)))
        waiting.extend(client.map(answered, more, pure=False, retries=RETRIES))
        if not waiting:
            return count
        found = waiting.popleft().result()
        answers.writelines(f'{line}\n' for line in found)
        count += len(found)


def main(problems, answers, scheduler=None):
    here = {'n_workers': 2, 'threads_per_worker': 1, 'host': '127.0.0.1', 'dashboard_address': None}
    with open(problems, encoding='utf-8', newline='\n') as lines, open(answers, 'w', encoding='utf-8') as out:
        with nullcontext(scheduler) if scheduler else LocalCluster(**here) as cluster, Client(cluster) as client:
            print(f'{answer_all(client, lines, out)} answers')


if __name__ == '__main__':
    main(*sys.argv[1:])
