/**
 * Expressions as the text of the language: what is printed parses back to the same node.
 */
import { assertNever } from '../errors/defects.ts'
import type { Node } from '../expr/node.ts'
import { componentsOf } from '../form/components.ts'
import { dimText, endsOf, type Form, type Picked } from '../form/form.ts'
import { createKept } from '../form/kept.ts'
import { overOf } from '../form/over.ts'
import { inText } from '../form/present.ts'
import { isIndexing } from '../functions/index.ts'
import { toDecimalOrFraction } from '../rational.ts'
import { componentsText } from './components.ts'
import { atom, compose, type Doc, type Fence, joined, LEVEL, signed, within } from './precedence.ts'

type CallForm = Extract<Form, { kind: 'call' }>

/** The expression as text of the language. */
export const toText = (node: Node): string => doc(inText(node)).text

const fence: Fence = (inner) => compose(LEVEL.call, ['(', inner, ')'])

const at = (form: Form, limit: number): Doc => within(doc(form), limit, fence)

/** What forms are spelled as: the lines of a derivation have most of theirs in common. */
const known = createKept<Doc>()

const doc = (form: Form): Doc => known.of(form) ?? known.keep(form, spelled(form))

const spelled = (form: Form): Doc => {
  switch (form.kind) {
    case 'number':
      return atom(toDecimalOrFraction(form.value))
    case 'symbol':
      return atom(form.node.name)
    case 'pi':
      return atom('pi')
    case 'dimension':
      return dimension(dimText(form.dim))
    case 'fill':
      return atom(fill(form), LEVEL.call)
    case 'sum':
      return sum(form)
    case 'negate':
      return compose(LEVEL.sign, ['-', within(afterMinus(form.body), LEVEL.hadamard, fence)])
    case 'times':
      return leftward(LEVEL.times, '*', form.factors, LEVEL.script)
    case 'hadamard':
      return leftward(LEVEL.hadamard, ' .* ', form.factors)
    case 'quotient':
      return quotient(form)
    case 'power':
      return power(form)
    case 'transpose':
      return compose(LEVEL.script, [at(form.body, LEVEL.call), "'"])
    case 'colon':
      return joined(LEVEL.colon, [at(form.left, LEVEL.hadamard), at(form.right, LEVEL.hadamard)], ' : ')
    case 'call':
      return over(form) ?? call(form)
    case 'slice':
      return slice(form)
    case 'blocks':
      return blocks(form.lines)
    case 'differential':
      return applied('d', [form.body])
    default:
      return assertNever(form)
  }
}

/** `X[a:b,c:d]`. */
const slice = ({ body, picks }: Extract<Form, { kind: 'slice' }>): Doc =>
  compose(LEVEL.call, [at(body, LEVEL.call), '[', joined(LEVEL.sum, picks.map(picked), ','), ']'])

const call = (form: CallForm): Doc => {
  const components = componentsOf(form)
  if (components) return componentsText(components, { doc, fence })
  return isIndexing(form.name)
    ? indexed(form.args)
    : applied(form.spelling + "'".repeat(form.order), form.args)
}

/** `sum(E for i in 1:n)`, and `[E for i in 1:n]` for the values, which answers define by their entries. */
const over = (form: CallForm): Doc | undefined => {
  const parts = overOf(form)
  if (!parts) return undefined
  const range = parts.evident ? '' : ` in 1:${dimText(parts.size)}`
  const [open, close] = parts.kind === 'over' ? ['sum(', ')'] : ['[', ']']
  return compose(LEVEL.call, [open, doc(parts.body), ` for ${parts.index}${range}${close}`])
}

/** `X[i,j]`. */
const indexed = ([body, ...indices]: readonly Form[]): Doc =>
  compose(LEVEL.call, [at(body!, LEVEL.call), '[', joined(LEVEL.sum, indices.map(doc), ','), ']'])

/** `a:b`; a colon alone is all. */
const picked = (pick: Picked): Doc =>
  pick.kind === 'all' ? atom(':') : joined(LEVEL.sum, endsOf(pick).map(doc), ':')

/** `[A, B; C, D]`. */
const blocks = (lines: readonly (readonly Form[])[]): Doc =>
  compose(LEVEL.atom, [
    '[',
    joined(
      LEVEL.sum,
      lines.map((line) => joined(LEVEL.sum, line.map(doc), ', ')),
      '; ',
    ),
    ']',
  ])

const dimension = (text: string): Doc =>
  atom(text, text.includes(' ') ? LEVEL.sum : text.includes('*') ? LEVEL.times : LEVEL.atom)

const fill = ({ name, rows, cols }: Extract<Form, { kind: 'fill' }>): string =>
  name === 'eye' || cols === 1 ? `${name}(${dimText(rows)})` : `${name}(${dimText(rows)},${dimText(cols)})`

const sum = ({ terms }: Extract<Form, { kind: 'sum' }>): Doc =>
  signed(
    terms.map(({ negative, form }, i) => ({
      negative,
      doc: i === 0 && negative ? afterMinus(form) : doc(form),
    })),
    fence,
  )

const quotient = ({ over, under, elementwise }: Extract<Form, { kind: 'quotient' }>): Doc =>
  elementwise
    ? leftward(LEVEL.hadamard, ' ./ ', [over, ...under])
    : leftward(LEVEL.times, '/', [over, ...under])

/** What follows a minus of its own: unary minus binds tighter than products. */
const afterMinus = (form: Form): Doc => (leadsWithDifference(form) ? fence(doc(form)) : doc(form))

/** Whether a minus before the form would turn the signs of a sum. */
const leadsWithDifference = (form: Form): boolean => {
  switch (form.kind) {
    case 'sum':
      return form.terms.some(({ negative }) => negative)
    case 'times':
    case 'hadamard':
      return leadsWithDifference(form.factors[0]!)
    case 'quotient':
      return leadsWithDifference(form.over)
    default:
      return false
  }
}

/** Operands that group to the left: only the first may be as loose as the operator itself. */
const leftward = (level: number, operator: string, forms: readonly Form[], first = level): Doc =>
  joined(
    level,
    forms.map((form, i) => at(form, i === 0 ? first : LEVEL.script)),
    operator,
  )

/** An exponent is a signed number, a name, or stands in parentheses. */
const power = ({ base, exponent, elementwise }: Extract<Form, { kind: 'power' }>): Doc => {
  const below = at(base, base.kind === 'transpose' ? LEVEL.script : LEVEL.call)
  const signedNumber = exponent.kind === 'negate' && exponent.body.kind === 'number'
  const above = at(exponent, signedNumber ? LEVEL.sign : LEVEL.atom)
  return joined(LEVEL.script, [below, above], elementwise ? '.^' : '^')
}

const applied = (name: string, args: readonly Form[]): Doc =>
  compose(LEVEL.call, [`${name}(`, joined(LEVEL.sum, args.map(doc), ','), ')'])
