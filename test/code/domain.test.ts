/**
 * Generated code outside the domain of a function of matrices: an error that says so, never numbers.
 */
import { execFileSync } from 'node:child_process'
import * as mathjs from 'mathjs'
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { PYTHON } from '../python.ts'
import { load, type Matrix } from './runners/javascript.ts'

type Rows = readonly (readonly number[])[]

const A = [
  [1, 2],
  [3, 5],
]
const EYE: Rows = [
  [1, 0],
  [0, 1],
]
const NAMED: Readonly<Record<string, Rows>> = {
  'two positive eigenvalues': [
    [4, 1],
    [2, 3],
  ],
  'a defective matrix': [
    [1, 1],
    [0, 1],
  ],
  'imaginary eigenvalues': [
    [0, -1],
    [1, 0],
  ],
  'a small eigenvalue': [
    [1, 0],
    [0, 1e-8],
  ],
  'one negative eigenvalue': [
    [4, 0],
    [0, -9],
  ],
  'minus the identity': EYE.map((row) => row.map((x) => (x === 0 ? 0 : -x))),
  'eigenvalues of both signs': [
    [0, 1],
    [1, 0],
  ],
  'a singular diagonal': [
    [1, 0],
    [0, 0],
  ],
  'a nilpotent matrix': [
    [0, 1],
    [0, 0],
  ],
  'a matrix of rank 1': [
    [1, 2],
    [2, 4],
  ],
  'the zero matrix': [
    [0, 0],
    [0, 0],
  ],
}
const INSIDE = Object.entries(NAMED).slice(0, 4)
const OUTSIDE = Object.entries(NAMED).slice(4)
const FUNCTIONS = ['sqrtm', 'logm'] as const

const codeOf = async (
  name: string,
  target: 'numpy' | 'mathjs' | 'javascript',
  where = '',
): Promise<string> => {
  const found = await solve(
    { expr: `tr(A*${name}(X))`, wrt: 'X' },
    { where, code: [target], check: false, steps: false },
  )
  if (!found.ok || !found.code) throw new Error('no code')
  return found.code[target]!.source
}

const DRIVER = `
import json, sys
import numpy as np
job = json.load(sys.stdin)
space = {}
exec(job['source'], space)
answers = []
for X in job['at']:
    try:
        value, gradient = space['gradient_X'](np.array(job['A'], dtype=float), np.array(X, dtype=float))
        answers.append({'value': float(value), 'finite': bool(np.all(np.isfinite(gradient)))})
    except ValueError as error:
        answers.append({'error': str(error)})
print(json.dumps(answers))
`

interface Ran {
  readonly value?: number
  readonly finite?: boolean
  readonly error?: string
}

/** What the code gives at each matrix; anything else on standard output is no JSON. */
const python = (source: string, at: readonly Rows[]): Ran[] =>
  JSON.parse(
    execFileSync(PYTHON, ['-W', 'ignore', '-c', DRIVER], {
      input: JSON.stringify({ source, A, at }),
      encoding: 'utf8',
    }),
  )

type MathjsProgram = (...matrices: readonly Rows[]) => readonly [number, Rows]

const mathjsProgram = (source: string): MathjsProgram => {
  const body = source
    .replace(/^import \{(.*?)\} from 'mathjs'/s, 'const {$1} = mathjs')
    .replace('export function', 'return function')
  return new Function('mathjs', body)(mathjs)
}

const javascript = (source: string, at: Rows): readonly [number, Rows] => mathjsProgram(source)(A, at)

