/**
 * Derivatives by an expression, `--wrt "A*x"`: the problem is written with a name for it, as a user could, and is
 * differentiated by that. Refuses what is then no function of the expression alone.
 */
import { type Derived, typedText } from '../derive/derive.ts'
import { METHOD } from '../derive/method.ts'
import { lowered } from '../derive/start.ts'
import { wrtAbsent, wrtElsewhere, wrtOnlyVariables, wrtUnknown, wrtUnnamed } from '../errors/derivatives.ts'
import { amended, GradusError, located, NOWHERE } from '../errors/error.ts'
import type { Step } from '../expr/derivation.ts'
import { isExpressionKind, isVerdict, rowOf } from '../expr/kinds.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { parseProblem } from '../parse/index.ts'
import { hasProperty } from '../properties/properties.ts'
import type { Property } from '../shape/properties.ts'
import { shapeJson } from '../shape/shape.ts'
import { withName } from '../syntax/occurrences.ts'
import { exprText } from '../syntax/print.ts'
import type { Definition, Expr, Problem } from '../syntax/tree.ts'
import { namesIn } from '../syntax/walk.ts'
import { problemOf } from './problem.ts'
import type { Request, VariableFacts } from './request.ts'
import { isExpression, listed } from './wrt.ts'

/** A name in the place of an expression that is differentiated by. */
export interface Stand {
  readonly name: string
  /** As typed. */
  readonly text: string
  readonly node: Node
}

export interface Renamed {
  /** The same problem with names for expressions; its declarations stand in it. */
  readonly request: Request
  readonly stands: readonly Stand[]
  /** What was typed, and its text. */
  readonly objective: Node
  readonly typed: string
}

/** What an expression has of its variables' properties that says where its differential or its value lives. */
const KEPT: readonly Property[] = [
  'symmetric',
  'skew',
  'diagonal',
  'lower-triangular',
  'upper-triangular',
  'positive-definite',
  'invertible',
  'positive',
  'nonnegative',
]
const OF_SCALARS: readonly Property[] = ['positive', 'nonnegative']

/** The parts of a problem that are written anew. */
type Parts = Pick<Problem, 'definitions' | 'objective'>

/**
 * The request with a name for each expression that it differentiates by.
 * Throws: what is wrong with such an expression; `unknown-variable` where the value is no function of it.
 */
export const renamed = (request: Request, where?: string): Renamed => {
  const wrt = listed(request.wrt)
  const texts = wrt.filter(isExpression)
  const { kind } = request
  if (isVerdict(kind)) throw wrtOnlyVariables(kind, texts[0]!)
  if (kind !== undefined && isExpressionKind(kind)) throw wrtOnlyVariables(rowOf(kind).noun, texts[0]!)
  const problem = problemOf(request, where)
  refuseUnwritten(problem, texts[0]!)
  const names = wrt.filter((text) => !isExpression(text))
  const analysis = analyse(problem, { variables: names })
  const stands: Stand[] = []
  let parts: Parts = problem
  for (const text of texts) {
    const found = standFor(text, analysis, stands)
    if (variablesIn(found.tree, analysis).size === 0) throw wrtUnknown(text, [...analysis.variables.keys()])
    const next = writtenWith(parts, found)
    if (textOf(next) === textOf(parts)) throw wrtAbsent(text)
    stands.push(found.stand)
    parts = inUse(next)
  }
  const left = namesOf(parts)
  for (const { text, name } of stands) {
    const outside = [...variablesIn(parse(text, problem).objective, analysis)].filter((one) => left.has(one))
    if (outside.length > 0) throw wrtElsewhere(text, outside, name, textOf({ ...parts, definitions: [] }))
  }
  const { objective } = lowered(analysis, [], false)
  const typed = typedText(analysis)
  return { request: requestFor(request, analysis, parts, stands), stands, objective, typed }
}

/** The derivation with the problem as typed before it, and how it was written with names. */
export const begunAsTyped = (derived: Derived, named: Renamed, isShown: boolean): Derived => {
  const { stands, objective, typed } = named
  const { name, source } = METHOD.naming
  const naming = (of: string, node: Node): Step => ({ of, node, rule: name, source })
  const first = [
    ...stands.map((stand) => naming(stand.name, stand.node)),
    naming(derived.subject, derived.objective),
  ]
  const steps = isShown ? [...first, ...derived.steps] : derived.steps
  return { ...derived, called: objective, typed, steps }
}

/** Functions of the user's and families of vectors stand in the trees as something else than was typed. */
const refuseUnwritten = ({ typed, families, definitions }: Problem, text: string): void => {
  if (typed) throw wrtUnnamed(text, 'functions of its own')
  if (families && families.size > 0) throw wrtUnnamed(text, 'families of vectors')
  if (definitions.some(({ head }) => head !== undefined)) throw wrtUnnamed(text, 'definitions by entries')
}

const parse = (text: string, problem: Problem): Problem =>
  located(
    () => text,
    () => parseProblem(text, { beside: problem }),
  )

interface Found {
  readonly stand: Stand
  readonly tree: Expr
}

const standFor = (text: string, analysis: Analysis, others: readonly Stand[]): Found => {
  const inner = parse(text, analysis.problem)
  const within = located(
    () => text,
    () => analyse(inner, { within: analysis }),
  )
  const node = lowered(within, [], false).objective
  const taken = [...analysis.variables.keys(), ...analysis.dims, ...others.map(({ name }) => name)]
  const name = freeLetter(node, `${analysis.problem.source} ${taken.join(' ')}`)
  return { stand: { name, text: exprText(inner.objective), node }, tree: inner.objective }
}

