/**
 * Files that run by themselves: the check that a file does of itself passes, its optimiser ends.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CodeJson, solve } from '../../src/index.ts'
import { PYTHON, pythonWith } from '../python.ts'
import { sampled } from '../random/settings.ts'
import { cannotRun } from './harness.ts'
import { STAND_IN_FOLDER } from './runners/jax.ts'
import { RUN } from './targets.ts'

const TABLE = [
  ["sigma(W*x)'*b", 'W', 'gradient'],
  ["y'*tanh(W*x + b)", 'W,b', 'gradient'],
  ['logdet(S) + tr(inv(S)*C) where S is positive-definite', 'S', 'gradient'],
  ["a*x'*y", 'a', 'gradient'],
  ["step'*above*value + step'*relu(along)", 'step', 'gradient'],
  ['exp(x*b) where x: 1 x n', 'x', 'gradient'],
  ['A*exp(B*x)', 'x', 'jacobian'],
  ['a*X', 'a', 'jacobian'],
  ['X*A*X', 'X', 'jacobian'],
  ['W*V*x', 'W,V', 'jacobian'],
  ['norm2(x)', 'x', 'hessian'],
  ["tr(A*X'*X)", 'X', 'hessian'],
  ["x'*A*y*a^2", 'x,y,a', 'hessian'],
] as const

/** Each file is a process of its own, that loads what it needs. */
const ROWS = sampled(TABLE, 4)

type Kind = (typeof TABLE)[number][2]

const codeOf = async (target: string, expr: string, wrt: string, kind: Kind, more: object) => {
  const answer = await solve({ expr, wrt, kind }, { code: [target], check: false, steps: false, ...more })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.code![target]!
}

/** Runs a file with what stands in for JAX. */
const ON_STAND_IN = `import runpy, sys
sys.path.insert(0, ${JSON.stringify(STAND_IN_FOLDER)})
runpy.run_path(sys.argv[1], run_name='__main__')`

/** The name of a file with a function of this name, and what runs it where it lies. */
const COMMANDS: Readonly<Record<string, (name: string) => readonly [string, string, ...string[]]>> = {
  python: (name) => [`${name}.py`, PYTHON, `${name}.py`],
  torch: (name) => [`${name}.py`, pythonWith('torch') ?? 'python3', `${name}.py`],
  jax: (name) =>
    pythonWith('jax')
      ? [`${name}.py`, pythonWith('jax')!, `${name}.py`]
      : [`${name}.py`, PYTHON, '-c', ON_STAND_IN, `${name}.py`],
  octave: (name) => [`${name}.m`, 'octave-cli', '--norc', '-q', '--eval', `assert(test('${name}'))`],
  r: (name) => [`${name}.R`, 'Rscript', '--vanilla', `${name}.R`],
}

const COMMAND_OF: Readonly<Record<string, string>> = {
  numpy: 'python',
  'array-api': 'python',
  torch: 'torch',
  jax: 'jax',
  octave: 'octave',
  r: 'r',
}

/** JavaScript runs where its imports are found, all others in a folder of their own. */
const run = (target: string, { source, function: name }: Pick<CodeJson, 'source' | 'function'>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-example-'))
  try {
    const command = COMMANDS[COMMAND_OF[target] ?? '']
    const [file, program, ...args] = command?.(name) ?? [
      `${name}.js`,
      process.execPath,
      '--input-type=module',
    ]
    writeFileSync(join(folder, file), source)
    const options = command ? { cwd: folder } : { input: source }
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', ...options })
    if (status !== 0) throw new Error(`${stdout}${stderr}\n${source}`)
    return stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const WITH_EXAMPLES = RUN.filter(({ example }) => example !== undefined)

for (const { name: target, optimizes } of WITH_EXAMPLES)
  describe.skipIf(cannotRun(target))(`a file of ${target} code`, () => {
    it.each(ROWS)('compares itself with differences: %s by %s, %s', async (expr, wrt, kind) => {
      const code = await codeOf(target, expr, wrt, kind, { withCheck: true })
      expect(run(target, code)).toMatch(/along a direction.*\nby differences/s)
    })

    it('fails where its derivative is wrong', async () => {
      const code = await codeOf(target, 'norm2(x)^2', 'x', 'gradient', { withCheck: true })
      const source = code.source.replace(/(gradient\S* (?:<-|=) (?:multiply\()?)2/, '$13')
      expect(source).not.toBe(code.source)
      expect(() => run(target, { ...code, source })).toThrow(/by differences/)
    })

    it.runIf(optimizes)('minimises', async () => {
      for (const [expr, wrt] of [
        ['norm2(A*x - b)^2 + norm2(x)^2', 'x'],
        ["tr((W - A)'*(W - A))", 'W'],
        ['(a - b)^2 + 1', 'a'],
      ] as const)
        expect(run(target, await codeOf(target, expr, wrt, 'gradient', { optimizer: true }))).toMatch(
          /^(?:.* )?value/,
        )
    })

    it.skipIf(optimizes)('has no optimiser', async () => {
      await expect(codeOf(target, "x'*x", 'x', 'gradient', { optimizer: true })).rejects.toThrow(
        `an optimiser of ${target} code`,
      )
    })
  })

describe('a file that runs by itself', () => {
  it.each([
    [{ kind: 'jvp' }, "x'*A*x", 'a jvp'],
    [{ kind: 'gradient' }, "b'*phi(x)", 'functions of which nothing is known'],
    [{ kind: 'gradient', factored: true }, "norm2(W'*x)^2", 'the factors of a derivative'],
    [{ kind: 'jacobian', layout: 'denominator' }, 'A*x', 'denominator layout'],
  ] as const)('is none of %o of %s', async ({ kind, ...more }, expr, reason) => {
    const wrt = expr.includes('W') ? 'W' : 'x'
    await expect(codeOf('numpy', expr, wrt, kind as Kind, { withCheck: true, ...more })).rejects.toThrow(
      reason,
    )
  })
})
