"""Symbolic matrix calculus: gradients with their derivation, as text, LaTeX and NumPy code.

    >>> import gradus
    >>> answer = gradus.gradient("sigma(W*x)'*b", wrt="W")
    >>> print(answer)
    (b .* (sigma(W*x) - sigma(W*x).^2))*x'

The functions here are those of one ``Engine``, whose process starts with the first problem and stays. Every answer was
compared with finite differences of the expression as typed. It needs Node.js 20.20 or later, and NumPy only for ``numpy()``
of an answer.
"""
from .answer import Answer, Audit, Check, Definition, Derivative, Line, Step, Steps, Verdict
from .code import Code
from .engine import Engine
from .errors import GradusError

__version__ = '0.1.0'

#: What the functions below ask.
default = Engine()

answer = default.answer
audit = default.audit
batch = default.batch
check = default.check
close = default.close
derivative = default.derivative
gradient = default.gradient
hessian = default.hessian
jacobian = default.jacobian
solve = default.solve

__all__ = [
    *('Answer', 'Audit', 'Check', 'Code', 'Definition', 'Derivative', 'Engine', 'GradusError', 'Line', 'Step'),
    *('Steps', 'Verdict', 'answer', 'audit', 'batch', 'check', 'close', 'derivative', 'gradient', 'hessian'),
    *('jacobian', 'solve'),
]
