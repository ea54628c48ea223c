/**
 * What stands left of the equals sign: of a line of a derivation, and of an answer.
 */
import type { Derivation, Result, Subject } from '../expr/derivation.ts'
import { rowOf } from '../expr/kinds.ts'
import { isMatrixNode, isScalarNode, type Node } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { toLatex } from './latex.ts'
import { type Face, faceOf, nameLatex } from './names.ts'
import { toText } from './text.ts'

/** `f`, `df` or `vec(dF)`. */
export const headText = ({ of, form = 'value', term }: Subject): string => {
  switch (form) {
    case 'value':
      return of
    case 'differential':
      return `d${of}`
    case 'vec':
      return `vec(d${of})`
    case 'term':
      return term ? toText(term) : of
  }
}

/** The same in LaTeX; `node` is what stands on the right. */
export const headLatex = ({ of, form = 'value', term }: Subject, node: Node): string => {
  switch (form) {
    case 'value':
      return subjectLatex(of, faceOf(node))
    case 'differential':
      return `\\mathrm{d}${subjectLatex(of, faceOf(node))}`
    case 'vec':
      return `\\operatorname{vec}(\\mathrm{d}${subjectLatex(of, 'matrix')})`
    case 'term':
      return term ? toLatex(term) : of
  }
}

const subjectLatex = (of: string, face: Face): string =>
  of === 'f' && face === 'scalar' ? 'f' : nameLatex(of, face)

/** What an answer is called, in the two notations. */
export interface AnswerHead {
  readonly text: string
  readonly latex: string
}

/** `df/dx`, `dvec(F)/dvec(X)'`, `d2f/dx2`, `dF`: the derivative by its definition. */
export const answerHead = (
  derivation: Derivation,
  { variables: [first = ''], second = first }: Result,
): AnswerHead => {
  const { kind, subject, objective, layout } = derivation
  const { head, way } = rowOf(kind)
  const variables = variablesIn(derivation)
  const by = (name: string): Part => partOf(name, variables.get(name))
  const value: Part = { text: subject, latex: subjectLatex(subject, faceOf(objective)), node: objective }
  if (head) return filled(head, value, by(first))
  return way === 'twice'
    ? secondPartials(by(first), by(second))
    : partials(value, by(first), layout === 'denominator')
}

/** A head with the value and the variable in their places. */
const filled = ({ text, latex }: AnswerHead, value: Part, variable: Part): AnswerHead => ({
  text: text.replace('{f}', value.text).replace('{x}', variable.text),
  latex: latex.replace('{f}', () => value.latex).replace('{x}', () => variable.latex),
})

interface Part {
  readonly text: string
  readonly latex: string
  readonly node: Node | undefined
}

const partOf = (name: string, node: Node | undefined): Part => ({
  text: name,
  latex: nameLatex(name, node ? faceOf(node) : 'scalar'),
  node,
})

const variablesIn = ({ objective, variables = [] }: Derivation): ReadonlyMap<string, Node> =>
  new Map(
    [...variables, ...reachable([objective])].flatMap((node) =>
      node.kind === 'variable' ? [[node.name, node] as const] : [],
    ),
  )

const quotient = (over: Part, under: Part): AnswerHead => ({
  text: `d${over.text}/d${under.text}`,
  latex: `\\frac{\\partial ${over.latex}}{\\partial ${under.latex}}`,
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
    ? { ...part, text: `vec(${part.text})`, latex: `\\operatorname{vec}${part.latex}` }
    : part

const row = (part: Part): Part =>
  part.node && isMatrixNode(part.node)
    ? { ...part, text: `vec(${part.text})'`, latex: `\\operatorname{vec}(${part.latex})^\\top` }
    : part

const secondPartials = (first: Part, other: Part): AnswerHead =>
  first.text === other.text && !(first.node && isMatrixNode(first.node))
    ? { text: `d2f/d${first.text}2`, latex: `\\frac{\\partial^2 f}{\\partial ${first.latex}^2}` }
    : {
        text: `d2f/d${column(first).text}d${transposed(other).text}`,
        latex: `\\frac{\\partial^2 f}{\\partial ${column(first).latex}\\,\\partial ${transposed(other).latex}}`,
      }

/** Beside another variable a vector shows that it stands for the columns. */
const transposed = (part: Part): Part =>
  part.node && !isMatrixNode(part.node) && part.node.rows !== 1
    ? { ...part, text: `${part.text}'`, latex: `${part.latex}^\\top` }
    : row(part)
