/**
 * Expressions as LaTeX in the style of a textbook, within what KaTeX accepts. Parentheses are few, but matrix products
 * beside an entrywise operator have them: juxtaposition binds tighter, and many readers think otherwise.
 */
import { assertNever } from '../errors/defects.ts'
import type { Node } from '../expr/node.ts'
import { componentsOf } from '../form/components.ts'
import { endsOf, type Form, type Picked, type Style } from '../form/form.ts'
import { presenter } from '../form/present.ts'
import { isInteger, type Rational, toDecimalOrFraction } from '../rational.ts'
import { componentsLatex } from './components.ts'
import { callLatex, invertedIn, operatorLatex } from './latexcall.ts'
import { dimLatex, faceOf, nameLatex } from './names.ts'
import { atom, compose, type Doc, type Fence, joined, LEVEL, signed, within } from './precedence.ts'
import { reduced } from './reductions.ts'

/** Halves and eighths are fractions, tenths are decimals, thirds cannot be. */
export const LATEX: Style = {
  fraction: (value: Rational) =>
    !isInteger(value) && ([2n, 4n, 8n, 16n].includes(value.den) || toDecimalOrFraction(value).includes('/')),
  fractionFirst: true,
}

const show = presenter(LATEX)

/** The expression as LaTeX, without dollar signs. */
export const toLatex = (node: Node): string => doc(show(node)).text

const fence: Fence = (inner) =>
  compose(LEVEL.call, inner.tall ? ['\\left(', inner, '\\right)'] : ['(', inner, ')'])

const at = (form: Form, limit: number): Doc => within(doc(form), limit, fence)

/** The form with what each part of it is spelled as. */
export const doc = (form: Form): Doc => ({ ...spelled(form), form })

const spelled = (form: Form): Doc => {
  switch (form.kind) {
    case 'number':
      return atom(toDecimalOrFraction(form.value))
    case 'symbol':
      return atom(nameLatex(form.node.name, faceOf(form.node)))
    case 'pi':
      return atom('\\pi')
    case 'dimension':
      return dimension(dimLatex(form.dim))
    case 'fill':
      return form.name === 'ones' ? ones(form) : atom(sizedFill(form))
    case 'sum':
      return sum(form)
    case 'negate':
      return compose(LEVEL.sign, ['-', at(form.body, LEVEL.hadamard)])
    case 'times':
      return times(form)
    case 'hadamard':
      return operator(LEVEL.hadamard, '\\odot', form.factors)
    case 'quotient':
      return quotient(form)
    case 'power':
      return power(form)
    case 'transpose':
      return transpose(form.body)
    case 'colon':
      return joined(LEVEL.colon, [at(form.left, LEVEL.times), at(form.right, LEVEL.times)], ' : ')
    case 'call':
      return call(form)
    case 'slice':
      return slice(form)
    case 'blocks':
      return blocks(form.lines)
    case 'differential':
      return compose(LEVEL.script, ['\\mathrm{d}', at(form.body, LEVEL.atom)])
    default:
      return assertNever(form)
  }
}

const sum = ({ terms }: Extract<Form, { kind: 'sum' }>): Doc =>
  signed(
    terms.map(({ negative, form }) => ({ negative, doc: doc(form) })),
    fence,
  )

const dimension = (text: string): Doc =>
  atom(text, / [+-] |^-/.test(text) ? LEVEL.sum : text.includes(' ') ? LEVEL.times : LEVEL.atom)

const call = (form: Extract<Form, { kind: 'call' }>): Doc => {
  const components = componentsOf(form)
  if (components) return componentsLatex(components, { doc: argument, fence })
  return reduced(form)
    ? times({ factors: [form], matrices: 0 })
    : callLatex(form, form.args.map(argument), fence)
}

/** A constant with its size, where no neighbour tells it. */
const sizedFill = ({ name, rows, cols }: Fill): string =>
  `${operatorLatex(name)}_{${dimLatex(rows)}${name === 'eye' || cols === 1 ? '' : ` \\times ${dimLatex(cols)}`}}`

/** Ones are a column, its transpose, or the product of the two. */
const ones = ({ rows, cols }: Fill): Doc => {
  if (cols === 1) return atom(operatorLatex('ones'))
  const row = atom(`${operatorLatex('ones')}^\\top`, LEVEL.script)
  return rows === 1 ? row : joined(LEVEL.times, [atom(operatorLatex('ones')), row], ' ')
}

/** Nothing beside an argument tells its size. */
const argument = (form: Form): Doc => (form.kind === 'fill' ? atom(sizedFill(form)) : doc(form))

