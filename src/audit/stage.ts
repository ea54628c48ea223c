/**
 * What a derivation speaks of: its definitions with their shapes, the variables that move, the differential of each.
 * Differentials are ordinary names here, `dX` of the shape of X; that of a definition is defined as we find it.
 */
import { type LinearComparison, linearComparison } from '../derive/linear.ts'
import { solutionIn } from '../derive/solutions.ts'
import { lowered } from '../derive/start.ts'
import { inLine } from '../errors/audit.ts'
import { amended, GradusError, NOWHERE } from '../errors/error.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { STANDARD } from '../rulebook/rulebook.ts'
import { isStructural, type Property } from '../shape/properties.ts'
import { type Shape, shapeJson } from '../shape/shape.ts'
import { checked } from '../solve/checked.ts'
import { type Derivative, deriveRequest, type Options } from '../solve/derivative.ts'
import { problemOf } from '../solve/problem.ts'
import type { Request, VariableFacts } from '../solve/request.ts'
import { textOf } from '../solve/trial.ts'
import { wordsIn } from './differentials.ts'
import { type Families, inRows, otherFacts, withoutFamilies } from './families.ts'
import type { Line } from './lines.ts'

type Vars = Readonly<Record<string, VariableFacts>>

/** What is known beside the lines. */
export interface Given {
  readonly where: string
  readonly vars: Vars
  readonly limits: Options['limits']
  readonly layout: Options['layout']
  readonly progress: Options['progress']
}

/** A definition of the derivation, as a problem states it: `f`, `K[i,j]`, `x solves A*x`. */
export interface Definition {
  readonly name: string
  readonly head: string
  readonly text: string
  /** The line that it stands in, and the column at which its text begins. */
  readonly line: Line
  readonly from: number
}

/** The differential of a definition, and the laws that lead to it. */
export interface Differential {
  readonly text: string
  readonly laws: readonly string[]
}

export interface Stage {
  /** The definitions, differentials among them, in whose names lines are read. */
  readonly analysis: Analysis
  readonly given: Given
  readonly definitions: readonly Definition[]
  readonly differentials: ReadonlyMap<string, Differential>
  /** The variables that move. */
  readonly moving: readonly string[]
  /** What lines are written as functions of: `f(x)`. */
  readonly args: ReadonlyMap<string, readonly string[]>
  /** The families that lines speak of, and the matrices that stand for them here. */
  readonly families: Families
  readonly compare: () => LinearComparison
}

const blockOf = (definitions: readonly Definition[]): string =>
  definitions.map(({ head, text }) => `${head} = ${text}; `).join('')

/** An expression behind the definitions, as the text of a problem. */
export const behind = (definitions: readonly Definition[], text: string): string =>
  `${blockOf(definitions)}${text}`

/** The shapes of all names, as declarations state them, but of those that are declared. */
const shapesOf = ({ variables, problem }: Analysis): Vars => {
  const matrices = new Set(problem.families?.values())
  const declared = new Set(
    problem.declarations.flatMap((one) =>
      one.kind === 'shape' && !matrices.has(one.name) ? [one.name] : [],
    ),
  )
  return Object.fromEntries(
    [...variables.values()]
      .filter(({ name }) => !declared.has(name))
      .map(({ name, shape }) => [name, { shape: shapeJson(shape) }]),
  )
}

/** Facts of the same names, those of the second beside those of the first. */
const merged = (a: Vars, b: Vars): Vars =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [name, { ...a[name], ...b[name] }]),
  )

const directionFacts = (shape: Shape, properties: ReadonlySet<Property>): VariableFacts => ({
  shape: shapeJson(shape),
  props: [...properties].filter(isStructural),
})

/** An error in the text of all definitions, in that of the line which it is about. */
const inOne = (error: GradusError, definitions: readonly Definition[]): GradusError => {
  let from = 0
  for (const { head, text, line, from: column } of definitions) {
    const begin = from + head.length + ' = '.length
    const end = begin + text.length
    const { span } = error
    if (span && span.from < end + '; '.length)
      return inLine(
        amended(error, { span: { from: span.from - begin, to: Math.min(span.to, end) - begin } }),
        line,
        column,
      )
    from = end + '; '.length
  }
  return error
}

/** The definitions with shapes for all names. Throws: what is wrong with them. */
export const readDefinitions = (definitions: readonly Definition[], { where, vars }: Given): Analysis => {
  const last = definitions.at(-1)!.name
  try {
    return analyse(problemOf({ expr: behind(definitions, last), vars }, where))
  } catch (error) {
    throw error instanceof GradusError ? inOne(error, definitions) : error
  }
}

/** A derivative under what is given, checked. Throws: what `deriveRequest` refuses. */
export const derivedUnder = async (
  request: Pick<Request, 'expr' | 'wrt' | 'kind'>,
  { where, vars, limits, progress }: Given,
): Promise<Derivative> => {
  const derivative = deriveRequest(
    { ...request, vars },
    { where, names: false, ...(limits && { limits }), ...(progress && { progress }) },
  )
  await checked(derivative)
  return derivative
}

/** The differential of an expression by names that move, checked. Throws: what cannot be differentiated. */
const differentialOf = async (expr: string, wrt: readonly string[], given: Given): Promise<Differential> => {
  const { derived } = await derivedUnder({ expr, wrt, kind: 'differential' }, given)
  return {
    text: textOf(derived, derived.answers[0]!.node),
    laws: derived.steps.flatMap(({ rule }) => rule.split(', ')),
  }
}