describe('generated NumPy code', () => {
  it.each(FUNCTIONS)('of %s refuses what is outside its domain, and nothing else', async (name) => {
    const source = await codeOf(name, 'numpy')
    const ran = python(
      source,
      [...INSIDE, ...OUTSIDE].map(([, at]) => at),
    )
    for (const [i, [title]] of INSIDE.entries()) expect({ title, ...ran[i] }).toMatchObject({ finite: true })
    for (const [i, [title]] of OUTSIDE.entries())
      expect({ title, ...ran[INSIDE.length + i] }).toMatchObject({
        error: expect.stringMatching(/^(sqrtm|logm): |has no unique solution/),
      })
  })

  it('has the values of the principal root', async () => {
    const ran = python(
      await codeOf('sqrtm', 'numpy'),
      INSIDE.map(([, at]) => at),
    )
    expect(ran[1]?.value).toBeCloseTo(7.5, 10)
    expect(ran[2]?.value).toBeCloseTo(3.5355339, 6)
  })

  it('of the root of a matrix declared semidefinite refuses a negative eigenvalue', async () => {
    const source = await codeOf('sqrtm', 'numpy', 'X is positive-definite')
    const [right, wrong] = python(source, [NAMED['a small eigenvalue']!, NAMED['one negative eigenvalue']!])
    expect(right).toMatchObject({ finite: true })
    expect(wrong?.error).toContain('negative eigenvalue')
  })
})

describe('a matrix declared positive definite', () => {
  const SOURCE = {
    expr: "logdet(H*P*H' + R)",
    where: 'P is positive-definite, R is positive-definite',
  }
  const sourceOf = async (target: 'numpy' | 'mathjs'): Promise<string> => {
    const found = await solve(
      { expr: SOURCE.expr, wrt: 'R' },
      { where: SOURCE.where, code: [target], check: false },
    )
    if (!found.ok) throw new Error('no code')
    return found.code![target]!.source
  }
  const IN_SINGLE = `
import sys
import numpy as np
exec(sys.stdin.read())
rng = np.random.default_rng(0)
A, H = rng.normal(size=(30, 30)).astype('f4'), rng.normal(size=(20, 30)).astype('f4')
print(gradient_R(H, A @ A.T, np.eye(20, dtype='f4'))[1].dtype)
`

  it('may be as far from symmetric as single precision rounds', async () => {
    const printed = execFileSync(PYTHON, ['-c', IN_SINGLE], {
      input: await sourceOf('numpy'),
      encoding: 'utf8',
    })
    expect(printed.trim()).toBe('float32')
  })

  it('must be symmetric in mathjs', async () => {
    const source = await sourceOf('mathjs')
    const program = mathjsProgram(source)
    const eye = [
      [1, 0],
      [0, 1],
    ]
    const lopsided = [
      [2, 1],
      [0, 2],
    ]
    expect(program(eye, eye, eye)[0]).toBeCloseTo(2 * Math.log(2), 12)
    expect(() => program(eye, eye, lopsided)).toThrow('symmetric')
  })
})

describe('generated mathjs code', () => {
  it.each(FUNCTIONS.flatMap((name) => OUTSIDE.map(([title, at]) => [name, title, at] as const)))(
    'of %s refuses %s',
    async (name, _, at) => {
      const source = await codeOf(name, 'mathjs')
      expect(() => javascript(source, at)).toThrow(/no real principal square root/)
    },
  )

  it('takes what is inside', async () => {
    const source = await codeOf('sqrtm', 'mathjs')
    expect(javascript(source, NAMED['a defective matrix']!)[0]).toBeCloseTo(7.5, 6)
  })
})

describe('generated JavaScript code', () => {
  it.each(FUNCTIONS)('of %s refuses what is outside its domain, and nothing else', async (name) => {
    const f = load({ source: await codeOf(name, 'javascript') })
    for (const [title, at] of INSIDE) {
      const [, gradient] = f(A, at)
      expect({ title, finite: (gradient as Matrix).data.every(Number.isFinite) }).toMatchObject({
        finite: true,
      })
    }
    for (const [, at] of OUTSIDE) expect(() => f(A, at)).toThrow(/^(sqrtm|logm|inv): |has no unique solution/)
  })

  it('of the root of a matrix declared semidefinite refuses a negative eigenvalue', async () => {
    const f = load({ source: await codeOf('sqrtm', 'javascript', 'X is positive-definite') })
    expect(f(A, NAMED['a small eigenvalue'])[0]).toBeCloseTo(1 + 5e-4, 9)
    expect(() => f(A, NAMED['one negative eigenvalue'])).toThrow('negative eigenvalue')
  })
})
