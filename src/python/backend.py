"""Builds the wheel of the Python package: `gradus/` as it stands, and in `gradus/engine/` the built program.

By itself, `python3 src/python/backend.py FOLDER`, or for pip (PEP 517), without anything but the standard library. A wheel
is a zip; the same files give the same bytes.
"""
import base64
import hashlib
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAM = ROOT / 'dist' / 'cli'
#: What starts the program elsewhere: its snapshot, the command of the npm package.
LEFT_OUT = {'snapshot.cjs', 'keep-snapshot.js', 'gradus'}
#: Node reads the files as modules.
MODULES = b'{"type":"module"}\n'


def _project():
    """The lines `name = "text"` of pyproject.toml, which Python 3.9 has no reader of."""
    lines = (HERE / 'pyproject.toml').read_text('utf-8').splitlines()
    pairs = (line.split(' = ', 1) for line in lines if ' = "' in line)
    return {name: text.strip('"') for name, text in pairs}


def _metadata(project):
    return '\n'.join(
        [
            'Metadata-Version: 2.1',
            f'Name: {project["name"]}',
            f'Version: {project["version"]}',
            f'Summary: {project["description"]}',
            f'License: {project["license"]}',
            f'Requires-Python: {project["requires-python"]}',
            'Provides-Extra: numpy',
            'Requires-Dist: numpy; extra == "numpy"',
            'Requires-Dist: scipy; extra == "numpy"',
            '',
        ]
    ).encode()


WHEEL = b'Wheel-Version: 1.0\nGenerator: gradus\nRoot-Is-Purelib: true\nTag: py3-none-any\n'


def _files(project):
    """What the wheel holds, by path."""
    if not (PROGRAM / 'main.js').is_file():
        raise SystemExit(f'there is no {PROGRAM / "main.js"}: run npm run build')
    sources = [path for path in (HERE / 'gradus').iterdir() if path.suffix in ('.py', '.typed')]
    program = [path for path in PROGRAM.iterdir() if path.is_file() and path.name not in LEFT_OUT]
    info = f'gradus-{project["version"]}.dist-info'
    return {
        **{f'gradus/{path.name}': path.read_bytes() for path in sorted(sources)},
        **{f'gradus/engine/{path.name}': path.read_bytes() for path in sorted(program)},
        'gradus/engine/package.json': MODULES,
        f'{info}/LICENSE': (ROOT / 'LICENSE').read_bytes(),
        f'{info}/METADATA': _metadata(project),
        f'{info}/WHEEL': WHEEL,
    }


def _record(files, path):
    def line(name):
        digest = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b'=').decode()
        return f'{name},sha256={digest},{len(files[name])}'

    return '\n'.join([*map(line, files), f'{path},,', '']).encode()


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Writes the wheel and returns its name (PEP 517)."""
    project = _project()
    files = _files(project)
    record = f'gradus-{project["version"]}.dist-info/RECORD'
    files[record] = _record(files, record)
    name = f'gradus-{project["version"]}-py3-none-any.whl'
    Path(wheel_directory).mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(Path(wheel_directory) / name, 'w', zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            wheel.writestr(entry, content)
    return name


if __name__ == '__main__':
    print(build_wheel(sys.argv[1] if len(sys.argv) > 1 else ROOT / 'dist' / 'python'))
