/**
 * What a claim is compared with, and what we would write in its place.
 */
import { simplify } from '../derive/derive.ts'
import { auditMoves } from '../errors/audit.ts'
import { GradusError } from '../errors/error.ts'
import { analyse } from '../infer/analyse.ts'
import { toText } from '../print/text.ts'
import { isScalar } from '../shape/shape.ts'
import { type Derivative, deriveRequest } from '../solve/derivative.ts'
import { problemOf } from '../solve/problem.ts'
import { textOf } from '../solve/trial.ts'
import type { Claim } from './claims.ts'
import { wordsIn } from './differentials.ts'
import type { Style } from './heads.ts'
import { nodeIn } from './judge.ts'
import { behind, derivedUnder, type Stage } from './stage.ts'

/** What was said last, which the next line goes on from. */
export interface Said {
  readonly text: string
  readonly kind: 'value' | 'differential' | 'derivative'
  /** What a differential is of. */
  readonly of?: string
}

/** The same in the convention of others. */
export interface Convention {
  readonly text: string
  readonly note: string
}

export interface Target {
  /** The right side, as it is compared. */
  readonly text: string
  readonly kind: Said['kind']
  readonly of?: string
  /** Of a first derivative: of what, by which variable, and the line that it is read off. */
  readonly derivative?: { readonly of: string; readonly by: string; readonly readFrom?: string }
  /** The laws that lead to it. */
  readonly laws: readonly string[]
  /** What it is in other conventions, and what to say of them. */
  readonly conventions?: readonly Convention[]
  /** What we would write. */
  readonly expected: () => string
}

/** A derivative on the stage, checked. Throws: what `deriveRequest` refuses. */
const derivedOn = async (
  { definitions, given }: Stage,
  text: string,
  wrt: readonly string[],
  kind: 'gradient' | 'jacobian' | 'hessian',
): Promise<Derivative> => derivedUnder({ expr: behind(definitions, text), wrt, kind }, given)

const rulesOf = ({ derived }: Derivative): string[] => derived.steps.flatMap(({ rule }) => rule.split(', '))

/** A side in our words: of a scalar differential `G : dX + …`, else its shortest form. */
const oursOf = ({ text, kind }: Pick<Said, 'text' | 'kind'>, stage: Stage): string => {
  const { definitions, given } = stage
  const { where, vars } = given
  try {
    if (kind === 'differential') {
      const directions = stage.moving.map((name) => `d${name}`)
      const derivative = deriveRequest(
        { expr: behind(definitions, text), wrt: directions, kind: 'gradient', vars },
        { where, names: false },
      )
      const { derived } = derivative
      return derived.answers
        .map(({ variables: [name], node }) => [name, textOf(derived, node)] as const)
        .filter(([, gradient]) => !/^(0|zeros\(.*\))$/.test(gradient))
        .map(([name, gradient]) => `${/[-+:] /.test(gradient) ? `(${gradient})` : gradient} : ${name}`)
        .join(' + ')
    }
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
  }
  return toText(simplify(analyse(problemOf({ expr: behind(definitions, text), vars }, where))).node)
}

/** Which derivative a line states. */
interface Asked {
  readonly variable: string
  readonly kind: 'gradient' | 'jacobian' | 'hessian'
  readonly style: Style
}

const askedOf = ({ of, by, order, style }: Derivatives, { analysis, moving, args }: Stage): Asked => {
  const [only, more] = args.get(of) ?? moving
  const variable = by ?? (more === undefined ? only : undefined)
  if (variable === undefined) throw auditMoves('the derivative')
  const value = analysis.problem.definitions.find(({ name }) => name === of)!.value
  const scalar = isScalar(analysis.shapes.get(value)!)
  return { variable, style, kind: order === 2 ? 'hessian' : scalar ? 'gradient' : 'jacobian' }
}

type Derivatives = Extract<Claim['beside'], { kind: 'derivative' }>

