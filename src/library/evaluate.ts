/**
 * The value of an answer, a problem or a tree where its names have values: the evaluators of the numeric room between
 * values that programs give and get.
 */

import { wrongArgument } from '../errors/calls.ts'
import { noMappingValue } from '../errors/mappings.ts'
import { boundIn } from '../expr/free-indices.ts'
import type { Node } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { evaluate as evaluateProblem } from '../numeric/evaluate.ts'
import { evaluateNodes } from '../numeric/graph.ts'
import { parseProblem, spelledOut } from '../parse/index.ts'
import { type Dim, dimNames } from '../shape/dim.ts'
import { shape } from '../shape/shape.ts'
import { isObject } from '../solve/request.ts'
import { binderOf } from '../syntax/binders.ts'
import type { Problem } from '../syntax/tree.ts'
import { partsOfProblem } from '../syntax/walk.ts'
import type { Derivative } from './derivative.ts'
import { analysed, namesOf, sourceText, type Tree } from './problem.ts'
import { type Needed, pointOf, returned } from './values.ts'

/** What has a value: an answer, what `parse` returned, a text or a tree. */
export type Formula = Derivative | Analysis | Tree | string

export type Numbers = number | number[] | number[][]

export const isAnalysis = (value: unknown): value is Analysis =>
  isObject(value) && isObject(value['problem']) && value['variables'] instanceof Map

/** The value of a node of an answer to a problem. */
export const nodeValue = (node: Node, analysis: Analysis, values: unknown): Numbers => {
  refuseMappings(analysis)
  const point = pointOf(values, analysis, neededBy(node, analysis))
  return returned(evaluateNodes([node], point)[0]!, shape(node.rows, node.cols))
}

/** The value of a problem, as typed. */
export const problemValue = (given: unknown, values: unknown): Numbers => {
  const analysis = isAnalysis(given) ? given : readWith(sourceText(given), values)
  refuseMappings(analysis)
  const point = pointOf(values, analysis, neededIn(analysis))
  return returned(evaluateProblem(analysis, point), analysis.shapes.get(analysis.problem.objective)!)
}

/** A function of which only the shapes are known has no value here. */
const refuseMappings = ({ problem }: Analysis): void => {
  const mapping = problem.declarations.find(({ kind }) => kind === 'function')
  if (mapping?.kind === 'function') throw noMappingValue(mapping.name)
}

const highest = (functions: Map<string, number>, name: string, order: number): void => {
  functions.set(name, Math.max(order, functions.get(name) ?? 0))
}

/** Only constants need a dimension that no variable of the answer tells. */
const sizesIn = (node: Node): readonly Dim[] => {
  switch (node.kind) {
    case 'ones':
    case 'eye':
    case 'sum':
    case 'call':
      return [node.rows, node.cols]
    case 'dimension':
      return [node.dim]
    default:
      return []
  }
}

const neededBy = (root: Node, { genericFunctions }: Analysis): Needed => {
  const [variables, dims] = [new Set<string>(), new Set<string>()]
  const functions = new Map<string, number>()
  for (const node of reachable([root])) {
    if (node.kind === 'variable') variables.add(node.name)
    if (node.kind === 'call' && genericFunctions.includes(node.name))
      highest(functions, node.name, node.order)
    for (const dim of sizesIn(node)) for (const name of dimNames(dim)) dims.add(name)
  }
  for (const node of reachable([root])) dims.delete(boundIn(node) ?? '')
  return { variables, dims, functions }
}

const neededIn = ({ problem, variables, shapes, dimensionOf, genericFunctions }: Analysis): Needed => {
  const [names, dims] = [new Set<string>(), new Set<string>()]
  const functions = new Map<string, number>()
  const parts = [...partsOfProblem(problem)]
  for (const part of parts) {
    if (part.kind === 'name' && variables.has(part.name)) names.add(part.name)
    if (part.kind === 'call' && genericFunctions.includes(part.name))
      highest(functions, part.name, part.primes)
    const { rows = 1, cols = 1 } = shapes.get(part) ?? {}
    for (const dim of [rows, cols, dimensionOf.get(part) ?? 1])
      for (const name of dimNames(dim)) dims.add(name)
  }
  for (const part of parts) dims.delete(binderOf(part)?.index.name ?? '')
  return { variables: names, dims, functions }
}

/** The kind that a value has, as a word that follows `is`. */
const kindWord = (value: unknown): string | undefined => {
  if (typeof value === 'number') return 'scalar'
  if (typeof value === 'function') return 'elementwise'
  if (!Array.isArray(value) || value.length === 0) return undefined
  if (typeof value[0] === 'function') return 'elementwise'
  return Array.isArray(value[0]) ? (value.length === 1 ? 'row' : 'matrix') : 'vector'
}

/** A problem in which every name is of the kind of its value, unless the text declares it. */
const readWith = (source: string, values: unknown): Analysis => {
  if (!isObject(values)) throw wrongArgument('the values', 'an object', values)
  const problem = parseProblem(source)
  const known = namesOf(problem)
  const settled = new Set([...problem.declarations.flatMap(declaredIn), ...dimsIn(problem)])
  const vars = Object.entries(values).flatMap(([typed, value]) => {
    const [name, word] = [spelledOut(typed), kindWord(value)]
    const free = known.has(name) && !settled.has(name) && !functionNamed(name)
    return free && word !== undefined ? [[name, { props: [word] }] as const] : []
  })
  return analysed({ expr: source, wrt: '', vars: Object.fromEntries(vars) }, undefined)
}

const declaredIn = (declaration: Problem['declarations'][number]): string[] =>
  declaration.kind === 'equation' ? [] : [declaration.name]

/** The names of dimensions, of which no kind is said; where the problem cannot be read it will be said below. */
const dimsIn = (problem: Problem): readonly string[] => {
  try {
    return analyse(problem).dims
  } catch {
    return []
  }
}
