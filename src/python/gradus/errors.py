"""What is wrong with a problem, as an exception that knows its text."""
from __future__ import annotations

from typing import Any, Mapping, Optional, Tuple

Span = Tuple[int, int]

#: Characters that are shown before a place, and of its line at most.
BEFORE, SHOWN = 60, 160


class GradusError(Exception):
    """What is wrong with a problem or a call, or why there is no engine to ask.

    Attributes:
        code: what a program decides by, such as ``shapes-differ``.
        message: one sentence with the fact.
        span: the characters of ``source`` that it is about, as ``(from, to)``, half open; ``None`` where there is no place.
        hint: what to do, or an offer; ``None`` where there is none.
        source: the text as it was given.
    """

    def __init__(
        self,
        code: str,
        message: str,
        span: Optional[Span] = None,
        hint: Optional[str] = None,
        source: Optional[str] = None,
    ) -> None:
        super().__init__(code, message, span, hint, source)
        self.code = code
        self.message = message
        self.span = span
        self.hint = hint
        self.source = source

    def __str__(self) -> str:
        lines = [f'{self.code}: {self.message}']
        if self.span is not None and self.source is not None:
            lines += excerpt(self.source, self.span)
        if self.hint is not None:
            lines.append(f'  {self.hint}')
        return '\n'.join(lines)


def excerpt(source: str, span: Span) -> list[str]:
    """The line with the place, and below it carets."""
    begin, end = span
    start = source.rfind('\n', 0, begin) + 1
    newline = source.find('\n', begin)
    stop = len(source) if newline < 0 else newline
    left = max(start, begin - BEFORE)
    right = min(stop, left + SHOWN)
    carets = '^' * max(1, min(end, right) - begin)
    return [f'  {source[left:right]}', f'  {" " * (begin - left)}{carets}']


def characters(source: str, units: int) -> int:
    """The engine counts units of UTF-16; this is the number of characters that the first so many of them are."""
    return len(source.encode('utf-16-le', 'surrogatepass')[: 2 * units].decode('utf-16-le', 'replace'))


def error_of(error: Mapping[str, Any], source: Optional[str] = None) -> GradusError:
    """The exception that the ``error`` of an answer in JSON is."""
    begin, end = error.get('from'), error.get('to')
    span = None
    if source is not None and begin is not None and end is not None:
        span = (characters(source, begin), characters(source, end))
    return GradusError(error['code'], error['message'], span, error.get('hint'), source)
