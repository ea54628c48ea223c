/**
 * Constraints beside a problem: linear equations, each of which becomes a definition of what it says to be zero.
 */
import { badConstraint } from '../errors/stationary.ts'
import type { Analysis } from '../infer/analysis.ts'
import { parseProblem } from '../parse/index.ts'
import type { Definition, Problem } from '../syntax/tree.ts'
import { partsOfProblem } from '../syntax/walk.ts'

/** A constraint as typed, and the name of what it says to be zero. */
export interface Constraint {
  readonly text: string
  readonly name: string
}

const HEAD = 'subject to '
const SOLVES = ' solves '

/** The constraints of a problem; no name that can be typed is that of one. */
export const constraintsIn = (texts: readonly string[] = []): Constraint[] =>
  texts.map((text, i) => ({ text: text.trim(), name: `constraint ${i + 1}` }))

/** What errors about constraints point into, below the text of the problem. */
export const constraintsText = (texts: readonly string[] = []): string =>
  constraintsIn(texts)
    .map(({ text }) => `\n${HEAD}${text}`)
    .join('')

/** The problem with its constraints among its definitions. Throws: `bad-constraint`, and whatever is wrong with one. */
export const withConstraints = (problem: Problem, texts: readonly string[] = []): Problem => {
  let { source } = problem
  const definitions = [...problem.definitions]
  for (const constraint of constraintsIn(texts)) {
    definitions.push(...definitionsOf(problem, source, constraint))
    source += `\n${HEAD}${constraint.text}`
  }
  return { ...problem, source, definitions }
}

const definitionsOf = (problem: Problem, source: string, { text, name }: Constraint): Definition[] => {
  refuseUnlike(text)
  const unknown = unusedName(`${source} ${text}`)
  const before = ' '.repeat(source.length + 1 + HEAD.length - unknown.length - SOLVES.length)
  const read = parseProblem(`${before}${unknown}${SOLVES}${text}\n; 1`, { beside: problem })
  return read.definitions.map((definition) => {
    const { equation: _, ...rest } = definition
    return definition.equation ? { ...rest, name } : rest
  })
}

/** One equation and nothing else. */
const refuseUnlike = (text: string): void => {
  if (text === '') throw badConstraint(text, 'is empty')
  if (/[<>≤≥]|!=/.test(text)) throw badConstraint(text, 'is no equation; inequalities have no closed form')
  if (/[;#\n]|(?<!\w)where\b/.test(text) || text.split('=').length !== 2)
    throw badConstraint(text, 'is not one equation')
}

const unusedName = (text: string): string => {
  for (let i = 0; ; i++) if (!text.includes(`z${i}`)) return `z${i}`
}

/** The analysis with the names that occur in constraints alone behind the others. */
export const inOrder = (analysis: Analysis, texts: readonly string[] = []): Analysis => {
  if (texts.length === 0) return analysis
  const names = new Set(constraintsIn(texts).map(({ name }) => name))
  const { problem } = analysis
  const own = { ...problem, definitions: problem.definitions.filter(({ name }) => !names.has(name)) }
  const first = new Set([...partsOfProblem(own)].flatMap((part) => (part.kind === 'name' ? [part.name] : [])))
  const all = [...analysis.variables]
  const variables = new Map([
    ...all.filter(([name]) => first.has(name)),
    ...all.filter(([name]) => !first.has(name)),
  ])
  return { ...analysis, variables }
}
