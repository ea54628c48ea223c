/**
 * Runs generated code in every language and compares with the reference.
 */
import { describe, it } from 'vitest'
import { type Code, type CodeRequest, type Target, toCode } from '../../src/code/index.ts'
import { GradusError } from '../../src/errors/error.ts'
import type { Node } from '../../src/expr/node.ts'
import { CURVES, type Curve } from './curves.ts'
import { evaluate, matrixOf, plain, type Value, type World } from './reference.ts'
import { RUNNERS } from './runners/index.ts'
import type { Argument, Grid, Outcome, Runner } from './runners/runner.ts'
import { RUN } from './targets.ts'

export interface Case {
  readonly title: string
  readonly request: CodeRequest
  readonly variables: ReadonlyMap<string, Value>
  readonly dims: ReadonlyMap<string, number>
  readonly generics?: ReadonlyMap<string, Curve>
}

/** A case in one language: its code and what came of it, or what the language has no code for. */
export type Result = Made | { readonly refused: string }

export interface Made {
  readonly code: Code
  readonly outcome: Outcome
}

/** The code and its outcome, of a case that no language refuses. */
export const made = (result: Result | undefined): Made => {
  if (!result || 'refused' in result) throw new Error(`refused: ${result?.refused}`)
  return result
}

const runnerOf = (target: string): Runner => {
  const runner = RUNNERS[target]
  if (!runner) throw new Error(`nothing runs ${target}`)
  return runner
}

/** Whether there is nothing here to run code in a language with. */
export const cannotRun = (target: string): boolean => runnerOf(target).missing

/** Whether arguments of another rank never reach the code. */
export const isTyped = (target: string): boolean => runnerOf(target).typed === true

/** Whether a language says that it has no code for a function. */
export const isRefused = (target: string, name: string): boolean =>
  RUNNERS[target]?.refuses?.has(name) === true

const orderIn = (name: string, generics: ReadonlyMap<string, Curve>): Argument => {
  for (let order = 0; order < name.length; order++) {
    const curve = generics.get(name.slice(order))
    if (curve && name.slice(0, order) === 'd'.repeat(order)) return { kind: 'function', curve, order }
  }
  throw new Error(`no value for ${name}`)
}

const argument = ({ variables, dims, generics = new Map() }: Case, name: string): Argument => {
  const [value, dim] = [variables.get(name), dims.get(name)]
  if (value !== undefined) return { kind: 'value', value }
  return dim === undefined ? orderIn(name, generics) : { kind: 'dimension', value: dim }
}

/** The code of a request, or what there is no code for. */
const codeOf = (request: CodeRequest, target: Target): { code: Code } | { refused: string } => {
  try {
    return { code: toCode(request, target) }
  } catch (error) {
    if (!(error instanceof GradusError) || error.code !== 'code-not-available') throw error
    return { refused: /code for (.*)\.$/.exec(error.message)![1]! }
  }
}

/** The outcomes of all cases in one language, in order. */
export const runAll = (target: Target, cases: readonly Case[]): Result[] => {
  const codes = cases.map((item) => ({ item, ...codeOf(item.request, target) }))
  const jobs = codes.flatMap(({ item, ...found }) =>
    'code' in found ? [{ code: found.code, args: found.code.args.map((name) => argument(item, name)) }] : [],
  )
  const { missing, run } = runnerOf(target.name)
  const outcomes = missing ? jobs.map(() => ({ error: 'not run' })) : [...run(jobs)]
  return codes.map((found) =>
    'code' in found
      ? { code: found.code, outcome: outcomes.shift() ?? { error: 'nothing came back' } }
      : { refused: found.refused },
  )
}

export const runEverywhere = (cases: readonly Case[]): Map<string, Result[]> =>
  new Map(RUN.map((target) => [target.name, runAll(target, cases)]))

const worldOf = ({ variables, dims, generics }: Case): World => ({
  variables,
  dims,
  generics: new Map(
    [...(generics ?? [])].map(([name, curve]) => [name, (x, order) => CURVES[curve][order]!(x)]),
  ),
})