/** The definitions whose differentials are asked for, and those that stand in them. */
const neededFor = (definitions: readonly Definition[], asked: ReadonlySet<string>): ReadonlySet<string> => {
  const needed = new Set(asked)
  for (const { name, text } of [...definitions].reverse())
    if (needed.has(name)) for (const word of wordsIn(text)) needed.add(word)
  return needed
}

/**
 * The differential of each definition that is asked for, in the `d` of what stands in it: of variables that move and of definitions, as
 * if these were variables. Where that does not go, since a definition has a property that no one declared, all is
 * written out.
 */
const differentialsOf = async (
  definitions: readonly Definition[],
  { problem, shapes }: Analysis,
  moving: readonly string[],
  asked: ReadonlySet<string>,
  given: Given,
): Promise<Map<string, Differential>> => {
  const differentials = new Map<string, Differential>()
  const values = new Map(problem.definitions.map(({ name, value }) => [name, shapes.get(value)!]))
  const needed = neededFor(definitions, asked)
  for (const [i, { name, head, text, line, from }] of definitions.entries()) {
    if (!needed.has(name)) continue
    const words = new Set(wordsIn(text))
    const before = definitions.slice(0, i).filter((one) => words.has(one.name))
    const own = Object.fromEntries(
      before.map((one) => [one.name, { shape: shapeJson(values.get(one.name)!) }]),
    )
    const moved = [...moving.filter((variable) => words.has(variable)), ...before.map((one) => one.name)]
    const whole = (): Promise<Differential> =>
      differentialOf(behind(definitions.slice(0, i + 1), name), moving, given)
    const alone = { ...given, vars: { ...given.vars, ...own } }
    const isPlain = head === name && moved.length > 0
    const found = isPlain ? orElse(() => differentialOf(text, moved, alone), whole) : whole()
    differentials.set(name, await inPlace(found, { line, from }))
  }
  return differentials
}

/** What is wrong with a definition, said of its line. */
const inPlace = async <T>(
  found: Promise<T>,
  { line, from }: Pick<Definition, 'line' | 'from'>,
): Promise<T> => {
  try {
    return await found
  } catch (error) {
    throw error instanceof GradusError ? inLine(amended(error, { span: NOWHERE }), line, from) : error
  }
}

const orElse = async <T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> => {
  try {
    return await first()
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    return second()
  }
}

/** The directions in which variables move: they have the structure of the variables. */
const directionsOf = ({ variables }: Analysis, moving: readonly string[]): Vars =>
  Object.fromEntries(
    moving.map((name) => {
      const { shape, properties } = variables.get(name)!
      return [`d${name}`, directionFacts(shape, properties)]
    }),
  )

/** The differentials as definitions of names. */
const asDefinitions = (
  definitions: readonly Definition[],
  differentials: ReadonlyMap<string, Differential>,
): Definition[] =>
  definitions.flatMap((one) => {
    const found = differentials.get(one.name)
    return found ? [{ ...one, name: `d${one.name}`, head: `d${one.name}`, text: found.text }] : []
  })

/** What is told, with the matrices of families in the place of these. */
const toldInRows = (told: Told, families: Families): Told => {
  const inOne = (one: Definition): Definition => ({ ...one, text: inRows(one.text, families) })
  return {
    definitions: told.definitions.map(inOne),
    later: told.later.map(inOne),
    moved: new Set([...told.moved].map((name) => families.get(name) ?? name)),
    args: told.args,
  }
}

const NO_FAMILIES: Families = new Map()

/** What the lines say, as far as it makes the stage. */
export interface Told {
  readonly definitions: readonly Definition[]
  /** Definitions that differentials stand in. */
  readonly later: readonly Definition[]
  /** Names whose differentials are asked for. */
  readonly moved: ReadonlySet<string>
  readonly args: ReadonlyMap<string, readonly string[]>
}

/**
 * The stage on which lines are judged; the variables of `wrt` move, too. Throws: what is wrong with a definition; what
 * cannot be differentiated.
 */
export const stageOf = async (told: Told, given: Given, wrt: readonly string[]): Promise<Stage> => {
  const first = readDefinitions(told.definitions, given)
  const families = first.problem.families ?? NO_FAMILIES
  const { definitions, later, moved, args } = toldInRows(told, families)
  const moves = new Set([...moved, ...wrt.map((name) => families.get(name) ?? name)])
  const moving = [...first.variables.keys()].filter((name) => moves.has(name))
  const shaped = {
    ...given,
    where: withoutFamilies(given.where, families),
    vars: merged(shapesOf(first), otherFacts(given.vars, families)),
  }
  const known = { ...shaped, vars: merged(shaped.vars, directionsOf(first, moving)) }
  const differentials =
    moving.length === 0
      ? new Map<string, Differential>()
      : await differentialsOf(definitions, first, moving, moved, shaped)
  const all = [...definitions, ...asDefinitions(definitions, differentials), ...later]
  const analysis = readDefinitions(all, known)
  const { graph, variable } = lowered(analysis, [], false, (name) => solutionIn(analysis, name))
  const directions = new Map(moving.map((name) => [`d${name}`, variable(name)] as const))
  const derived = {
    graph,
    rulebook: STANDARD,
    kind: 'gradient',
    answers: [],
    atPoint: same,
    directions,
  } as const
  const compare = (): LinearComparison => linearComparison(derived, directions)
  return { analysis, given: known, definitions: all, differentials, moving, args, families, compare }
}

const same = <T>(value: T): T => value
