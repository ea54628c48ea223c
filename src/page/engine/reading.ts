/**
 * How a problem was read, for the page: the formula as understood, its names with what they may be declared to be.
 */
import { lowered } from '../../derive/start.ts'
import type { Named, Node } from '../../expr/node.ts'
import { namedIn } from '../../expr/walk.ts'
import { writtenAs } from '../../form/entries.ts'
import { residualOf, zeroLike } from '../../form/equation.ts'
import type { Analysis, Variable } from '../../infer/analysis.ts'
import { freeNames } from '../../infer/naming.ts'
import { definitionText } from '../../print/definitions.ts'
import { formulaIn } from '../../print/formula.ts'
import type { Markup } from '../../print/markup.ts'
import { definitionHeadMathml, mathmlChunks, toMathml } from '../../print/mathml.ts'
import { spokenText } from '../../print/speech.ts'
import { toText } from '../../print/text.ts'
import {
  isTall,
  narrowestOf,
  PROPERTIES,
  type Property,
  SQUARE_ONLY,
  VECTOR_ONLY,
} from '../../shape/properties.ts'
import { isScalar, type Shape, shapeText } from '../../shape/shape.ts'
import type { Derivative } from '../../solve/derivative.ts'
import type { Expr, Origin } from '../../syntax/tree.ts'
import { partsOfProblem } from '../../syntax/walk.ts'
import type { Formula, Headed, Name, Reading } from '../protocol.ts'
import type { Marks } from './marks.ts'

/** As much of a formula as the narrowest screen takes, in hundredths of an em. */
const PIECE = 1400

/** Longer formulas are shown as text. */
const LONGEST = 6000

const elementsIn = ({ children }: Markup): number =>
  children.reduce((sum, child) => sum + (typeof child === 'string' ? 0 : elementsIn(child)), 1)

/** Set in pieces; as text where a browser would take long over it. */
export const formulaOf = (node: Node, { mark, spend, to }: Marks): Formula => {
  const text = toText(node)
  const set = text.length > LONGEST ? [] : mathmlChunks(node, PIECE, mark, to)
  const pieces = spend(set.reduce((sum, piece) => sum + elementsIn(piece), 0)) ? set : []
  return { pieces, text, spoken: spokenText(text), latex: formulaIn(to, node) }
}

/** `h = …`. */
export const definitionOf = (named: Named, marks: Marks): Headed => {
  const residual = residualOf(named)
  if (residual)
    return {
      head: toMathml(residual, undefined, marks.to),
      headText: toText(residual),
      headSpoken: spokenText(toText(residual)),
      formula: formulaOf(zeroLike(residual), marks),
    }
  const { body } = writtenAs(named)
  const { head } = definitionText(named)
  return {
    head: definitionHeadMathml(named, marks.to),
    headText: head,
    headSpoken: spokenText(head),
    formula: formulaOf(body, marks),
  }
}

/** A problem as nodes, as far as it is read. */
export interface Read {
  readonly analysis: Analysis
  readonly objective: Node
  /** Those that the objective uses. */
  readonly definitions: readonly Named[]
  readonly origins: ReadonlyMap<Expr, Node>
  readonly wrt: readonly string[]
  readonly kind: string
  /** Names that the kind brings along. */
  readonly along: ReadonlySet<string>
}

/** What is read of a problem by itself, whatever is asked of it. */
export const readAlone = (analysis: Analysis): Read => {
  const { objective, origins } = lowered(analysis, [], false)
  return {
    analysis,
    objective,
    definitions: namedIn([objective]),
    origins,
    wrt: [],
    kind: '',
    along: new Set(),
  }
}

/** What was read of a problem that was solved. */
export const readOf = ({ analysis, derived, wrt, kind, directions, cotangent }: Derivative): Read => ({
  analysis,
  objective: derived.objective,
  definitions: (derived.typedDefinitions ?? []).map(({ named }) => named),
  origins: derived.origins,
  wrt,
  kind,
  along: new Set([...directions.values(), ...(cotangent === undefined ? [] : [cotangent])]),
})

export const readingOf = (read: Read, marks: Marks): Reading => ({
  echo: [
    ...read.definitions.map((named) => definitionOf(named, marks)),
    { head: [], headText: '', headSpoken: '', formula: formulaOf(read.objective, marks) },
  ],
  names: namesOf(read),
  wrt: read.wrt,
  kind: read.kind,
  spans: spansOf(read, marks),
})

/** The names of the problem, in the order in which they come; what a kind brings along is none of them. */
const namesOf = ({ analysis, wrt, along }: Read): Name[] => {
  const typed = new Set(
    [...partsOfProblem(analysis.problem)].flatMap((part) => (part.kind === 'name' ? [part.name] : [])),
  )
  return [...analysis.variables.values()]
    .filter(({ name }) => typed.has(name) || !along.has(name))
    .map((variable) => nameOf(variable, analysis, wrt.includes(variable.name)))
}

const kindOf = (shape: Shape): Name['kind'] =>
  isScalar(shape) ? 'scalar' : shape.cols === 1 ? 'vector' : shape.rows === 1 ? 'row' : 'matrix'

/** All of them are of the kind that is looked for. */
const isProperty = (_: Property): _ is Property => true

const nameOf = ({ name, shape, properties }: Variable, analysis: Analysis, isWrt: boolean): Name => {
  const isSquare = shape.rows === shape.cols
  const fits = (property: Property): boolean =>
    (isSquare || !SQUARE_ONLY.has(property)) &&
    (kindOf(shape) === 'vector' || !VECTOR_ONLY.has(property)) &&
    (kindOf(shape) === 'matrix' || !isTall(property))
  return {
    name,
    kind: kindOf(shape),
    shape: shapeText(shape),
    properties: narrowestOf(properties, isProperty),
    choices: PROPERTIES.filter(fits),
    kinds: kindsBeside(kindOf(shape), analysis),
    isWrt,
  }
}

/** The other kinds, in dimensions that the problem does not have. */
const kindsBeside = (kind: Name['kind'], { dims, variables, problem }: Analysis): Name['kinds'] => {
  const free = freeNames(
    new Set([...dims, ...variables.keys(), ...problem.definitions.map(({ name }) => name)]),
  )
  const [n, m] = [free.next().value, free.next().value]
  const shapes = { scalar: 'scalar', vector: n, row: `1 x ${n}`, matrix: `${n} x ${m}` } as const
  return (Object.keys(shapes) as Name['kind'][])
    .filter((other) => other !== kind)
    .map((other) => ({ kind: other, shape: shapes[other] }))
}

/** The parts of what was typed, by where they stand; none of what stands elsewhere. */
const spansOf = ({ analysis, origins }: Read, { mark }: Marks): Reading['spans'] =>
  [...partsOfProblem(analysis.problem)].flatMap((part) => {
    const origin = origins.get(part)
    const node = origin && mark(origin)
    const { span, use }: Origin = analysis.problem.typed?.origins.get(part) ?? { span: part.span }
    const { from, to } = span
    return node === undefined || use || from < 0 ? [] : [{ from, to, node }]
  })