/** A letter of the kind, with a number where all are in use. */
const freeLetter = (node: Node, text: string): string => {
  const used = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu))
  const letters = isScalarNode(node) ? 'stu' : node.cols === 1 || node.rows === 1 ? 'uvz' : 'UVZ'
  const letter = [...letters].find((one) => !used.has(one))
  if (letter !== undefined) return letter
  for (let i = 1; ; i++) if (!used.has(`${letters[0]}${i}`)) return `${letters[0]}${i}`
}

const writtenWith = ({ definitions, objective }: Parts, { stand, tree }: Found): Parts => ({
  definitions: definitions.map((definition) => ({
    ...definition,
    value: withName(definition.value, tree, stand.name),
    ...(definition.equation && {
      equation: {
        ...definition.equation,
        left: withName(definition.equation.left, tree, stand.name),
        right: withName(definition.equation.right, tree, stand.name),
      },
    }),
  })),
  objective: withName(objective, tree, stand.name),
})

/** Without definitions that nothing uses any more. */
const inUse = ({ definitions, objective }: Parts): Parts => {
  const kept: Definition[] = []
  const used = new Set(namesIn(objective))
  for (const definition of [...definitions].reverse()) {
    if (!used.has(definition.name)) continue
    kept.unshift(definition)
    for (const name of namesIn(definition.value)) used.add(name)
  }
  return { definitions: kept, objective }
}

const namesOf = ({ definitions, objective }: Parts): Set<string> =>
  new Set([objective, ...definitions.map(({ value }) => value)].flatMap(namesIn))

/** The variables of an expression, those of the definitions that it uses too. */
const variablesIn = (expr: Expr, { problem, variables }: Analysis): Set<string> => {
  const parts = inUse({ definitions: problem.definitions, objective: expr })
  return new Set([...namesOf(parts)].filter((name) => variables.has(name)))
}

const textOf = ({ definitions, objective }: Parts): string =>
  [
    ...definitions.map(({ name, value, equation }) =>
      equation
        ? `${name} solves ${exprText(equation.left)} = ${exprText(equation.right)}`
        : `${name} = ${exprText(value)}`,
    ),
    exprText(objective),
  ].join('; ')

/** The request for the parts as they are written now: what was inferred of its names is declared. */
const requestFor = (
  request: Request,
  analysis: Analysis,
  parts: Parts,
  stands: readonly Stand[],
): Request => {
  const { problem, variables, unknowns } = analysis
  const gone = new Set(
    stands.flatMap(({ text }) => [...variablesIn(parse(text, problem).objective, analysis)]),
  )
  const said = problem.declarations
    .filter(({ kind, ...one }) => kind !== 'shape' && !('name' in one && variables.has(one.name)))
    .filter(({ span }) => span !== NOWHERE)
    .map(({ span }) => problem.source.slice(span.from, span.to))
  const known = [...variables.values(), ...unknowns.values()].filter(({ name }) => !gone.has(name))
  const facts: [string, VariableFacts][] = known.map(({ name, shape, properties }) => [
    name,
    { shape: shapeJson(shape), props: [...properties] },
  ])
  const names = new Map(stands.map(({ name, text }) => [text, name]))
  const nameFor = (text: string): string =>
    isExpression(text) ? (names.get(spelled(text, problem)) ?? text) : text
  const others = Object.entries(request.vars ?? {}).filter(
    ([name, { function: mapped }]) => mapped !== undefined || !(variables.has(name) || unknowns.has(name)),
  )
  return {
    ...request,
    expr: `${textOf(parts)}${said.length > 0 ? ` where ${said.join(', ')}` : ''}`,
    wrt: listed(request.wrt).map(nameFor),
    vars: Object.fromEntries([...others, ...facts, ...stands.map(factsOf)]),
    ...(request.direction && {
      direction: Object.fromEntries(
        Object.entries(request.direction).map(([text, by]) => [nameFor(text), by]),
      ),
    }),
  }
}

const spelled = (text: string, problem: Problem): string => exprText(parse(text, problem).objective)

const factsOf = ({ name, node }: Stand): [string, VariableFacts] => {
  const { rows, cols } = node
  const properties = isScalarNode(node) ? OF_SCALARS : KEPT
  return [
    name,
    { shape: shapeJson({ rows, cols }), props: properties.filter((property) => hasProperty(node, property)) },
  ]
}

/**
 * An answer in which expressions that have names stand written out, with the names in their place; as it was typed where
 * there are none such, or where it cannot be read, which is told where it is judged.
 */
export const answerWithNames = (answer: string, stands: readonly Stand[], { problem }: Analysis): string => {
  const read = (text: string): Problem => parseProblem(text, { beside: problem })
  try {
    let parts: Parts = read(answer)
    const before = textOf(parts)
    for (const stand of stands) parts = writtenWith(parts, { stand, tree: read(stand.text).objective })
    const now = textOf(parts)
    return now === before ? answer : now
  } catch (error) {
    if (error instanceof GradusError) return answer
    throw error
  }
}

/** Errors of a problem that nobody typed have no place in it. */
export const unplaced = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw error instanceof GradusError ? amended(error, { span: NOWHERE }) : error
  }
}
