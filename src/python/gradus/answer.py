"""Answers as objects: what the engine says in JSON, by name, with their looks in a notebook."""
from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple, Union

from .code import Code, load
from .errors import GradusError

Shape = Tuple[Union[int, str], ...]


class Step(NamedTuple):
    """A line of a derivation: the laws that lead to it, the line, and where the laws stand in the literature."""

    rule: str
    text: str
    latex: str
    source: str


class Steps(Tuple[Step, ...]):
    """A derivation, line by line; in a notebook a table of formulas and laws."""

    def __str__(self) -> str:
        width = max((len(step.text) for step in self), default=0)
        return '\n'.join(f'{step.text:<{width}}   {step.rule}' for step in self)

    def _repr_markdown_(self) -> str:
        rows = [f'| ${_in_table(step.latex)}$ | {step.rule} |' for step in self]
        return '\n'.join(['| | law |', '|:--|:--|', *rows])


class Derivative(NamedTuple):
    """By one variable, or of a block of a Hessian by two: the answer, its shape (``()``, ``('n',)`` or ``('n', 'm')``)."""

    wrt: Union[str, Tuple[str, ...]]
    shape: Shape
    text: str
    latex: str


class Definition(NamedTuple):
    """What a name in the answer stands for."""

    name: str
    text: str
    latex: str


class Check(NamedTuple):
    """How an answer compares with finite differences: ``ok`` is ``None`` where that could not be told, for a ``reason``."""

    ok: Optional[bool]
    points: int
    max_rel_error: Optional[float]
    reason: Optional[str]

    def __bool__(self) -> bool:
        return self.ok is True


class Answer:
    """A derivative, and how it was found.

    ``data`` is all of it, as ``gradus batch`` writes it. In a notebook it is shown as a formula, and ``steps`` as a table.
    """

    def __init__(self, data: Mapping[str, Any], without_code: Optional[GradusError] = None) -> None:
        self.data: Dict[str, Any] = dict(data)
        self._without_code = without_code

    @property
    def kind(self) -> str:
        """Which derivative it is, such as ``gradient``."""
        return self.data['kind']

    @property
    def derivatives(self) -> Tuple[Derivative, ...]:
        """One for every variable; none where the answer is a word (``curvature``)."""
        found = self.data.get('derivatives', [self.data] if 'text' in self.data else [])
        return tuple(
            Derivative(_wrt(one['wrt']), tuple(one['shape']), one['text'], one['latex']) for one in found
        )

    def __getitem__(self, wrt: str) -> Derivative:
        """The derivative by a variable, by its name."""
        for one in self.derivatives:
            if one.wrt == wrt:
                return one
        raise KeyError(wrt)

    @property
    def text(self) -> str:
        """In the language of the problem; by several variables a line each, behind its variable."""
        return self._joined([(one.wrt, one.text) for one in self.derivatives], '{}: {}', '\n') or self.data['curvature']

    @property
    def latex(self) -> str:
        """The formula, without signs of a display around it."""
        rows = self._joined([(one.wrt, one.latex) for one in self.derivatives], r'\text{{by {}: }} & {}', ' \\\\\n')
        if len(self.derivatives) > 1:
            return _aligned(rows)
        return rows or rf"\text{{{self.data['curvature']}}}"

    @property
    def shape(self) -> Shape:
        """``()`` of a scalar, ``('n',)`` of a vector, ``('n', 'm')`` of a matrix. Throws: ``ValueError``, by several variables."""
        if len(self.derivatives) != 1:
            raise ValueError('shapes of several derivatives stand in derivatives')
        return self.derivatives[0].shape

    @property
    def shapes(self) -> Dict[str, Shape]:
        """What every name of the problem was read as."""
        return {name: tuple(shape) for name, shape in self.data['shapes'].items()}

    @property
    def assumptions(self) -> Tuple[str, ...]:
        """What is taken for granted, such as ``X is invertible``."""
        return tuple(self.data['assumptions'])

    @property
    def notes(self) -> Tuple[str, ...]:
        """What a reader should know of how the problem was read, and of where the function has no derivative."""
        return tuple(self.data['notes'])

    @property
    def definitions(self) -> Tuple[Definition, ...]:
        """Names that the answer uses, in the order in which they are computed."""
        return tuple(Definition(one['name'], one['text'], one['latex']) for one in self.data['definitions'])

    @property
    def steps(self) -> Steps:
        """The derivation; of a curvature its proof."""
        found = self.data.get('derivation', self.data.get('certificate', []))
        return Steps(Step(one['rule'], one['text'], one['latex'], one['source']) for one in found)

    @property
    def check(self) -> Optional[Check]:
        """The comparison with finite differences; ``None`` where none was asked for."""
        found = self.data.get('check')
        if found is None:
            return None
        return Check(found['ok'], found.get('points', 0), found.get('maxRelError'), found.get('reason'))

    @property
    def code(self) -> Dict[str, Code]:
        """Generated code by language. Throws: ``code-not-available``, where the language cannot say it."""
        if self._without_code is not None:
            raise self._without_code
        return {
            name: Code(one['source'], one['function'], tuple(one['args']), tuple(one['returns']))
            for name, one in self.data.get('code', {}).items()
        }

    def numpy(self) -> Callable[..., Any]:
        """The generated NumPy code as a function of arrays; ``help()`` of it says of which. It returns the value, then the
        derivative (of several variables a tuple of them).

        Throws: ``KeyError`` where no NumPy code was asked for; ``ImportError`` without NumPy, or SciPy where that is used.
        """
        return load(self.code['numpy'])

    @staticmethod
    def _joined(parts: List[Tuple[Any, str]], row: str, end: str) -> str:
        if len(parts) == 1:
            return parts[0][1]
        return end.join(row.format(wrt if isinstance(wrt, str) else ','.join(wrt), said) for wrt, said in parts)

    def __str__(self) -> str:
        return '\n'.join([*(f'where {one.name} = {one.text}' for one in self.definitions), self.text])

    def __repr__(self) -> str:
        by = ','.join(self.data['wrt']) if isinstance(self.data.get('wrt'), list) else self.data.get('wrt')
        names = by or ','.join(str(one.wrt) for one in self.derivatives)
        return f'<gradus {self.kind} by {names}: {self.text}>'

    def _repr_latex_(self) -> str:
        if len(self.definitions) == 0:
            return f'$\\displaystyle {self.latex}$'
        rows = [rf'&\text{{where }} {_name(one.name)} = {one.latex}' for one in self.definitions]
        return f'$\\displaystyle {_aligned(f" {chr(92) * 2}{chr(10)}".join([*rows, f"&{self.latex}"]))}$'