/** What a derivative is in other conventions. A square matrix may be turned by mistake: there the layout is to be asked for. */
const conventionsOf = (text: string, { variable, kind, style }: Asked, stage: Stage): Convention[] => {
  const { analysis, given } = stage
  const { shape, properties } = analysis.variables.get(variable)!
  const turned = `(${text})'`
  if (kind === 'hessian') return []
  if (kind === 'jacobian') {
    const note = 'it is in denominator layout, the transpose of the Jacobian'
    const isMeant = style === 'nabla' || given.layout === 'denominator' || !isSquareText(stage, text)
    return isMeant ? [{ text: turned, note }] : []
  }
  const isMeant = style === 'fraction' && (given.layout === 'numerator' || shape.rows !== shape.cols)
  const numerator = { text: turned, note: 'it is in numerator layout, the transpose of the gradient' }
  const twice = {
    text: `2*(${text}) - diag(diag(${text}))`,
    note: `it follows the convention for a symmetric ${variable} in which the entries off the diagonal count twice: 2*G - diag(diag(G)), where df = G : d${variable}`,
  }
  const isSymmetric = properties.has('symmetric') && shape.rows !== 1
  return [...(isMeant ? [numerator] : []), ...(isSymmetric ? [twice] : [])]
}

const isSquareText = (stage: Stage, text: string): boolean => {
  const { rows, cols } = nodeIn(stage, text)
  return rows === cols
}

/** The gradient as if the variable had no structure, where that is another. */
const unprojectedOf = (stage: Stage, of: string, { variable, kind }: Asked): Convention[] => {
  const { definitions, given } = stage
  if (kind !== 'gradient') return []
  const options = { where: given.where, names: false, unconstrained: true }
  const { derived } = deriveRequest(
    { expr: behind(definitions, of), wrt: variable, kind, vars: given.vars },
    options,
  )
  const note = `it is the gradient as if ${variable} had no structure; on the set that ${variable} lives in its projection says the same`
  return [{ text: textOf(derived, derived.answers[0]!.node), note }]
}

/** The derivative that a line states, from the differential in the line before, where that is of the same name. */
const derivativeOf = async (beside: Derivatives, stage: Stage, before: Said | undefined): Promise<Target> => {
  const asked = askedOf(beside, stage)
  const { variable, kind } = asked
  const { of } = beside
  const isRead =
    kind !== 'hessian' &&
    before?.kind === 'differential' &&
    before.of === of &&
    stage.moving.includes(variable)
  const derivative = isRead
    ? await derivedOn(stage, before.text, [`d${variable}`], kind)
    : await derivedOn(stage, of, [variable], kind)
  const { derived } = derivative
  const text = textOf(derived, derived.answers[0]!.node)
  const free = derived.projections.length > 0 ? unprojectedOf(stage, of, asked) : []
  return {
    text,
    kind: 'derivative',
    ...(kind !== 'hessian' && {
      derivative: { of, by: variable, ...(isRead && { readFrom: before.text }) },
    }),
    laws: isRead ? ['identification'] : rulesOf(derivative),
    conventions: [...conventionsOf(text, asked, stage), ...free],
    expected: () => text,
  }
}

/** What a claim is compared with; `undefined` where it says something new. Throws: what is wrong with its head. */
export const targetOf = async (
  { beside }: Claim,
  stage: Stage,
  before: Said | undefined,
): Promise<Target | undefined> => {
  switch (beside.kind) {
    case 'nothing':
      return undefined
    case 'before':
      return before && { ...before, laws: [], expected: () => oursOf(before, stage) }
    case 'value': {
      const kind = hasDifferentials(stage, beside.text) ? 'differential' : 'value'
      return { text: beside.text, kind, laws: [], expected: () => oursOf({ text: beside.text, kind }, stage) }
    }
    case 'differential': {
      const { of } = beside
      const found = stage.differentials.get(of)
      if (!found) throw auditMoves(`d${of}`)
      return { text: found.text, kind: 'differential', of, laws: found.laws, expected: () => found.text }
    }
    case 'derivative':
      return derivativeOf(beside, stage, before)
  }
}

/** Whether something moves in a text. */
export const hasDifferentials = ({ differentials, moving }: Stage, text: string): boolean => {
  const moved = new Set([...differentials.keys(), ...moving].map((name) => `d${name}`))
  return wordsIn(text).some((word) => moved.has(word))
}
