"""Answers the problems of a file by the example, which is in the path as `example`, on two workers, of which one is killed
while problems are under way.

    python3 lost_worker.py PROBLEMS ANSWERS
"""
import os
import signal
import sys

import example
from distributed import Client, LocalCluster

example.CHUNK, example.AHEAD = 5, 4


def main(problems, answers):
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, host='127.0.0.1', dashboard_address=None)
    with cluster, Client(cluster) as client, open(answers, 'w', encoding='utf-8') as out:
        with open(problems, encoding='utf-8', newline='\n') as file:
            lines = file.readlines()
        killed = []

        def fed():
            """The lines; when half of them are gone, some are answered and others under way."""
            for number, line in enumerate(lines):
                if number == len(lines) // 2:
                    killed.append(next(iter(client.run(os.getpid).values())))
                    os.kill(killed[0], signal.SIGKILL)
                yield line

        print(example.answer_all(client, fed(), out))
        # The one that was killed is no longer among the workers.
        print(killed[0] in client.run(os.getpid).values())


if __name__ == '__main__':
    main(*sys.argv[1:])
