/**
 * Runs generated code: NumPy in one python3 process for many programs, mathjs in this one.
 */
import { execFileSync } from 'node:child_process'
import * as math from 'mathjs'
import { describe, it } from 'vitest'
import { type Code, type CodeRequest, type Target, toCode } from '../../src/code/index.ts'
import type { Node } from '../../src/expr/node.ts'
import { WITHOUT_PYTHON } from '../python.ts'
import { evaluate, plain, type Value, type World } from './reference.ts'
import { TARGETS } from './targets.ts'

export interface Generic {
  /** One function for each order of derivative. */
  readonly js: readonly ((x: number) => number)[]
  readonly python: readonly string[]
}

export interface Case {
  readonly title: string
  readonly request: CodeRequest
  readonly variables: ReadonlyMap<string, Value>
  readonly dims: ReadonlyMap<string, number>
  readonly generics?: ReadonlyMap<string, Generic>
}

type Outcome = { readonly results: readonly [Value, Value | readonly Value[]] } | { readonly error: string }

const DRIVER = `
import json, sys, warnings
import numpy as np
warnings.simplefilter('error')
def given(arg):
    if arg['kind'] == 'dim': return int(arg['value'])
    if arg['kind'] == 'generic': return eval(arg['value'])
    value = np.array(arg['value'], dtype=float)
    return float(value) if value.ndim == 0 else value
def taken(value):
    if isinstance(value, tuple): return [taken(item) for item in value]
    if isinstance(value, float): return float(value)
    if not isinstance(value, np.ndarray) or value.dtype != np.float64 or value.ndim == 0:
        raise TypeError('returned ' + repr(type(value)) + ' ' + str(getattr(value, 'dtype', '')))
    return value.tolist()
out = []
for job in json.load(sys.stdin):
    try:
        space = {}
        exec(compile(job['source'], 'generated', 'exec'), space)
        out.append({'results': taken(space[job['function']](*[given(arg) for arg in job['args']]))})
    except BaseException as error:
        out.append({'error': type(error).__name__ + ': ' + str(error)})
json.dump(out, sys.stdout)
`

const orderIn = (name: string, generics: ReadonlyMap<string, Generic>): [Generic, number] | undefined => {
  for (let order = 0; order < name.length; order++) {
    const generic = generics.get(name.slice(order))
    if (generic && name.slice(0, order) === 'd'.repeat(order)) return [generic, order]
  }
  return undefined
}

const argument = (item: Case, name: string, language: 'js' | 'python') => {
  if (item.variables.has(name)) return { kind: 'value', value: item.variables.get(name) }
  if (item.dims.has(name)) return { kind: 'dim', value: item.dims.get(name) }
  const [generic, order] = orderIn(name, item.generics ?? new Map())!
  return { kind: 'generic', value: generic[language][order] }
}

const runPython = (cases: readonly Case[], codes: readonly Code[]): Outcome[] => {
  const jobs = codes.map((code, i) => ({
    source: code.source,
    function: code.function,
    args: code.args.map((name) => argument(cases[i]!, name, 'python')),
  }))
  const options = { input: JSON.stringify(jobs), encoding: 'utf8', maxBuffer: 1 << 28 } as const
  return JSON.parse(execFileSync('python3', ['-c', DRIVER], options)) as Outcome[]
}

/** The function a generated module exports, its import taken from the installed mathjs. */
const load = (code: Code): ((...args: unknown[]) => Outcome extends { results: infer R } ? R : never) => {
  const body = code.source
    .replace(/^import (\{[^}]*\}) from 'mathjs'$/m, 'const $1 = mathjs')
    .replace(/^export function/m, 'return function')
  return new Function('mathjs', `'use strict'\n${body}`)(math)
}

const runJs = (cases: readonly Case[], codes: readonly Code[]): Outcome[] =>
  codes.map((code, i): Outcome => {
    try {
      const args = code.args.map((name) => argument(cases[i]!, name, 'js').value)
      return { results: load(code)(...args) }
    } catch (error) {
      return { error: String(error) }
    }
  })

const RUNNERS: ReadonlyMap<string, typeof runJs> = new Map([
  ['numpy', runPython],
  ['mathjs', runJs],
])

export interface Result {
  readonly code: Code
  readonly outcome: Outcome
}

/** Whether there is nothing here to run code in a language with. */
export const cannotRun = (target: string): boolean => target === 'numpy' && WITHOUT_PYTHON

/** The outcomes of all cases in one language, in order. */
export const runAll = (target: Target, cases: readonly Case[]): Result[] => {
  const codes = cases.map(({ request }) => toCode(request, target))
  const outcomes = cannotRun(target.name)
    ? codes.map(() => ({ error: 'not run' }))
    : RUNNERS.get(target.name)!(cases, codes)
  return codes.map((code, i) => ({ code, outcome: outcomes[i]! }))
}

export const runEverywhere = (cases: readonly Case[]): Map<string, Result[]> =>
  new Map(TARGETS.map((target) => [target.name, runAll(target, cases)]))

const worldOf = ({ variables, dims, generics }: Case): World => ({
  variables,
  dims,
  generics: new Map([...(generics ?? [])].map(([name, { js }]) => [name, (x, order) => js[order]!(x)])),
})

const close = (actual: unknown, expected: Value | readonly Value[], where: string): void => {
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') throw new Error(`${where}: ${JSON.stringify(actual)} is no number`)
    const error = Math.abs(actual - expected) / Math.max(1, Math.abs(expected))
    if (!(error < 1e-9)) throw new Error(`${where}: ${actual} is not ${expected}`)
    return
  }
  if (!Array.isArray(actual) || actual.length !== expected.length)
    throw new Error(`${where}: ${JSON.stringify(actual)} is not of the shape of ${JSON.stringify(expected)}`)
  for (const [i, entry] of expected.entries()) close(actual[i], entry, where)
}

/** Fails unless the outcome has the shapes and values of the reference. */
export const expectRight = (item: Case, { code, outcome }: Result): void => {
  const context = `${item.title}\n${code.source}`
  if ('error' in outcome) throw new Error(`${outcome.error}\n${context}`)
  const value = (node: Node): Value => plain(node, evaluate(worldOf(item), node))
  const { objective, derivatives } = item.request
  const expected = derivatives.map(({ node }) => value(node))
  close(outcome.results[0], value(objective), `value of ${context}`)
  close(outcome.results[1], expected.length === 1 ? expected[0]! : expected, `derivative of ${context}`)
}

/** A test of every case in every language. */
export const testCode = (of: string, cases: readonly Case[]): void => {
  for (const [target, results] of runEverywhere(cases))
    describe.skipIf(cannotRun(target))(`${target} code`, () => {
      it.each(cases.map((item, i) => [item.title, item, results[i]!] as const))(
        `of ${of} is right: %s`,
        (_title, item, result) => {
          expectRight(item, result)
        },
      )
    })
}
