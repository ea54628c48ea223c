"""The ``node`` that runs the engine, and the engine that it runs."""
from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Tuple

from .errors import GradusError

OLDEST = (20, 20)
INSTALL = (
    f'Install Node.js {OLDEST[0]}.{OLDEST[1]} or later (https://nodejs.org), '
    'or set GRADUS_NODE to the path of such a node.'
)


def engine() -> Path:
    """The program: in the package that was installed, else in the repository that this file is in.

    Throws: ``no-engine``.
    """
    here = Path(__file__).resolve()
    places = [here.parent / 'engine' / 'main.js', here.parents[3] / 'dist' / 'cli' / 'main.js']
    for place in places:
        if place.is_file():
            return place
    raise GradusError('no-engine', f'there is no {places[0]}.', hint='Install the wheel, or run: npm run build')


def node() -> str:
    """The path of a ``node`` that is new enough. Throws: ``no-node``, ``old-node``."""
    given = os.environ.get('GRADUS_NODE')
    found = given or shutil.which('node') or shutil.which('nodejs')
    if found is None:
        raise GradusError('no-node', 'there is no node in PATH.', hint=INSTALL)
    version = _version(found)
    if version < OLDEST:
        raise GradusError('old-node', f'{found} is version {version[0]}.{version[1]}.', hint=INSTALL)
    return found


@functools.lru_cache(maxsize=None)
def _version(path: str) -> Tuple[int, int]:
    try:
        said = subprocess.run([path, '--version'], stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise GradusError('no-node', f'{path} does not run: {error}.', hint=INSTALL) from error
    match = re.match(rb'v(\d+)\.(\d+)', said)
    if match is None:
        raise GradusError('no-node', f'{path} is no node.', hint=INSTALL)
    return int(match[1]), int(match[2])