/** The values of nodes as generated code returns them: the value, then the derivatives. */
export type Expected = readonly [Value, ...(readonly Value[])]

const expectedOf = (item: Case): Expected => {
  const world = worldOf(item)
  const value = (node: Node): Value => plain(node, evaluate(world, node))
  return [value(item.request.objective), ...item.request.derivatives.map(({ node }) => value(node))]
}

const isGrid = (actual: unknown): actual is Grid =>
  typeof actual === 'object' && actual !== null && 'data' in actual

type Tolerance = { readonly within: number; readonly where: string }

const closeGrid = ({ rows, cols, data, flat }: Grid, expected: Value, tolerance: Tolerance): void => {
  const matrix = matrixOf(expected)
  if (rows !== matrix.length || cols !== matrix[0]!.length)
    throw new Error(`${tolerance.where}: ${rows} x ${cols} is not ${matrix.length} x ${matrix[0]!.length}`)
  if (flat && Array.isArray(expected) && Array.isArray(expected[0]))
    throw new Error(`${tolerance.where}: a vector is no matrix`)
  close(data, matrix.flat(), tolerance)
}

const close = (actual: unknown, expected: Value | readonly Value[], tolerance: Tolerance): void => {
  const { within, where } = tolerance
  if (isGrid(actual)) {
    closeGrid(actual, expected as Value, tolerance)
    return
  }
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') throw new Error(`${where}: ${JSON.stringify(actual)} is no number`)
    const error = Math.abs(actual - expected) / Math.max(1, Math.abs(expected))
    if (!(error < within)) throw new Error(`${where}: ${actual} is not ${expected}`)
    return
  }
  if (!Array.isArray(actual) || actual.length !== expected.length)
    throw new Error(`${where}: ${JSON.stringify(actual)} is not of the shape of ${JSON.stringify(expected)}`)
  for (const [i, entry] of expected.entries()) close(actual[i], entry, tolerance)
}

/** Fails unless the outcome has these shapes and values; a refusal must be one that the language is known for. */
export const expectValues = (
  title: string,
  target: string,
  result: Result,
  expected: Expected,
  precise = 1e-9,
): void => {
  if ('refused' in result) {
    if (isRefused(target, result.refused)) return
    throw new Error(`there is no ${target} code for ${result.refused}: ${title}`)
  }
  const { code, outcome } = result
  const context = `${title}\n${code.source}`
  if ('error' in outcome) throw new Error(`${outcome.error}\n${context}`)
  const within = Math.max(precise, runnerOf(target).tolerance ?? 0)
  const [value, ...derivatives] = expected
  close(outcome.results[0], value, { within, where: `value of ${context}` })
  const derivative = derivatives.length === 1 ? derivatives[0]! : derivatives
  close(outcome.results[1], derivative, { within, where: `derivative of ${context}` })
}

/** Fails unless the outcome has the shapes and values of the reference. */
export const expectRight = (item: Case, target: string, result: Result): void =>
  expectValues(item.title, target, result, expectedOf(item))

/** Of random cases, those that a language is run on: all, or a share where compiling takes long. */
export const sampled = (target: string, cases: readonly Case[]): readonly Case[] => {
  const step = runnerOf(target).oneIn ?? 1
  return cases.filter((_, i) => i % step === 0)
}

/** A test of every case in every language, or of those among random cases that the language is run on. */
export const testCode = (of: string, cases: readonly Case[], random = false): void => {
  for (const target of RUN) {
    const chosen = random ? sampled(target.name, cases) : cases
    const results = runAll(target, chosen)
    describe.skipIf(cannotRun(target.name))(`${target.name} code`, () => {
      it.each(chosen.map((item, i) => [item.title, item, results[i]!] as const))(
        `of ${of} is right: %s`,
        (_title, item, result) => {
          expectRight(item, target.name, result)
        },
      )
    })
  }
}
