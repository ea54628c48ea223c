"""One resident process: a line of JSON in, a line of JSON out.

It is started when it is first asked, anew when it died, and again in a child after ``os.fork``; it ends with the object,
or with the interpreter. One question is asked at a time, from whatever thread.
"""
from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import weakref
from typing import IO, Any, Optional, Sequence

from .errors import GradusError
from .node import engine, node

#: Processes of the parents of this process.
DISOWNED: list[Any] = []

#: Seconds that a process has to end by itself, once its input did.
PATIENCE = 2


class Lost(Exception):
    """The process ended before it had answered."""


class Child:
    """A process, or none; apart from ``Resident``, so that it is ended after that is gone."""

    def __init__(self) -> None:
        self.process: Optional[subprocess.Popen[bytes]] = None
        self.said: Optional[IO[bytes]] = None

    def start(self, options: Sequence[str]) -> subprocess.Popen[bytes]:
        command = [node(), str(engine()), 'batch', '-', *options]
        self.said = tempfile.TemporaryFile()
        # In a group of its own: an interrupt is for Python, which then decides.
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            start_new_session=True,
            # However this process ends, that one does too, even where it is busy.
            env={**os.environ, 'GRADUS_PARENT': str(os.getpid())},
        )
        return self.process

    def complaint(self) -> str:
        """What the process wrote to standard error, its end."""
        if self.said is None or self.said.closed:
            return ''
        self.said.seek(0)
        return self.said.read().decode('utf-8', 'replace').strip()[-2000:]

    def end(self, patience: float = 0) -> None:
        """Ends the process and waits for it, so that no zombie is left."""
        process, self.process = self.process, None
        said, self.said = self.said, None
        if process is None:
            return
        try:
            process.stdin.close()  # type: ignore[union-attr]
        except OSError:
            pass
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()  # type: ignore[union-attr]
        if said is not None:
            said.close()

    def disown(self) -> None:
        """After a fork: the process is the parent's. Its pipes lead nowhere from here on, so that nothing that is left in
        a buffer reaches it and it ends when the parent does."""
        process, self.process = self.process, None
        said, self.said = self.said, None
        if said is not None:
            said.close()
        if process is None:
            return
        nowhere = os.open(os.devnull, os.O_RDWR)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None and not pipe.closed:
                os.dup2(nowhere, pipe.fileno(), inheritable=False)
        os.close(nowhere)
        process.returncode = 0
        # Never collected: a buffer that was in use by another thread cannot be closed.
        DISOWNED.append(process)


class Resident:
    """A process with these options of ``gradus batch``, to which lines are handed."""

    def __init__(self, options: Sequence[str] = (), timeout: Optional[float] = None) -> None:
        self._options = tuple(options)
        self._timeout = timeout
        self._lock = threading.Lock()
        self._child = Child()
        self._finish = weakref.finalize(self, self._child.end, PATIENCE)
        ALL.add(self)

    @property
    def pid(self) -> Optional[int]:
        """Of the process; ``None`` while there is none."""
        process = self._child.process
        return None if process is None else process.pid

    def ask(self, line: bytes) -> bytes:
        """The line that answers a line, both without their ends.

        Throws: ``process-lost`` where two processes in a row died of it, ``out-of-time``, ``no-node``, ``old-node``.
        """
        with self._lock:
            try:
                return self._asked(line)
            except Lost:
                pass
            try:
                return self._asked(line)
            except Lost as lost:
                raise GradusError('process-lost', f'the engine ended without an answer, twice: {lost}.') from None

    def _asked(self, line: bytes) -> bytes:
        process = self._child.process
        if process is None or process.poll() is not None:
            self._child.end()
            process = self._child.start(self._options)
        try:
            return self._exchange(process, line)
        except BaseException as error:
            # Interrupted or lost, what the process still says would answer the next question.
            process.kill()
            status, complaint = process.wait(), self._child.complaint()
            self._child.end()
            if isinstance(error, OSError):
                raise Lost(complaint or f'status {status}') from None
            raise

    def _exchange(self, process: subprocess.Popen[bytes], line: bytes) -> bytes:
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = None if self._timeout is None else threading.Timer(self._timeout, give_up)
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            process.stdin.write(line + b'\n')  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            answer = process.stdout.readline()  # type: ignore[union-attr]
            if not answer.endswith(b'\n'):
                raise BrokenPipeError
            return answer[:-1]
        except OSError:
            if late.is_set():
                raise GradusError('out-of-time', f'there is no answer after {self._timeout:g} seconds.') from None
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def close(self) -> None:
        """Ends the process; a question after that starts another."""
        with self._lock:
            self._child.end(PATIENCE)

    def after_fork(self) -> None:
        """In the child of a fork, where the lock may be held by a thread that is not there."""
        self._lock = threading.Lock()
        self._child.disown()


ALL: 'weakref.WeakSet[Resident]' = weakref.WeakSet()


def _after_fork(*_: Any) -> None:
    for resident in list(ALL):
        resident.after_fork()


if hasattr(os, 'register_at_fork'):
    os.register_at_fork(after_in_child=_after_fork)
