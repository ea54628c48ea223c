/**
 * Expressions in the layout of a textbook, in the notation given. Parentheses are few, but matrix products beside an
 * entrywise operator have them: juxtaposition binds tighter, and many readers think otherwise.
 */
import { assertNever } from '../errors/defects.ts'
import { createFact } from '../expr/facts.ts'
import type { Node } from '../expr/node.ts'
import { componentsOf } from '../form/components.ts'
import { endsOf, type Form, type Picked, type Style } from '../form/form.ts'
import { createKept } from '../form/kept.ts'
import { presenter } from '../form/present.ts'
import { isInteger, type Rational, toDecimalOrFraction } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { componentsIn } from './components.ts'
import { callIn, invertedIn, operatorIn, transposedIn } from './formulacall.ts'
import { dimIn, faceOf, nameIn } from './names.ts'
import { type Notation, script } from './notation.ts'
import { atom, compose, type Doc, joined, LEVEL, signed, within } from './precedence.ts'
import { reduced } from './reductions.ts'

/** Halves and eighths are fractions, tenths are decimals, thirds cannot be. */
export const TEXTBOOK: Style = {
  fraction: (value: Rational) =>
    !isInteger(value) && ([2n, 4n, 8n, 16n].includes(value.den) || toDecimalOrFraction(value).includes('/')),
  fractionFirst: true,
}

const show = presenter(TEXTBOOK, createFact())

/** The expression in a notation. */
export const formulaIn = (to: Notation, node: Node): string => docIn(to, show(node)).text

const at = (to: Notation, form: Form, limit: number): Doc => within(docIn(to, form), limit, to.fence)

/** What forms are spelled as in a notation: the lines of a derivation have most of theirs in common. */
const known = createKept<{ readonly to: Notation; readonly doc: Doc }>()

/** The form with what each part of it is spelled as. */
export const docIn = (to: Notation, form: Form): Doc => {
  const old = known.of(form)
  if (old?.to === to) return old.doc
  return known.keep(form, { to, doc: { ...spelled(to, form), form } }).doc
}

const spelled = (to: Notation, form: Form): Doc => {
  switch (form.kind) {
    case 'number':
      return atom(toDecimalOrFraction(form.value))
    case 'symbol':
      return atom(nameIn(to, form.node.name, faceOf(form.node)))
    case 'pi':
      return atom(to.pi)
    case 'dimension':
      return dimension(dimIn(to, form.dim))
    case 'fill':
      return form.name === 'ones' ? ones(to, form, {}) : atom(sizedFill(to, form))
    case 'sum':
      return sum(to, form)
    case 'negate':
      return compose(LEVEL.sign, ['-', at(to, form.body, LEVEL.hadamard)])
    case 'times':
      return times(to, form)
    case 'hadamard':
      return operator(to, to.hadamard, form.factors)
    case 'quotient':
      return quotient(to, form)
    case 'power':
      return power(to, form)
    case 'transpose':
      return transpose(to, form.body)
    case 'colon':
      return colon(to, form)
    case 'call':
      return call(to, form)
    case 'slice':
      return slice(to, form)
    case 'blocks':
      return blocks(to, form.lines)
    case 'differential':
      return compose(LEVEL.script, [to.differential, at(to, form.body, LEVEL.atom)])
    default:
      return assertNever(form)
  }
}

const sum = (to: Notation, { terms }: Extract<Form, { kind: 'sum' }>): Doc =>
  signed(
    terms.map(({ negative, form }) => ({ negative, doc: docIn(to, form) })),
    to.fence,
  )

const colon = (to: Notation, { left, right }: Extract<Form, { kind: 'colon' }>): Doc =>
  joined(LEVEL.colon, [at(to, left, LEVEL.times), at(to, right, LEVEL.times)], ` ${to.colon} `)

const dimension = (text: string): Doc =>
  atom(text, / [+-] |^-/.test(text) ? LEVEL.sum : text.includes(' ') ? LEVEL.times : LEVEL.atom)

const call = (to: Notation, form: Extract<Form, { kind: 'call' }>): Doc => {
  const components = componentsOf(form)
  if (components) return componentsIn(to, components, (inner) => argument(to, inner))
  return reduced(form)
    ? times(to, { factors: [form], matrices: 0 })
    : callIn(
        to,
        form,
        form.args.map((arg) => argument(to, arg)),
      )
}

/** A constant with its size, where no neighbour tells it. */
const sizedFill = (to: Notation, { name, rows, cols }: Fill): string => {
  const size = [rows, ...(name === 'eye' || cols === 1 ? [] : [cols])].map((dim) => dimIn(to, dim))
  return operatorIn(to, name) + script(to, '_', size.join(` ${to.symbols('\\times')} `))
}

/** Which sizes of ones a neighbour in a product tells. */
interface Told {
  readonly rows?: boolean
  readonly cols?: boolean
}

/** Ones are a column, its transpose, or the product of the two, with the sizes that no neighbour tells. */
const ones = (to: Notation, { rows, cols }: Fill, told: Told): Doc => {
  const sized = (size: Dim, isTold = false): string =>
    operatorIn(to, 'ones') + (isTold ? '' : script(to, '_', dimIn(to, size)))
  const column = atom(sized(rows, told.rows))
  if (cols === 1) return column
  const row = atom(sized(cols, told.cols) + to.transpose, LEVEL.script)
  return rows === 1 ? row : joined(LEVEL.times, [column, row], ' ')
}

/** Nothing beside an argument tells its size. */
const argument = (to: Notation, form: Form): Doc =>
  form.kind === 'fill' ? atom(sizedFill(to, form)) : docIn(to, form)

