/**
 * What stands left of the equals sign: of a line of a derivation, and of an answer.
 */
import type { Derivation, Result, Subject } from '../expr/derivation.ts'
import { rowOf } from '../expr/kinds.ts'
import { isMatrixNode, isScalarNode, type Node } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { entriesOf } from '../shape/properties.ts'
import { formulaIn } from './formula.ts'
import { latexIn } from './latex.ts'
import { faceOf, nameIn } from './names.ts'
import type { Face, Notation } from './notation.ts'
import { atom, compose, LEVEL } from './precedence.ts'
import { toText } from './text.ts'

/** `f`, `df` or `vec(dF)`. */
export const headText = ({ of, form = 'value', term, head }: Subject): string => {
  switch (form) {
    case 'value':
      return of
    case 'differential':
      return `d${of}`
    case 'vec':
      return `vec(d${of})`
    case 'term':
      return term ? toText(term) : of
    case 'answer':
      return head ? head.text.replace(/\{[fs]\}/, of) : of
  }
}

/** The same as a formula; `node` is what stands on the right. */
export const headIn = (to: Notation, subject: Subject, node: Node): string => {
  const { of, form = 'value', term, head } = subject
  switch (form) {
    case 'value':
      return subjectIn(to, of, faceOf(node))
    case 'differential':
      return `${to.differential}${subjectIn(to, of, faceOf(node))}`
    case 'vec':
      return `${to.operator('vec')}(${to.differential}${subjectIn(to, of, 'matrix')})`
    case 'term':
      return term ? formulaIn(to, term) : of
    case 'answer': {
      const part = subjectIn(to, of, faceOf(node))
      return head ? to.symbols(head.latex.replace(/\{[fs]\}/, '$1')).replace('$1', () => part) : part
    }
  }
}

const subjectIn = (to: Notation, of: string, face: Face): string =>
  of === 'f' && face === 'scalar' ? 'f' : nameIn(to, of, face)

/** What an answer is called, as text and as a formula. */
export interface AnswerHead {
  readonly text: string
  readonly formula: string
}

/** `df/dx`, `dvec(F)/dvec(X)'`, `d2f/dx2`, `dF`: the derivative by its definition. */
export const answerHead = (
  derivation: Derivation,
  { variables: [first = ''], second = first }: Result,
  to: Notation = latexIn(),
): AnswerHead => {
  const { kind, subject, scalar = 'f', objective, layout } = derivation
  const { head, way } = rowOf(kind)
  const variables = variablesIn(derivation)
  const by = (name: string): Part => partOf(to, name, variables.get(name))
  const value: Part = {
    to,
    text: subject,
    formula: subjectIn(to, subject, faceOf(objective)),
    node: objective,
  }
  if (head) return filled(head, value, [by(first), by(second)], scalar)
  return way === 'twice'
    ? secondPartials(scalar, by(first), by(second))
    : partials(value, by(first), layout === 'denominator')
}

/** A head with the value and the variables in their places; of a second derivative the other variable comes last. */
const filled = (
  head: Readonly<Record<'text' | 'latex', string>>,
  value: Part,
  [variable, other]: readonly [Part, Part],
  scalar: string,
): AnswerHead => ({
  text: head.text
    .replace('{s}', scalar)
    .replace('{f}', value.text)
    .replace('{x}', variable.text)
    .replace('{v}', freeEntries(variable).text)
    .replace('{v}', freeEntries(other).text),
  formula: value.to
    .symbols(
      head.latex
        .replace('{f}', '$1')
        .replace('{x}', '$2')
        .replace('{s}', '$3')
        .replace('{v}', '$4')
        .replace('{v}', '$5'),
    )
    .replace('$1', () => value.formula)
    .replace('$2', () => variable.formula)
    .replace('$4', () => freeEntries(variable).formula)
    .replace('$5', () => freeEntries(other).formula)
    .replace('$3', () => subjectIn(value.to, scalar, 'scalar')),
})

/** The free entries of a variable, as a column. */
const freeEntries = (variable: Part): Part => {
  const { node } = variable
  if (node?.kind !== 'variable' || !isMatrixNode(node)) return variable
  const entries = entriesOf(node.properties)
  return {
    ...variable,
    text: `${entries}(${variable.text})`,
    formula: `${variable.to.operator(entries)}(${variable.formula})`,
  }
}

interface Part {
  readonly to: Notation
  readonly text: string
  readonly formula: string
  readonly node: Node | undefined
}

const partOf = (to: Notation, name: string, node: Node | undefined): Part => ({
  to,
  text: name,
  formula: nameIn(to, name, node ? faceOf(node) : 'scalar'),
  node,
})

const variablesIn = ({ objective, variables = [] }: Derivation): ReadonlyMap<string, Node> =>
  new Map(
    [...variables, ...reachable([objective])].flatMap((node) =>
      node.kind === 'variable' ? [[node.name, node] as const] : [],
    ),
  )

const fraction = ({ fraction: parts }: Notation, over: string, under: string): string =>
  compose(LEVEL.fraction, parts(atom(over), atom(under))).text

const quotient = (over: Part, under: Part): AnswerHead => ({
  text: `d${over.text}/d${under.text}`,
  formula: fraction(over.to, `${over.to.partial}${over.formula}`, `${over.to.partial}${under.formula}`),
})

/** By a scalar the shape of the value; otherwise columns, which of vectors go without saying. */
const partials = (over: Part, under: Part, isTurned: boolean): AnswerHead =>
  under.node && isScalarNode(under.node)
    ? quotient(isTurned ? transposed(over) : over, under)
    : isTurned
      ? quotient(transposed(over), column(under))
      : quotient(column(over), row(under))

const column = (part: Part): Part =>
  part.node && isMatrixNode(part.node)
    ? { ...part, text: `vec(${part.text})`, formula: vecOf(part.to, part.formula) }
    : part

const vecOf = (to: Notation, formula: string): string =>
  to.operator('vec') + (/^[A-Za-z]/.test(formula) ? ' ' : '') + formula

const row = (part: Part): Part =>
  part.node && isMatrixNode(part.node)
    ? turned({ ...part, text: `vec(${part.text})`, formula: `${part.to.operator('vec')}(${part.formula})` })
    : part

const turned = (part: Part): Part => ({
  ...part,
  text: `${part.text}'`,
  formula: `${part.formula}${part.to.transpose}`,
})

const secondPartials = (scalar: string, first: Part, other: Part): AnswerHead => {
  const { to } = first
  const above = `${to.partial.trimEnd()}^2 ${subjectIn(to, scalar, 'scalar')}`
  const isMixed = first.text !== other.text || (first.node && isMatrixNode(first.node))
  const [one, two] = isMixed ? [column(first), transposed(other)] : [first, undefined]
  const below = two
    ? `${to.partial}${one.formula}${to.thin}${to.partial}${two.formula}`
    : `${to.partial}${first.formula}^2`
  return {
    text: `d2${scalar}/d${one.text}${two ? `d${two.text}` : '2'}`,
    formula: fraction(to, above, below),
  }
}

/** Beside another variable a vector shows that it stands for the columns. */
const transposed = (part: Part): Part =>
  part.node && !isMatrixNode(part.node) && part.node.rows !== 1 ? turned(part) : row(part)
