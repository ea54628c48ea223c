/**
 * What a reader should know beside the answer, in words: what it takes for granted, where it does not hold, what was
 * done to the gradient of a structured variable.
 */

import { assumptionText } from '../derive/assumptions.ts'
import type { Derived } from '../derive/derive.ts'
import type { Layout } from '../expr/derivation.ts'
import { type DerivativeKind, rowOf } from '../expr/kinds.ts'
import { isZeroNode } from '../expr/node.ts'
import { mayHaveSeveral } from '../form/equation.ts'
import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { spellingNotes } from '../infer/words.ts'
import { toText } from '../print/text.ts'
import type { OwnRules } from '../rulebook/own.ts'
import {
  isSet,
  isStructural,
  LOST,
  narrowest,
  narrowestOf,
  type Property,
  setInWords,
} from '../shape/properties.ts'
import { isScalar } from '../shape/shape.ts'
import { partsOfProblem } from '../syntax/walk.ts'
import { readingNotes } from './reading-notes.ts'
import type { Stand } from './renamed.ts'
import { dependOn } from './settled.ts'

/** What the notes are read off. */
export interface Noted {
  readonly derived: Derived
  readonly analysis: Analysis
  readonly wrt: readonly string[]
  readonly kind: DerivativeKind
  readonly options: { readonly rules?: OwnRules }
  readonly stands?: readonly Stand[]
}

/** Longer arguments are not repeated in a sentence. */
const LONGEST = 60
/** Longer formulas are not told in a note. */
const LONGEST_FORM = 160

const briefly = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 2)} …` : text)

/** What the answer takes for granted: `X is invertible`, and of dimensions that no name tells: `k*p = m*n`. */
export const assumptionsOf = ({ derived: { assumptions }, analysis: { equations } }: Noted): string[] => [
  ...assumptions.map((one) => assumptionText(one, briefly)),
  ...new Set(equations.map(([left, right]) => `${left} = ${right}`)),
]

const kinkText = ({ function: name, kink, argument }: Derived['kinks'][number]): string => {
  const text = briefly(toText(argument))
  if (kink === 'tie') return `${name} is not differentiable where its operands are equal`
  if (kink === 'extreme')
    return `${name} is not differentiable where the extreme entry of ${text} is repeated; the first is taken there`
  if (kink === 'equal') return `${name} is not differentiable where all entries of ${text} are equal`
  if (kink === 'origin') return `${name} is not differentiable where both its operands are 0`
  if (kink === 'cut')
    return `${name} is not differentiable where its first operand is 0 and the second is not positive`
  if (kink === 'repeated')
    return `${name} is not differentiable where ${functionNamed(name)?.repeats} of ${text} is repeated`
  const entry = kink === 'zero' || isScalar(argument) ? text : `an entry of ${text}`
  if (kink === 'removable')
    return `${name} has the derivative 0 where ${entry} is 0, where its formula is 0/0`
  const used = kink === 'entry' ? '; a subgradient is used there' : ''
  return `${name} is not differentiable where ${entry} is 0${used}`
}

/** What authors write who count the two entries of a pair as one variable. */
const otherConvention = (variable: string, structure: string): string =>
  structure === 'symmetric'
    ? `; where ${variable}[i,j] and ${variable}[j,i] are counted as one variable it is 2*G - diag(diag(G)) for this G`
    : ''

const layoutText = (layout: Layout): string =>
  layout === 'numerator'
    ? 'numerator layout: entry [i,j] is the derivative of entry i of the value by entry j of the variable'
    : 'denominator layout: entry [i,j] is the derivative of entry j of the value by entry i of the variable'

const projectionTexts = ({ derived, analysis, kind }: Noted): string[] =>
  derived.projections
    .filter(
      ({ variable }) =>
        !(kind === 'riemannian' && analysis.variables.get(variable)!.properties.has('positive-definite')),
    )
    .map(({ variable }) => {
      const structure = narrowestOf(analysis.variables.get(variable)!.properties, isStructural).join(' ')
      return `${variable} is ${structure}, so its gradient is projected on the ${structure} matrices${otherConvention(variable, structure)}`
    })

const isLost = (property: Property): property is Property => LOST.has(property)

/** On which set a Riemannian gradient is one, and in which metric. */
const setTexts = ({ analysis, wrt, kind }: Noted): string[] =>
  kind !== 'riemannian'
    ? []
    : wrt.map((name) => {
        const { properties } = analysis.variables.get(name)!
        const set = narrowest(properties, isSetProperty)
        if (set) return `${name} is ${set}: the gradient on the ${setInWords(set)}, in the Euclidean metric`
        return properties.has('positive-definite')
          ? `${name} is positive-definite: the gradient on the ${setOfDefinite(properties)}, in the metric tr(inv(${name})*U*inv(${name})*V)`
          : `${name} lives in no set with tangents of its own, so this is its gradient, in the Euclidean metric`
      })

const isSetProperty = (property: Property): property is Property => isSet(property)

const setOfDefinite = (properties: ReadonlySet<Property>): string =>
  `${properties.has('diagonal') ? 'diagonal ' : ''}positive definite matrices`

/** Of sets that are no subspace there is nothing to project on. */
const unprojectedTexts = ({ analysis, wrt, kind }: Noted): string[] =>
  wrt
    .filter((name) => !(rowOf(kind).onSet && [...analysis.variables.get(name)!.properties].some(isSet)))
    .flatMap((name) => {
      const property = narrowest(analysis.variables.get(name)!.properties, isLost)
      return property ? [`${name} is ${property}, which its ${kind} is not constrained by`] : []
    })

/** Only gradients are projected. */
const unconstrainedText = (variable: string, structure: Property, kind: DerivativeKind): string =>
  `${variable} is ${structure}, which the ${kind} makes no use of: every entry moves by itself`

/** What acts on symmetric directions as the answer does. */
const amongSymmetricText = ({ amongSymmetric }: Derived): string => {
  const text = amongSymmetric && toText(amongSymmetric)
  return text && text.length <= LONGEST_FORM ? `; in symmetric directions it is the same as ${text}` : ''
}

const unconstrainedTexts = ({ derived, analysis, wrt, kind }: Noted): string[] =>
  rowOf(kind).projected
    ? []
    : wrt.flatMap((name) => {
        const properties = analysis.variables.get(name)?.properties
        const structure = properties && narrowest(properties, isStructural)
        return structure ? [unconstrainedText(name, structure, kind) + amongSymmetricText(derived)] : []
      })

/** An answer of zero where the variable is in sight. */
const zeroTexts = ({ derived, analysis: { problem }, kind }: Noted): string[] => {
  if (rowOf(kind).settles) return []
  const names = new Set<string>()
  for (const part of partsOfProblem(problem)) if (part.kind === 'name') names.add(part.name)
  return derived.answers
    .filter(({ node, variables }) => isZeroNode(node) && variables.every((name) => names.has(name)))
    .map(({ variables }) => {
      const by = variables.join(' and ')
      return `the ${kind} by ${by} is zero, although the expression has ${by} in it`
    })
}

const severalText = (name: string): string =>
  `the equation for ${name} may have several solutions; the answer holds at any of them, and code finds the one that Newton's method reaches from the start it is given`