class Verdict:
    """Whether an answer is right: ``ok`` is ``None`` where it cannot be told. It is true where the answer is right.

    Attributes:
        ok, message: the verdict, and its words.
        expected: the derivative as found here.
        fault: what is wrong, where that has a name, such as ``transpose``; else ``None``.
        by: how a right answer was found to be right.
        shapes, assumptions, notes: on what it rests.
        data: all of it, as ``gradus check --to json`` writes it.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data: Dict[str, Any] = dict(data)
        self.ok: Optional[bool] = data['ok']
        self.message: str = data['message']
        self.expected: str = data['expected']
        self.fault: Optional[str] = data.get('fault')
        self.by: Optional[str] = data.get('by')
        self.shapes: Tuple[str, ...] = tuple(data['shapes'])
        self.assumptions: Tuple[str, ...] = tuple(data['assumptions'])
        self.notes: Tuple[str, ...] = tuple(data['notes'])

    def __bool__(self) -> bool:
        return self.ok is True

    def __str__(self) -> str:
        return self.message if self.ok is not False else f'{self.message}\nit should be {self.expected}'

    def __repr__(self) -> str:
        return f'<gradus verdict: {self.message}>'


class Line(NamedTuple):
    """A line of a derivation that was judged: its number, the verdict, and the laws that lead to it."""

    line: int
    verdict: str
    law: Optional[str]


class Audit:
    """Whether every line of a derivation follows; true where each does, ``ok`` is ``None`` where it cannot be told.

    Attributes:
        lines: every line with its verdict.
        line, fault, expected, counterexample: of the first line that does not follow its number, what is wrong, what it
            should be, and numbers at which the sides differ; else ``None``.
        notes: what a reader should know.
        data: all of it, as ``gradus audit --to json`` writes it.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data: Dict[str, Any] = dict(data)
        self.ok: Optional[bool] = data['ok']
        self.lines: Tuple[Line, ...] = tuple(
            Line(one['line'], one['verdict'], one.get('law')) for one in data['lines']
        )
        self.line: Optional[int] = data.get('line')
        self.fault: Optional[str] = data.get('fault')
        self.expected: Optional[str] = data.get('expected')
        self.counterexample: Optional[Dict[str, Any]] = data.get('counterexample')
        self.notes: Tuple[str, ...] = tuple(data['notes'])

    def __bool__(self) -> bool:
        return self.ok is True

    def __str__(self) -> str:
        if self.fault is None:
            return 'Every line follows.'
        head = f'Line {self.line}: {self.fault}'
        return head if self.expected is None else f'{head}\nit should be {self.expected}'

    def __repr__(self) -> str:
        return f'<gradus audit: {str(self).splitlines()[0]}>'


def _wrt(wrt: Union[str, Iterable[str]]) -> Union[str, Tuple[str, ...]]:
    return wrt if isinstance(wrt, str) else tuple(wrt)


def _aligned(rows: str) -> str:
    return f'\\begin{{aligned}}\n{rows}\n\\end{{aligned}}'


def _name(name: str) -> str:
    """A name as a formula has it where nothing better is known."""
    escaped = name.replace('_', r'\_')
    return escaped if len(name) == 1 else rf'\mathrm{{{escaped}}}'


def _in_table(latex: str) -> str:
    """Markdown ends a cell at a bar, and reads lines by their ends."""
    return latex.replace(r'\|', r'\Vert ').replace('|', r'\vert ').replace('\n', ' ')
