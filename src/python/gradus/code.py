"""Generated code: its text, and the function that it defines."""
from __future__ import annotations

import linecache
from typing import Any, Callable, Dict, Tuple


class Code(str):
    """The text of a generated file, and what is in it.

    Attributes:
        function: the name of the function that it defines.
        args: its parameters, in their order.
        returns: what it returns, in this order.
    """

    function: str
    args: Tuple[str, ...]
    returns: Tuple[str, ...]

    def __new__(cls, source: str, function: str = '', args: Tuple[str, ...] = (), returns: Tuple[str, ...] = ()) -> 'Code':
        code = super().__new__(cls, source)
        code.function, code.args, code.returns = function, tuple(args), tuple(returns)
        return code


def load(code: Code) -> Callable[..., Any]:
    """The function that Python code defines. Throws: ``ImportError`` where a library is missing that it uses."""
    file = f'<gradus {code.function} {hash(code):x}>'
    names: Dict[str, Any] = {'__name__': f'gradus.{code.function}'}
    try:
        exec(compile(str(code), file, 'exec'), names)
    except ModuleNotFoundError as error:
        raise ImportError(f'the code needs {error.name}: pip install {error.name}', name=error.name) from error
    # Tracebacks and inspect.getsource find its lines here.
    linecache.cache[file] = (len(code), None, str(code).splitlines(keepends=True), file)
    return names[code.function]