/** Where several stationary points are given each other, and what multipliers are. */
const settledTexts = ({ derived }: Noted): string[] => [
  ...(derived.answers.length > 1 && dependOn(derived)
    ? ['each is given the others: computed in turn until nothing changes, they are stationary together']
    : []),
  ...(derived.several ?? []).map((name) => `other values of ${name} may be stationary too`),
  ...(derived.multipliers ?? []).map(
    ({ constraint, name, node }) => `the multiplier of ${constraint} is ${name} = ${briefly(toText(node))}`,
  ),
]

/** What a name that nobody typed stands for. */
const standTexts = ({ stands = [] }: Noted): string[] =>
  stands.map(({ name, text }) => `${name} stands for ${briefly(text)}`)

/** Errors of one variable say nothing of those of another. */
const independenceTexts = ({ wrt, kind }: Noted): string[] =>
  kind === 'covariance' && wrt.length > 1
    ? [`the errors of ${wrt.slice(0, -1).join(', ')} and ${wrt.at(-1)} are taken to be independent`]
    : []

/** How names were read, projections, then properties left aside, then kinks, then laws of the user's that are idle. */
export const notesOf = (noted: Noted): string[] => {
  const { derived } = noted
  return [
    ...standTexts(noted),
    ...readingNotes(noted.analysis).map(({ text }) => text),
    ...zeroTexts(noted),
    ...(rowOf(noted.kind).settles ? settledTexts(noted) : []),
    ...independenceTexts(noted),
    ...derived.definitions.filter(mayHaveSeveral).map(({ name }) => severalText(name)),
    ...(derived.layout ? [layoutText(derived.layout)] : []),
    ...setTexts(noted),
    ...projectionTexts(noted),
    ...unconstrainedTexts(noted),
    ...unprojectedTexts(noted),
    ...derived.kinks.map(kinkText),
    ...spellingNotes(noted.analysis, noted.wrt),
    ...(noted.options.rules?.idle ?? []),
  ]
}