/** Operands of an entrywise operator; the first may be a chain of such operators itself. */
const operator = (to: Notation, symbol: string, forms: readonly Form[]): Doc =>
  joined(
    LEVEL.hadamard,
    forms.map((form, i) => {
      const operand = docIn(to, form)
      const isChain = i === 0 && operand.level === LEVEL.hadamard
      return isChain ? operand : within(operand, LEVEL.multiple, to.fence)
    }),
    ` ${symbol} `,
  )

/** Words and differentials stand apart from their neighbours; digits never run together. */
const times = (to: Notation, form: Factors): Doc => {
  const { factors, matrices } = spread(form)
  const tells = (i: number): boolean =>
    i >= Math.max(0, factors.length - matrices) && i < factors.length && !isOnes(factors[i]!)
  const parts: (Doc | string)[] = []
  let before: Doc | undefined
  for (const [i, factor] of factors.entries()) {
    const next = isOnes(factor)
      ? ones(to, factor, { rows: tells(i - 1), cols: tells(i + 1) })
      : at(to, factor, LEVEL.fraction)
    if (before) parts.push(between(to, before, next))
    parts.push(next)
    before = next
  }
  return compose(matrices > 1 ? LEVEL.times : LEVEL.multiple, parts)
}

const isOnes = (form: Form): form is Fill => form.kind === 'fill' && form.name === 'ones'

const between = (to: Notation, before: Doc, next: Doc): string =>
  /^[\d.]/.test(next.text) ? ` ${to.dot} ` : to.apart(before) || to.apart(next) ? to.thin : ' '

type Fill = Extract<Form, { kind: 'fill' }>
type Factors = Pick<Extract<Form, { kind: 'times' }>, 'factors' | 'matrices'>

/** Sums among the factors as factors of their own; one that is a scalar only at the end of scalars. */
const spread = ({ factors, matrices }: Factors): Factors => {
  const front: Form[] = []
  let count = matrices
  const flat = factors.flatMap((factor, i): readonly Form[] => {
    const sum = reduced(factor)
    if (!sum || (sum.isScalar && (matrices > 0 || i < factors.length - 1))) return [factor]
    const inner = spread({ factors: sum.factors, matrices: sum.factors.length })
    front.push(...sum.front)
    count += inner.factors.length - (i < factors.length - matrices ? 0 : 1)
    return inner.factors
  })
  return { factors: [...front, ...flat], matrices: count }
}

/** What is picked stands below; a name may have an index of its own. */
const slice = (to: Notation, { body, picks }: Extract<Form, { kind: 'slice' }>): Doc => {
  const head = at(to, body, LEVEL.atom)
  const [open, close] = to.held
  const below = joined(
    LEVEL.sum,
    picks.map((pick) => picked(to, pick)),
    ', ',
  )
  const base = head.text.includes('_') ? to.whole(head) : [head]
  return compose(LEVEL.call, [...base, `_${open}`, below, close])
}

const picked = (to: Notation, pick: Picked): Doc =>
  pick.kind === 'all'
    ? atom(to.to)
    : joined(
        LEVEL.sum,
        endsOf(pick).map((end) => docIn(to, end)),
        to.to,
      )

/** Lines of unequal length stand in brackets of their own. */
const blocks = (to: Notation, lines: readonly (readonly Form[])[]): Doc => {
  const even = lines.every(({ length }) => length === lines[0]!.length)
  return bracketed(
    to,
    lines.map((line) => {
      const cells = line.map((cell) => argument(to, cell))
      return even || cells.length === 1 ? cells : [bracketed(to, [cells])]
    }),
  )
}

const bracketed = (to: Notation, lines: readonly (readonly Doc[])[]): Doc => ({
  ...compose(LEVEL.atom, to.blocks(lines)),
  tall: true,
})

const quotient = (to: Notation, { over, under, elementwise }: Extract<Form, { kind: 'quotient' }>): Doc => {
  if (elementwise) return operator(to, to.division, [over, ...under])
  const below = under.length === 1 ? docIn(to, under[0]!) : times(to, { factors: under, matrices: 0 })
  return { ...compose(LEVEL.fraction, to.fraction(docIn(to, over), below)), tall: true }
}

const power = (to: Notation, { base, exponent, elementwise }: Extract<Form, { kind: 'power' }>): Doc => {
  const above = inExponent(to, exponent)
  const inverted = elementwise ? undefined : invertedIn(base)
  if (inverted && exponent.kind === 'number') return scripted(to, at(to, inverted, LEVEL.call), '-', above)
  return elementwise
    ? scripted(to, at(to, base, LEVEL.call), `${to.hadamard} `, within(above, LEVEL.times, to.fence))
    : scripted(to, at(to, base, LEVEL.call), '', above)
}

const scripted = ({ held: [open, close] }: Notation, base: Doc, mark: string, above: Doc): Doc =>
  compose(LEVEL.script, [base, `^${open}${mark}`, above, close])

/** Fractions in an exponent are written on one line. */
const inExponent = (to: Notation, form: Form): Doc => {
  if (form.kind === 'negate') return compose(LEVEL.sign, ['-', inExponent(to, form.body)])
  const [divisor, second] = form.kind === 'quotient' ? form.under : []
  return form.kind === 'quotient' && divisor && !second
    ? joined(LEVEL.times, [at(to, form.over, LEVEL.times), at(to, divisor, LEVEL.script)], to.slash)
    : docIn(to, form)
}

/** The transpose of an inverse is written as one exponent, where there is a sign for it. */
const transpose = (to: Notation, body: Form): Doc => {
  const inverted = invertedIn(body)
  if (inverted && to.inverseTranspose !== undefined)
    return compose(LEVEL.script, [at(to, inverted, LEVEL.call), to.inverseTranspose])
  const limit = body.kind === 'differential' ? LEVEL.script : LEVEL.call
  return transposedIn(to, at(to, body, limit))
}
