/**
 * Texts in NumPy: how they read, and that NumPy itself gives the value of the reading.
 */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { toRows } from '../../src/numeric/index.ts'
import { readNumpy } from '../../src/read/numpy/index.ts'
import type { Stated } from '../../src/read/reading.ts'
import { PYTHON, WITHOUT_PYTHON } from '../python.ts'
import { type NumpyText, TEXTS } from './numpy.texts.ts'
import { analysed, difference, type Valued, valued } from './values.ts'

const statedOf = ({ text, wrt, vars = {} }: NumpyText): Stated => ({
  text,
  wrt: wrt === undefined ? [] : [wrt],
  vars: Object.fromEntries(Object.entries(vars).map(([name, shape]) => [name, { shape }])),
})

/** Runs each program on its arrays; what is printed is the value as an array of two axes. */
const RUNNER = `
import ast, json, sys
import numpy as np, scipy, scipy.linalg, scipy.special
def run(one):
    space = {'np': np, 'jnp': np, 'scipy': scipy, **one['sizes']}
    for name, (rank, rows) in one['values'].items():
        a = np.array(rows)
        space[name] = a if rank == 2 else a[:, 0] if rank == 1 else float(a[0, 0])
    tree = ast.parse(one['text'])
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        last = tree.body[-1] = ast.Assign(targets=[ast.Name(id='result_', ctx=ast.Store())], value=last.value)
    name = last.name if isinstance(last, ast.FunctionDef) else last.targets[0].id
    exec(compile(ast.fix_missing_locations(tree), 'text', 'exec'), space)
    value = space[name]
    if callable(value):
        value = value(*[space[one_] for one_ in value.__code__.co_varnames[:value.__code__.co_argcount]])
    value = np.asarray(value, dtype=float)
    return value.reshape(-1, 1).tolist() if value.ndim < 2 else value.tolist()
def safely(one):
    try: return run(one)
    except Exception as e: return str(e)
print(json.dumps([safely(one) for one in json.load(sys.stdin)]))
`

const programOf = ({ text }: NumpyText, { reading, analysis, point }: Valued): unknown => ({
  text,
  sizes: Object.fromEntries(point.dims),
  values: Object.fromEntries(
    [...analysis.variables.keys()].map((name) => [
      name,
      [reading.said.vars?.[name]?.shape?.length ?? 0, toRows(point.values.get(name)!)],
    ]),
  ),
})

describe('NumPy', () => {
  it.each(TEXTS.filter(({ reads }) => reads !== undefined))('reads $text', (row) => {
    const stated = statedOf(row)
    expect(readNumpy(stated, analysed(stated)).said.expr).toBe(row.reads)
  })

  it('calls functions that are declared to act on every entry', () => {
    const stated = { text: 'phi(A @ x) @ y', wrt: ['x'], where: 'phi is elementwise, A: m x n' }
    expect(readNumpy(stated, analysed(stated)).said.expr).toBe("phi(A*x)'*y")
  })

  it.skipIf(WITHOUT_PYTHON)('has the value of what was read', () => {
    const all = TEXTS.map((row) => valued(readNumpy, statedOf(row)))
    const input = JSON.stringify(TEXTS.map((row, i) => programOf(row, all[i]!)))
    const { stdout, stderr } = spawnSync(PYTHON, ['-c', RUNNER], { input, encoding: 'utf8' })
    expect(stderr).toBe('')
    const values = JSON.parse(stdout) as (number[][] | string)[]
    const wrong = values.flatMap((value, i) => {
      if (typeof value === 'string') return [`${TEXTS[i]!.text}: ${value}`]
      const off = difference(value, all[i]!.value)
      return off < 1e-9 ? [] : [`${TEXTS[i]!.text}: ${all[i]!.reading.said.expr} is off by ${off}`]
    })
    expect(wrong).toEqual([])
  })

  it.each([
    ['foo(x) + 1', 'unknown-function', 'foo'],
    ['np.linalg.inw(S)', 'unknown-function', 'np.linalg.inw'],
    ['x.som()', 'unknown-function', 'x.som'],
    ["np.einsum('ij,j', A, x)", 'unknown-function', 'np.einsum'],
    ['np.where(x > y, x, y)', 'source-unreadable', 'np.where(x > y, x, y)'],
    ['x if x else y', 'source-unreadable', 'if'],
    ['for i in x: y', 'source-unreadable', 'for'],
    ['x @ (A', 'source-unreadable', 'A'],
    ['x[::2]', 'source-unreadable', ':'],
    ['np.sum(x, dtype=y)', 'wrong-argument-count', 'dtype=y'],
    ['X + ?', 'source-unreadable', '?'],
    ['a @ 2', 'shapes-differ', 'a'],
    ['x // y', 'source-unreadable', 'x // y'],
    ['x\ny', 'source-unreadable', 'x'],
    ['np.diag(x, 1)', 'wrong-argument-count', '1'],
    ['f = lambda w, v=1: w', 'source-unreadable', '='],
    ['', 'source-unreadable', ''],
  ])('refuses %s with the place', (text, code, place) => {
    const stated = { text, wrt: ['x'] }
    try {
      readNumpy(stated, analysed(stated))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(GradusError)
      const { code: found, span } = error as GradusError
      expect([found, text.slice(span!.from, span!.to)]).toEqual([code, place])
    }
  })

  it('is read or refused when it is cut or nested deeply', () => {
    const texts = TEXTS.flatMap(({ text }) =>
      Array.from({ length: text.length }, (_, i) => text.slice(0, i) + text.slice(i + 1)),
    )
    const deep = [
      '('.repeat(2_000),
      `${'-'.repeat(5_000)}x`,
      `x${'.T'.repeat(20_000)}`,
      'f = lambda x: f(f(x))\nf(x)',
    ]
    for (const text of [...texts.filter((_, i) => i % 5 === 0), ...deep]) {
      const stated = { text, wrt: ['x'] }
      try {
        readNumpy(stated, analysed(stated))
      } catch (error) {
        expect(error).toBeInstanceOf(GradusError)
      }
    }
  })
})
