"""The resident process: started when asked, anew when it dies, in each process one, and ended."""
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from contextlib import contextmanager

import gradus


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def is_gone(pid, seconds=10):
    end = time.monotonic() + seconds
    while is_there(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_there(pid)


@contextmanager
def stand_in(script, version='v22.0.0'):
    """A node of which nothing but its version is true."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'node')
        with open(path, 'w') as file:
            file.write(f'#!/bin/sh\nif [ "$1" = --version ]; then echo {version}; exit; fi\n{script}\n')
        os.chmod(path, stat.S_IRWXU)
        before = os.environ.get('GRADUS_NODE')
        os.environ['GRADUS_NODE'] = path
        try:
            yield
        finally:
            del os.environ['GRADUS_NODE']
            if before is not None:
                os.environ['GRADUS_NODE'] = before


class Engines(unittest.TestCase):
    def setUp(self):
        self.engine = gradus.Engine(check=False, steps=False, code=())
        self.addCleanup(self.engine.close)

    def text(self):
        return self.engine.gradient("b'*x", 'x').text

    def failure(self, engine=None):
        with self.assertRaises(gradus.GradusError) as raised:
            (engine or self.engine).gradient("b'*x", 'x')
        return raised.exception

    def test_one_process_answers_all(self):
        self.assertIsNone(self.engine.pid)
        self.text()
        first = self.engine.pid
        self.text()
        self.assertEqual(self.engine.pid, first)

    def test_a_process_that_dies_is_started_anew(self):
        self.text()
        first = self.engine.pid
        os.kill(first, signal.SIGKILL)
        self.assertEqual(self.text(), 'b')
        self.assertNotEqual(self.engine.pid, first)
        # Not even a zombie is left of it.
        self.assertFalse(is_there(first))

    def test_a_process_that_dies_of_a_question_is_asked_once_more(self):
        with tempfile.NamedTemporaryFile('r') as asked:
            with stand_in(f'read line; echo asked >> {asked.name}; echo "out of luck" >&2; exit 3'):
                error = self.failure()
            self.assertEqual(asked.read(), 'asked\nasked\n')
        self.assertEqual(error.code, 'process-lost')
        self.assertIn('out of luck', error.message)
        self.assertEqual(self.text(), 'b')

    def test_options_that_are_wrong_are_told(self):
        self.assertIn('--form', self.failure(gradus.Engine(form='shortest')).message)

    def test_what_takes_too_long_is_given_up(self):
        engine = gradus.Engine(timeout=0.3)
        with stand_in('exec sleep 60'):
            self.assertEqual(self.failure(engine).code, 'out-of-time')
        self.assertTrue(engine.pid is None)

    def test_an_interrupted_question_is_not_answered_later(self):
        self.text()
        first = self.engine.pid
        os.kill(first, signal.SIGSTOP)
        timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        with self.assertRaises(KeyboardInterrupt):
            self.engine.gradient("c'*y", 'y')
        self.assertFalse(is_there(first))
        self.assertEqual(self.text(), 'b')

    def test_threads_take_turns(self):
        names = [f'{letter}{digit}' for letter in 'uvwz' for digit in range(6)]
        found = {}

        def ask(mine):
            for name in mine:
                found[name] = self.engine.gradient(f"{name}'*x", 'x').text

        threads = [threading.Thread(target=ask, args=(names[i::4],)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, {name: name for name in names})

    def test_a_forked_child_has_a_process_of_its_own(self):
        self.text()
        mine = self.engine.pid
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(into, f'{self.text()} {self.engine.pid}'.encode())
            finally:
                os._exit(0)
        os.close(into)
        os.waitpid(child, 0)
        text, pid = os.read(out, 1000).decode().split()
        os.close(out)
        self.assertEqual(text, 'b')
        self.assertNotEqual(int(pid), mine)
        self.assertEqual((self.text(), self.engine.pid), ('b', mine))
        self.assertTrue(is_gone(int(pid)))

    def test_it_ends_with_its_engine_and_with_python(self):
        self.text()
        pid = self.engine.pid
        self.engine.close()
        self.assertFalse(is_there(pid))
        other = gradus.Engine()
        other.gradient("b'*x", 'x')
        pid = other.pid
        del other
        self.assertFalse(is_there(pid))
        program = 'import gradus; gradus.gradient("a*b", "a"); print(gradus.default.pid)'
        said = subprocess.run([sys.executable, '-c', program], capture_output=True, text=True, check=True)
        self.assertEqual(said.stderr, '')
        self.assertFalse(is_there(int(said.stdout)))

    def test_it_ends_when_python_is_killed(self):
        program = 'import gradus, time; gradus.gradient("a*b", "a"); print(gradus.default.pid, flush=True); time.sleep(99)'
        with subprocess.Popen([sys.executable, '-c', program], stdout=subprocess.PIPE, text=True) as python:
            pid = int(python.stdout.readline())
            python.kill()
        self.assertTrue(is_gone(pid))


class Nodes(unittest.TestCase):
    def failure(self):
        with self.assertRaises(gradus.GradusError) as raised:
            gradus.Engine().gradient('a', 'a')
        return raised.exception

    def test_a_missing_node_says_what_to_install(self):
        before = os.environ['PATH']
        os.environ['PATH'] = '/nowhere'
        try:
            error = self.failure()
        finally:
            os.environ['PATH'] = before
        self.assertEqual(error.code, 'no-node')
        self.assertIn('Install Node.js 20.20 or later', str(error))

    def test_an_old_node_says_what_to_install(self):
        with stand_in('exit 1', version='v18.20.4'):
            error = self.failure()
        self.assertEqual(error.code, 'old-node')
        self.assertIn('is version 18.20.\n  Install Node.js 20.20 or later', str(error))

    def test_what_is_no_node_is_refused(self):
        with stand_in('exit 1', version='hello'):
            self.assertEqual(self.failure().code, 'no-node')


if __name__ == '__main__':
    unittest.main()