/** Operands of an entrywise operator; the first may be a chain of such operators itself. */
const operator = (level: number, symbol: string, forms: readonly Form[]): Doc =>
  joined(
    level,
    forms.map((form, i) => {
      const operand = doc(form)
      const isChain = i === 0 && operand.level === level
      return isChain ? operand : within(operand, LEVEL.multiple, fence)
    }),
    ` ${symbol} `,
  )

/** Words and differentials stand apart from their neighbours; digits never run together. */
const times = (form: Factors): Doc => {
  const { factors, matrices } = spread(form)
  const parts: (Doc | string)[] = []
  let before: Doc | undefined
  for (const factor of factors) {
    const isOuter = factor.kind === 'fill' && factor.name === 'ones'
    const next = isOuter ? ones(factor) : at(factor, LEVEL.fraction)
    if (before) parts.push(/^[\d.]/.test(next.text) ? ' \\cdot ' : apart(before) || apart(next) ? '\\,' : ' ')
    parts.push(next)
    before = next
  }
  return compose(matrices > 1 ? LEVEL.times : LEVEL.multiple, parts)
}

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
    count += inner.factors.length
    return inner.factors
  })
  return { factors: [...front, ...flat], matrices: count }
}

const apart = ({ text }: Doc): boolean => /^\\(mathrm\{|mathbf\{[^}]{2})/.test(text)

/** What is picked stands below; a name may have an index of its own. */
const slice = ({ body, picks }: Extract<Form, { kind: 'slice' }>): Doc => {
  const head = at(body, LEVEL.atom)
  const below = joined(LEVEL.sum, picks.map(picked), ', ')
  return compose(
    LEVEL.call,
    head.text.includes('_') ? ['{', head, '}_{', below, '}'] : [head, '_{', below, '}'],
  )
}

const picked = (pick: Picked): Doc =>
  pick.kind === 'all' ? atom(':') : joined(LEVEL.sum, endsOf(pick).map(doc), ':')

/** Lines of unequal length stand in brackets of their own. */
const blocks = (lines: readonly (readonly Form[])[]): Doc => {
  const even = lines.every(({ length }) => length === lines[0]!.length)
  return bracketed(
    lines.map((line) => {
      const cells = line.map(argument)
      return even || cells.length === 1 ? cells : [bracketed([cells])]
    }),
  )
}

const bracketed = (lines: readonly (readonly Doc[])[]): Doc => ({
  ...compose(LEVEL.atom, [
    '\\begin{bmatrix} ',
    joined(
      LEVEL.sum,
      lines.map((line) => joined(LEVEL.sum, line, ' & ')),
      ' \\\\ ',
    ),
    ' \\end{bmatrix}',
  ]),
  tall: true,
})

const quotient = ({ over, under, elementwise }: Extract<Form, { kind: 'quotient' }>): Doc => {
  if (elementwise) return operator(LEVEL.hadamard, '\\oslash', [over, ...under])
  const below = under.length === 1 ? doc(under[0]!) : times({ factors: under, matrices: 0 })
  return { ...compose(LEVEL.fraction, ['\\frac{', doc(over), '}{', below, '}']), tall: true }
}

const power = ({ base, exponent, elementwise }: Extract<Form, { kind: 'power' }>): Doc => {
  const above = inExponent(exponent)
  const inverted = invertedIn(base)
  if (inverted && exponent.kind === 'number') return scripted(at(inverted, LEVEL.call), '-', above)
  return elementwise
    ? scripted(at(base, LEVEL.call), '\\odot ', within(above, LEVEL.times, fence))
    : scripted(at(base, LEVEL.call), '', above)
}

const scripted = (base: Doc, mark: string, above: Doc): Doc =>
  compose(LEVEL.script, [base, `^{${mark}`, above, '}'])

/** Fractions in an exponent are written on one line. */
const inExponent = (form: Form): Doc => {
  if (form.kind === 'negate') return compose(LEVEL.sign, ['-', inExponent(form.body)])
  const [divisor, second] = form.kind === 'quotient' ? form.under : []
  return form.kind === 'quotient' && divisor && !second
    ? joined(LEVEL.times, [at(form.over, LEVEL.times), at(divisor, LEVEL.script)], '/')
    : doc(form)
}

/** The transpose of an inverse is written as one exponent. */
const transpose = (body: Form): Doc => {
  const inverted = invertedIn(body)
  if (inverted) return compose(LEVEL.script, [at(inverted, LEVEL.call), '^{-\\top}'])
  const limit = body.kind === 'differential' ? LEVEL.script : LEVEL.call
  return compose(LEVEL.script, [at(body, limit), '^\\top'])
}
