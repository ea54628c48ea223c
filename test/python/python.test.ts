/**
 * The Python package, by Python: its own tests, the answers of the library text for text, what README shows, and the wheel
 * in an environment that has nothing else.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Request, solve } from '../../src/index.ts'
import { literature } from '../cases/read.ts'
import { PYTHON, WITHOUT_PYTHON } from '../python.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const sources = resolve('src/python')
const env = {
  ...process.env,
  PYTHONPATH: [sources, process.env['PYTHONPATH'] ?? ''].join(delimiter),
  PYTHONDONTWRITEBYTECODE: '1',
}

/** Runs Python on this text or file; what it prints, and on standard error where it fails. */
const python = (args: readonly string[], input = ''): string => {
  const { status, stdout, stderr } = spawnSync(PYTHON, args, { input, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
  return stdout
}

/** Problems from all files of the literature. */
const CASES = 100
const problems = (): Request[] => {
  const all = literature()
  return Array.from({ length: CASES }, (_, i) => {
    const { id, expr, wrt, kind, vars } = all[Math.floor((i * all.length) / CASES)]!
    return { id, expr, wrt, kind, vars }
  })
}

/** What the library says. */
const expected = async (problem: Request): Promise<unknown> => {
  const answer = await solve(problem, { check: false, code: ['numpy'] })
  if (!answer.ok || answer.code === undefined) throw new Error(`${problem.expr} has an answer with code`)
  const { derivation, notes, code } = answer
  const derivatives = 'derivatives' in answer ? answer.derivatives : [answer]
  const texts = derivatives.map(({ text, latex }) => [text, latex])
  return { texts, steps: derivation, code: code['numpy']?.source, notes }
}

const SCRIPT = /```python\n([\s\S]*?)```/g

/** What a script prints, and what the comments behind its `print` say. */
const printed = (script: string): { found: string[]; said: string[] } => ({
  found: python(['-c', script]).trimEnd().split('\n'),
  said: [...script.matchAll(/^ *print\(.*\) {2}# (.*)$/gm)].map(([, comment = '']) => comment),
})

describe.skipIf(WITHOUT_PYTHON)('the Python package', () => {
  const files = readdirSync(here).filter((file) => /^test_.*\.py$/.test(file))

  it('has tests of its own', () => {
    expect(files).toEqual(['test_answers.py', 'test_numpy.py', 'test_process.py'])
  })

  it.each(files)('passes %s', (file) => {
    python(['-W', 'error', join(here, file)])
  })

  it('says what the library says, text for text, on a hundred problems', async () => {
    const asked = problems()
    expect(new Set(asked.map(({ id }) => id)).size).toBe(CASES)
    const input = asked.map((problem) => `${JSON.stringify(problem)}\n`).join('')
    const lines = python([join(here, 'answer_lines.py')], input)
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(CASES)
    for (const [i, problem] of asked.entries())
      expect(JSON.parse(lines[i]!), problem.expr).toEqual(await expected(problem))
  })

  it('does what README shows', () => {
    const scripts = [...readFileSync('README.md', 'utf8').matchAll(SCRIPT)].map(([, script = '']) => script)
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) {
      const { found, said } = printed(script)
      expect(found).toEqual(said)
    }
  })

  it('has the version of the program', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(readFileSync(join(sources, 'pyproject.toml'), 'utf8')).toContain(`\nversion = "${version}"\n`)
    expect(python(['-c', 'import gradus; print(gradus.__version__)'])).toBe(`${version}\n`)
  })
})

describe.skipIf(WITHOUT_PYTHON)('the wheel', () => {
  let folder = ''
  let wheel = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradus-'))
    wheel = join(folder, python([join(sources, 'backend.py'), folder]).trim())
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const RECORDED = `
import base64, csv, hashlib, io, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    names = wheel.namelist()
    record = next(name for name in names if name.endswith('/RECORD'))
    rows = list(csv.reader(io.StringIO(wheel.read(record).decode())))
    assert [row[0] for row in rows] == names and names[-1] == record, names
    for name, digest, size in rows[:-1]:
        content = wheel.read(name)
        found = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()
        assert (digest, size) == ('sha256=' + found, str(len(content))), name
    print(len(names))
`

  it('records every file that it has', () => {
    expect(Number(python(['-c', RECORDED, wheel]))).toBeGreaterThan(20)
  })

  it('is the same from the same files', () => {
    const again = join(folder, 'again')
    const name = python([join(sources, 'backend.py'), again]).trim()
    expect(readFileSync(join(again, name)).equals(readFileSync(wheel))).toBe(true)
  })

  it('works where nothing else is', () => {
    const venv = join(folder, 'venv')
    python(['-m', 'venv', '--without-pip', venv])
    const clean = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
    // -I: neither this folder nor PYTHONPATH; installing a wheel of pure Python is unpacking it there.
    const run = (program: string, ...args: string[]): string =>
      execFileSync(clean, ['-I', '-c', program, ...args], { cwd: folder, encoding: 'utf8' })
    run(
      'import sys, sysconfig, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sysconfig.get_path("purelib"))',
      wheel,
    )
    const program =
      'import gradus, importlib.metadata as data; print(gradus.__file__, data.version("gradus")); print(gradus.gradient("logdet(X)", "X"))'
    const [place, answer] = run(program).split('\n')
    expect(place).toContain(venv)
    expect(answer).toBe("inv(X)'")
  })
})
