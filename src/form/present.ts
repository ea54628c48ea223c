/**
 * From nodes to forms: hides the broadcasts that the graph makes explicit, turns negative coefficients into signs and
 * negative exponents into fractions. Owns what is written; how it is spelled is `print/`'s.
 */
import { assertNever } from '../errors/defects.ts'
import { createFact, type Fact } from '../expr/facts.ts'
import { type Call, type Colon, isScalarNode, type Node, type Sum, type Term } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import { isMinusOne, isNegative, isOne, multiply, negate, ONE, type Rational, ZERO } from '../rational.ts'
import { hidesOnes, hidesOperand, repeated } from './broadcast.ts'
import { type Form, type Show, type Style, TEXT } from './form.ts'
import { isReciprocal, matrixPower, number, power } from './powers.ts'
import { multiple } from './products.ts'
import { blocks, slice } from './slices.ts'

/**
 * The way from nodes to forms for a notation that wants `style`; forms that are `known` are made once, `made` is told
 * of every form that is a node as it stands.
 */
export const presenter = (
  style: Style,
  known?: Fact<Form>,
  made: Show['made'] = () => undefined,
): ((node: Node) => Form) => {
  const show: Show = {
    style,
    made,
    form: (node) => {
      const old = known?.of(node)
      if (old) return old
      const form = present(node, show)
      known?.keep(node, form)
      made(form, node)
      return form
    },
    term: (coefficient, node) =>
      isNegative(coefficient)
        ? { kind: 'negate', body: positive(negate(coefficient), node, show) }
        : positive(coefficient, node, show),
  }
  return show.form
}

/** The form of an expression as text, made once. */
export const inText = presenter(TEXT, createFact())

const positive = (coefficient: Rational, node: Node | undefined, show: Show): Form => {
  const form = multiple(coefficient, node, show)
  if (node && isOne(coefficient)) show.made(form, node)
  return form
}

const present = (node: Node, show: Show): Form => {
  switch (node.kind) {
    case 'variable':
    case 'named':
      return { kind: 'symbol', node }
    case 'ones':
      return isScalarNode(node) ? number(ONE) : fill('ones', node)
    case 'eye':
      return fill('eye', node)
    case 'pi':
      return { kind: 'pi' }
    case 'dimension':
      return { kind: 'dimension', dim: node.dim }
    case 'sum':
      return sum(node, show)
    case 'scale':
    case 'product':
    case 'hadamard':
      return multiple(ONE, node, show)
    case 'power':
      return isReciprocal(node) ? multiple(ONE, node, show) : power(node, show)
    case 'matrix-power':
      return matrixPower(node, show)
    case 'transpose':
      return { kind: 'transpose', body: show.form(node.body) }
    case 'colon':
      return { kind: 'colon', left: show.form(node.left), right: show.form(node.right) }
    case 'call':
      return call(node, show)
    case 'differential':
      return { kind: 'differential', body: show.form(node.body) }
    default:
      return assertNever(node)
  }
}

const fill = (name: 'eye' | 'ones' | 'zeros', { rows, cols }: Node): Form => ({
  kind: 'fill',
  name,
  rows,
  cols,
})

const sum = (node: Sum, show: Show): Form => {
  const [first, second] = node.terms
  if (!first) return isScalarNode(node) ? number(ZERO) : fill('zeros', node)
  if (second) return combination(node, 1, show)
  if (first.body.kind === 'colon' && first.body.differential) {
    const { coefficient, body } = drawnIn(first.coefficient, first.body.left)
    return { kind: 'colon', left: show.term(coefficient, body), right: show.form(first.body.right) }
  }
  return isMinusOne(first.coefficient) && first.body.kind === 'sum'
    ? combination(first.body, -1, show)
    : show.term(first.coefficient, first.body)
}

/** Two or more terms; numbers and scalars lose their `ones` where `hidesOnes` says so. */
const combination = (node: Sum, sign: 1 | -1, show: Show): Form => {
  const hide = hidesOnes(node)
  return {
    kind: 'sum',
    terms: node.terms.map(({ coefficient, body }, i) => {
      if (body.kind === 'colon' && body.differential && sign === 1)
        return contracted(coefficient, body, show, i === 0)
      const same = hide ? repeated(body) : undefined
      const negative = isNegative(coefficient)
      return {
        negative: negative === (sign === 1),
        form: show.term(negative ? negate(coefficient) : coefficient, same ? same.scalar : body),
      }
    }),
  }
}

/** `c*(G : D)` in a line of a derivation: the number is drawn into the cotangent, its sign stands between the terms. */
const contracted = (
  coefficient: Rational,
  { left, right }: Colon,
  show: Show,
  leads: boolean,
): SignedForm => {
  const { coefficient: total, body } = drawnIn(coefficient, left)
  const negative = isNegative(total) && !leads
  const cotangent = show.term(negative ? negate(total) : total, body)
  return { negative, form: { kind: 'colon', left: cotangent, right: show.form(right) } }
}

const drawnIn = (coefficient: Rational, cotangent: Node): Term => {
  const [only, more] = cotangent.kind === 'sum' ? cotangent.terms : []
  return only && !more
    ? { coefficient: multiply(coefficient, only.coefficient), body: only.body }
    : { coefficient, body: cotangent }
}

interface SignedForm {
  readonly negative: boolean
  readonly form: Form
}

/** A broadcast operand of `max` or `min` is a scalar again where the other operand tells the shape. */
const call = (node: Call, show: Show): Form => {
  const layout = node.order === 0 ? functionNamed(node.name)?.layout : undefined
  if (layout?.kind === 'slice' && node.args.length === 3) return slice(node, layout.axis, show)
  if (layout?.kind === 'blocks') return blocks(node, layout.axis, show)
  const hide = hidesOperand(node)
  const args = node.args.map((arg) => {
    const same = hide ? repeated(arg) : undefined
    return same ? show.term(same.coefficient, same.scalar) : show.form(arg)
  })
  return {
    kind: 'call',
    name: node.name,
    spelling: node.spelling,
    order: node.order,
    args,
    first: node.args[0],
  }
}
