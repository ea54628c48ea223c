"""Problems in, answers out: what is asked of the resident process, and of the commands that judge."""
from __future__ import annotations

import json
import re
import subprocess
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Union

from .answer import Answer, Audit, Verdict
from .errors import GradusError, error_of
from .node import engine, node
from .resident import Resident

Names = Union[str, Sequence[str]]
Problem = Mapping[str, Any]


class Engine:
    """A resident process that solves problems in one way; the functions of the package are those of one with the defaults.

    Args:
        code: the languages of generated code (``gradus targets`` lists them).
        steps: whether answers have their derivation; ``'all'`` for every small step.
        check: whether answers are compared with finite differences.
        form: ``'factored'`` or ``'expanded'`` instead of the shortest form.
        layout: ``'denominator'`` transposes Jacobians.
        names: whether answers have names for what they repeat.
        rules: the path of a file with functions and laws of your own.
        timeout: seconds after which a problem is given up with ``out-of-time``.

    The process starts with the first problem. An engine may be used by several threads, which take turns, and by the
    children of ``os.fork``, which start processes of their own. It ends by ``close()``, as a context manager, when it is no
    longer used, or with Python.
    """

    def __init__(
        self,
        *,
        code: Sequence[str] = ('numpy',),
        steps: Union[bool, str] = True,
        check: bool = True,
        form: Optional[str] = None,
        layout: Optional[str] = None,
        names: bool = False,
        rules: Optional[str] = None,
        timeout: Optional[float] = None,
    ) -> None:
        options: List[str] = []
        options += ['--steps=all'] if steps == 'all' else [] if steps else ['--no-steps']
        options += [] if check else ['--no-check']
        options += [] if form is None else [f'--form={form}']
        options += [] if layout is None else [f'--layout={layout}']
        options += ['--names'] if names else []
        options += [] if rules is None else [f'--rules={rules}']
        given = (code,) if isinstance(code, str) else tuple(code)
        self._timeout = timeout
        self._without_code = Resident(options, timeout)
        self._resident = Resident([*options, f'--code={",".join(given)}'], timeout) if given else self._without_code

    @property
    def pid(self) -> Optional[int]:
        """Of the resident process; ``None`` before the first problem."""
        return self._resident.pid

    def answer(self, problem: Union[Problem, str, bytes]) -> Dict[str, Any]:
        """The answer to a problem as JSON, of which README tells the fields under "Many problems": one that fails has
        ``"ok": False`` and its ``error``. A text is a problem in JSON.

        Throws: ``GradusError`` where there is no engine to ask.
        """
        return self._asked(self._resident, problem)

    def _asked(self, resident: Resident, problem: Union[Problem, str, bytes]) -> Dict[str, Any]:
        if isinstance(problem, (str, bytes)):
            text = problem if isinstance(problem, str) else problem.decode('utf-8', 'replace')
            # A line without a problem has no answer, and a line has one end.
            line = ' '.join(text.splitlines()) if text.strip() else 'null'
        else:
            line = json.dumps({name: value for name, value in problem.items() if value is not None})
        found: Dict[str, Any] = json.loads(resident.ask(line.encode('utf-8', 'surrogatepass')))
        if 'line' in found:
            # Which of all lines that the process was given it is says nothing here.
            found['error']['message'] = re.sub(r'^line \d+ is', 'the line is', found['error']['message'])
        return found

    def solve(self, problem: Union[Problem, str, bytes]) -> Answer:
        """The answer to a problem with the fields of ``gradus batch``. Throws: ``GradusError``."""
        found = self.answer(problem)
        without_code = None
        if not found['ok'] and found['error']['code'] == 'code-not-available':
            # The problem has an answer, though not in this language.
            without_code = error_of(found['error'])
            found = self._asked(self._without_code, problem)
        if not found['ok']:
            raise error_of(found['error'], _text_of(problem))
        return Answer(found, without_code)

    def derivative(
        self,
        expr: Optional[str] = None,
        wrt: Optional[Names] = None,
        *,
        kind: Optional[str] = None,
        where: Optional[str] = None,
        latex: Optional[str] = None,
        from_: Optional[str] = None,
        vars: Optional[Mapping[str, Any]] = None,
        direction: Optional[Mapping[str, str]] = None,
        cotangent: Optional[str] = None,
        constraints: Optional[Sequence[str]] = None,
    ) -> Answer:
        """The derivative of an expression: of a scalar the gradient, of anything else the Jacobian, or another ``kind``.

        Args:
            expr: the expression, with its definitions and a ``where`` clause, if it has one.
            wrt: the variable, or several, as a list or with commas between them.
            kind: ``'gradient'``, ``'jacobian'``, ``'hessian'``, ``'differential'``, ``'jvp'``, ``'vjp'``, ``'hvp'``, or what
                else ``--as`` of the command line takes.
            where: declarations of shapes and properties, such as ``'A: m x n, S is symmetric'``.
            latex: the problem in LaTeX, in the place of ``expr``; it may name the variable itself.
            from_: the language of ``expr``: ``'latex'``, ``'numpy'``, ``'julia'``, ``'mathjson'``.
            vars: declarations as data: ``{'A': {'shape': ['m', 'n'], 'props': []}}``.
            direction: names of the directions of ``jvp`` and ``hvp`` by variable.
            cotangent: the name of the cotangent of ``vjp``.
            constraints: equations for ``'stationary'`` and ``'minimize'``.

        Shape: of a gradient that of the variable; of a Jacobian of a vector by a vector ``(m, n)``.
        Throws: ``GradusError``, which tells the place and what to do.
        """
        return self.solve(
            {
                'expr': expr,
                'latex': latex,
                'from': from_,
                'wrt': wrt if wrt is None or isinstance(wrt, str) else list(wrt),
                'kind': kind,
                'where': where,
                'vars': vars,
                'direction': direction,
                'cotangent': cotangent,
                'constraints': None if constraints is None else list(constraints),
            }
        )

    def gradient(self, expr: Optional[str] = None, wrt: Optional[Names] = None, **more: Any) -> Answer:
        """The gradient of a scalar, in the shape of the variable; further arguments are those of ``derivative``."""
        return self.derivative(expr, wrt, kind='gradient', **more)

    def jacobian(self, expr: Optional[str] = None, wrt: Optional[Names] = None, **more: Any) -> Answer:
        """The Jacobian: of m entries by n an m x n matrix, columns of matrices stacked."""
        return self.derivative(expr, wrt, kind='jacobian', **more)

    def hessian(self, expr: Optional[str] = None, wrt: Optional[Names] = None, **more: Any) -> Answer:
        """The Hessian of a scalar: n x n by a vector with n entries, of matrices by their stacked columns."""
        return self.derivative(expr, wrt, kind='hessian', **more)

    def batch(self, problems: Iterable[Union[Problem, str, bytes]]) -> Iterator[Union[Answer, GradusError]]:
        """The answers to problems, in their order, each when it is asked for. Of a problem that fails it is the error, which
        is not raised and does not stop the others."""
        for problem in problems:
            try:
                yield self.solve(problem)
            except GradusError as error:
                yield error

    def check(
        self,
        expr: str,
        wrt: Optional[Names],
        answer: Optional[str] = None,
        *,
        kind: Optional[str] = None,
        where: Optional[str] = None,
        from_: Optional[str] = None,
        layout: Optional[str] = None,
    ) -> Verdict:
        """Whether an answer from elsewhere is right, and of a wrong one in what it differs. In LaTeX the answer may stand
        behind the derivative. By a process of its own. Throws: ``GradusError``."""
        options = {'where': where, 'from': from_, 'layout': layout, 'as': kind}
        return Verdict(self._judged('check', expr, wrt, {'answer': answer, **options}))

    def audit(
        self,
        lines: Union[str, Sequence[str]],
        wrt: Optional[Names] = None,
        *,
        where: Optional[str] = None,
        from_: Optional[str] = None,
        layout: Optional[str] = None,
    ) -> Audit:
        """Whether each line of a derivation follows from those before it. By a process of its own.
        Throws: ``GradusError``."""
        text = lines if isinstance(lines, str) else '\n'.join(lines)
        return Audit(self._judged('audit', text, wrt, {'where': where, 'from': from_, 'layout': layout}))

    def _judged(
        self, command: str, text: str, wrt: Optional[Names], options: Mapping[str, Optional[str]]
    ) -> Dict[str, Any]:
        arguments = [node(), str(engine()), command, '-', '--to=json']
        if wrt is not None:
            arguments.append(f'--wrt={wrt if isinstance(wrt, str) else ",".join(wrt)}')
        arguments += [f'--{name}={value}' for name, value in options.items() if value is not None]
        try:
            done = subprocess.run(
                arguments, input=text.encode('utf-8', 'replace'), capture_output=True, timeout=self._timeout
            )
        except subprocess.TimeoutExpired:
            raise GradusError('out-of-time', f'there is no answer after {self._timeout:g} seconds.') from None
        return _said(done, text, options.get('answer'))

    def close(self) -> None:
        """Ends the process; a problem after that starts another."""
        self._resident.close()
        self._without_code.close()

    def __enter__(self) -> 'Engine':
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _text_of(problem: Union[Problem, str, bytes]) -> Optional[str]:
    """The text that places are places in."""
    if isinstance(problem, (str, bytes)):
        try:
            problem = json.loads(problem)
        except ValueError:
            return problem if isinstance(problem, str) else None
    found = (problem.get('latex') or problem.get('expr')) if isinstance(problem, Mapping) else None
    return found if isinstance(found, str) else None


class _Told(GradusError):
    """An error that the command line has put into words, with the text that it is about."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts[:5])
        self.args = parts
        self._told = parts[5]

    def __str__(self) -> str:
        return self._told


def _said(
    done: 'subprocess.CompletedProcess[bytes]', text: str, answer: Optional[str]
) -> Dict[str, Any]:
    """What a command printed as JSON. Throws: what it says is wrong."""
    told = done.stderr.decode('utf-8', 'replace').strip()
    if not done.stdout.strip():
        code, _, message = told.partition(': ')
        if done.returncode == 2 and message:
            fact, _, hint = message.partition('\n')
            raise GradusError(code, fact, hint=hint.strip() or None)
        raise GradusError('process-lost', f'the engine ended without an answer: {told or done.returncode}.')
    found = json.loads(done.stdout)
    if 'error' not in found:
        return found
    about = answer if found['error']['message'].startswith('in the answer') else text
    error = error_of(found['error'], about)
    raise _Told(error.code, error.message, error.span, error.hint, about, told)
